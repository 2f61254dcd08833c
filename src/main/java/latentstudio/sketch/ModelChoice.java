package latentstudio.sketch;

import java.util.Arrays;
import latentstudio.dataset.DataSetDescription;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Task;

/**
 * One model that a visitor can draw for.
 *
 * @param id         its id, as in the address
 * @param version    of its weights; a link made with another one says so
 * @param title      what the visitor sees
 * @param dataSet    what it was trained on
 * @param denoises   whether it cleans a drawing instead of reconstructing it
 * @param available  whether it can be used now
 * @param reason     why it cannot, or null
 * @param latentSize Z; 0 where it has no latent
 * @param low        [Z], 1st percentile of the training latents
 * @param high       [Z], 99th percentile
 * @param median     [Z]
 */
public record ModelChoice(String id, String version, String title, DataSetDescription dataSet, boolean denoises, boolean available,
                          String reason, int latentSize, double[] low, double[] high, double[] median) {
    private static final double[] NONE = new double[0];

    static ModelChoice of(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        if (manifest == null) {
            return new ModelChoice(entry.id(), "", entry.id(), entry.dataSet(), false, false, entry.reason(), 0, NONE, NONE, NONE);
        }
        LatentSpec latent = manifest.latent();
        return new ModelChoice(entry.id(), manifest.version(), manifest.title(), entry.dataSet(),
                manifest.task() == Task.DENOISER, entry.available(), entry.reason(), latent == null ? 0 : latent.size(),
                column(latent, 1), column(latent, 99), latent == null ? NONE : latent.overall().median());
    }

    private static double[] column(LatentSpec latent, int percent) {
        return latent == null ? NONE : Arrays.stream(latent.quantiles()).mapToDouble(row -> row[percent]).toArray();
    }
}
