package latentstudio.ui;

import java.util.Arrays;
import java.util.List;
import latentstudio.dataset.DataSetDescription;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.GraphRole;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Task;

/**
 * A model as every screen is told of it.
 *
 * @param id         its id, as in the address
 * @param version    of its weights; a link made with another one says so
 * @param title      what the visitor sees
 * @param dataSet    what it was trained on
 * @param task       what it is for; null where its manifest cannot be read
 * @param centring   whether it finds the ink of a drawing and centres it, so that paper around it tells nothing
 * @param available  whether it can be used now
 * @param reason     why it cannot, or null
 * @param classes    the names of the classes that it has statistics of; empty without
 * @param prior      whether it has a learned prior
 * @param latentSize Z; 0 where it has no latent
 * @param low        [Z], 1st percentile of the training latents
 * @param high       [Z], 99th percentile
 * @param median     [Z]
 * @param influence  [Z], how much each value tells; empty where that was not measured
 * @param learning   whether it is learned just now, so that its weights change
 */
public record ModelChoice(String id, String version, String title, DataSetDescription dataSet, Task task, boolean centring, boolean available,
                          String reason, List<String> classes, boolean prior, int latentSize, double[] low, double[] high, double[] median,
                          double[] influence, boolean learning) {
    private static final double[] NONE = new double[0];

    public static ModelChoice of(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        if (manifest == null) {
            return new ModelChoice(entry.id(), "", entry.id(), entry.dataSet(), null, false, false, entry.reason(), List.of(), false, 0, NONE, NONE,
                    NONE, NONE, false);
        }
        LatentSpec latent = manifest.latent();
        return new ModelChoice(entry.id(), manifest.version(), manifest.title(), entry.dataSet(), manifest.task(),
                manifest.input() instanceof InputSpec input && input.normalisation() instanceof InputSpec.CentredInk,
                entry.available(), entry.reason(), manifest.knownClasses(), manifest.graphs().containsKey(GraphRole.PRIOR), latent == null ? 0 : latent.size(),
                column(latent, 1), column(latent, 99), latent == null ? NONE : latent.overall().median(), latent == null || latent.influence() == null ? NONE : latent.influence(),
                manifest.isLearning());
    }

    /** The same with another description of its data set. */
    public ModelChoice with(DataSetDescription described) {
        return new ModelChoice(id, version, title, described, task, centring, available, reason, classes, prior, latentSize, low, high, median, influence, learning);
    }

    /** Those of a catalog that are for the first of these tasks, then those for the next; each in its order. */
    public static List<ModelChoice> of(ModelCatalog catalog, Task... tasks) {
        return Arrays.stream(tasks).flatMap(task -> catalog.entries().stream()
                .filter(entry -> entry.manifest() != null && entry.manifest().task() == task)).map(ModelChoice::of).toList();
    }

    private static double[] column(LatentSpec latent, int percent) {
        return latent == null ? NONE : Arrays.stream(latent.quantiles()).mapToDouble(row -> row[percent]).toArray();
    }
}
