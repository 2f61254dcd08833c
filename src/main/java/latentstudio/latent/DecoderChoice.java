package latentstudio.latent;

import java.util.Arrays;
import java.util.List;
import latentstudio.dataset.DataSetDescription;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.GraphRole;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;

/**
 * One model whose latent space a visitor can explore.
 *
 * @param id         its id, as in the address
 * @param version    of its weights
 * @param title      what the visitor sees
 * @param dataSet    what it was trained on
 * @param available  whether it can be used now
 * @param reason     why it cannot, or null
 * @param classes    the names of the classes that it has statistics of; empty without
 * @param prior      whether it has a learned prior
 * @param latentSize Z; 0 where it is not known
 * @param low        [Z], 1st percentile of the training latents
 * @param high       [Z], 99th percentile
 * @param median     [Z]
 */
public record DecoderChoice(String id, String version, String title, DataSetDescription dataSet, boolean available, String reason,
                            List<String> classes, boolean prior, int latentSize, double[] low, double[] high, double[] median) {
    private static final double[] NONE = new double[0];

    static DecoderChoice of(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        if (manifest == null) {
            return new DecoderChoice(entry.id(), "", entry.id(), entry.dataSet(), false, entry.reason(), List.of(), false, 0, NONE, NONE, NONE);
        }
        LatentSpec latent = manifest.latent();
        return new DecoderChoice(entry.id(), manifest.version(), manifest.title(), entry.dataSet(), entry.available(), entry.reason(),
                LatentService.classes(manifest), manifest.graphs().containsKey(GraphRole.PRIOR), latent.size(),
                column(latent, 1), column(latent, 99), latent.overall().median());
    }

    private static double[] column(LatentSpec latent, int percent) {
        return Arrays.stream(latent.quantiles()).mapToDouble(row -> row[percent]).toArray();
    }
}
