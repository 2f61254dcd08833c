package latentstudio.sketch;

import java.util.Arrays;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;

/**
 * One model that a visitor can draw for.
 *
 * @param id         its id, as in the address
 * @param version    of its weights; a link made with another one says so
 * @param title      what the visitor sees
 * @param available  whether it can be used now
 * @param reason     why it cannot, or null
 * @param latentSize Z; 0 while it is not available
 * @param low        [Z], 1st percentile of the training latents
 * @param high       [Z], 99th percentile
 * @param median     [Z]
 */
public record ModelChoice(String id, String version, String title, boolean available, String reason, int latentSize,
                          double[] low, double[] high, double[] median) {
    static ModelChoice of(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        if (manifest == null) {
            return new ModelChoice(entry.id(), "", entry.id(), false, entry.reason(), 0,
                    new double[0], new double[0], new double[0]);
        }
        LatentSpec latent = manifest.latent();
        return new ModelChoice(entry.id(), manifest.version(), manifest.title(), entry.available(), entry.reason(),
                latent.size(), column(latent.quantiles(), 1), column(latent.quantiles(), 99), latent.overall().median());
    }

    private static double[] column(double[][] quantiles, int percent) {
        return Arrays.stream(quantiles).mapToDouble(row -> row[percent]).toArray();
    }
}
