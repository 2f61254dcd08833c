package latentstudio.latent;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import latentstudio.image.RefusedException;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.inference.Timing;
import latentstudio.model.GraphRole;
import latentstudio.model.Manifest;
import latentstudio.ui.ModelChoice;

/** The models with a decoder, and new latents for them. Thread-safe. */
@ApplicationScoped
public class LatentService {
    private static final int BATCH = 16;

    private final ModelCatalog catalog;
    private final Map<ServedModel, LatentSampler> samplers = new ConcurrentHashMap<>();

    public LatentService(ModelCatalog catalog) {
        this.catalog = catalog;
        catalog.whenGone(samplers::remove);
    }

    /** Has somebody told of each model that is not offered any more, to forget what is kept of it. */
    public void whenGone(Consumer<ServedModel> listener) {
        catalog.whenGone(listener);
    }

    /**
     * The models whose latent space a visitor can explore, those that cannot be used with their reason. Models with a
     * learned prior come first in their data set, for they show most, then those with the smallest test error.
     */
    public List<ModelChoice> models() {
        List<ModelCatalog.Entry> entries = catalog.entries().stream()
                .filter(entry -> entry.manifest() == null || entry.manifest().latent() != null).toList();
        List<String> datasets = entries.stream().map(entry -> entry.dataSet().id()).distinct().toList();
        return entries.stream()
                .sorted(Comparator.<ModelCatalog.Entry>comparingInt(entry -> entry.manifest() == null ? 1 : 0)
                        .thenComparingInt(entry -> datasets.indexOf(entry.dataSet().id()))
                        .thenComparingInt(entry -> hasPrior(entry) ? 0 : 1)
                        .thenComparingDouble(entry -> entry.manifest() == null ? 0 : entry.manifest().latent().errorQuantiles()[50]))
                .map(ModelChoice::of).toList();
    }

    /**
     * The same, told of the points that stand for their test pictures.
     *
     * @param known where those are
     */
    public List<ModelChoice> models(KnownPictures known) {
        return models().stream().map(choice -> choice.available() ? known.described(choice, model(choice.id())) : choice).toList();
    }

    private static boolean hasPrior(ModelCatalog.Entry entry) {
        return entry.manifest() != null && entry.manifest().graphs().containsKey(GraphRole.PRIOR);
    }

    /** What the models run on. */
    public InferenceDevice device() {
        return catalog.device();
    }

    /**
     * The model of this id.
     *
     * @throws InvalidRequestException if it has no latent
     * @throws RuntimeException        as {@link ModelCatalog#model} does
     */
    public ServedModel model(String id) {
        ServedModel model = catalog.model(id);
        if (model.manifest().latent() == null) {
            throw new InvalidRequestException("Expected a model with a latent, got '%s' (%s), which has none; choose an autoencoder."
                    .formatted(id, model.manifest().task().label()));
        }
        return model;
    }

    /**
     * The number of a class.
     *
     * @param label the class's name, in any case, or its number; a name that is a number wins over the number
     * @throws InvalidRequestException if the model has no statistics of classes, or not of this one
     */
    public static int label(Manifest manifest, String label) {
        List<String> classes = manifest.knownClasses();
        if (classes.isEmpty()) {
            throw new InvalidRequestException("Expected no label for '%s', which knows no classes, got '%s'; leave the label out."
                    .formatted(manifest.id(), RefusedException.quoted(label)));
        }
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).equalsIgnoreCase(label.strip())) {
                return i;
            }
        }
        if (label.strip().matches("\\d{1,4}") && Integer.parseInt(label.strip()) < classes.size()) {
            return Integer.parseInt(label.strip());
        }
        throw new InvalidRequestException("Expected a label of '%s', one of %s or its number from 0 to %d, got '%s'; choose one of them."
                .formatted(manifest.id(), classes, classes.size() - 1, RefusedException.quoted(label)));
    }

    /** @throws InvalidRequestException if the way is a learned prior and the model has none */
    public static void requireWay(Manifest manifest, Sampling sampling) {
        if (sampling == Sampling.PRIOR && !manifest.graphs().containsKey(GraphRole.PRIOR)) {
            throw new InvalidRequestException("Expected a way to sample that '%s' has, got 'prior', but no prior was learned for it; choose constrained, or another model."
                    .formatted(manifest.id()));
        }
    }

    /**
     * Draws new latents. A prior makes so many at a time, whatever their count: a matrix product may add in another order for
     * another number of rows, and a sample must not change with the number of those that follow it.
     *
     * @param label       the number of a class, or null for any
     * @param temperature 0 or more; 1 as it was learned
     * @throws InvalidRequestException if the model has no learned prior and that is the way
     * @throws RuntimeException        as {@link LatentSampler} and {@link ServedModel#sampleLatents} do
     */
    public Samples sample(ServedModel model, Sampling sampling, Integer label, int count, long seed, double temperature) {
        Manifest manifest = model.manifest();
        LatentSampler sampler = samplers.computeIfAbsent(model, key -> new LatentSampler(manifest.latent()));
        Timing timing = new Timing(model.device().name(), BATCH, 0, 0);
        int[] labels = sampler.labels(label, count, seed);
        if (sampling != Sampling.PRIOR) {
            return new Samples(labels, sampler.latents(sampling, labels, temperature, seed), timing);
        }
        requireWay(manifest, sampling);
        int whole = Math.ceilDiv(count, BATCH) * BATCH;
        PriorInput input = sampler.priorInput(sampler.labels(label, whole, seed), temperature, seed);
        int size = manifest.latent().size();
        float[][] rows = new float[whole][];
        for (int from = 0; from < whole; from += BATCH) {
            Run run = model.sampleLatents(joined(input.noise(), from), joined(input.label(), from), joined(input.temperature(), from));
            System.arraycopy(run.rows(size), 0, rows, from, BATCH);
            timing = timing.plus(run.timing());
        }
        return new Samples(labels, Arrays.copyOf(rows, count), timing);
    }

    /** The rows of one batch, one after the other. */
    private static float[] joined(float[][] rows, int from) {
        int size = rows[0].length;
        float[] values = new float[BATCH * size];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(rows[from + i], 0, values, i * size, size);
        }
        return values;
    }
}
