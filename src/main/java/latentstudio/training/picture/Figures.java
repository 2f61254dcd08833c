package latentstudio.training.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latentstudio.architecture.Architecture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Task;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.measure.Classifier;
import latentstudio.training.measure.DenoisingMeasurement;
import latentstudio.training.measure.DrawnDigits;
import latentstudio.training.measure.ExportedModel;
import latentstudio.training.measure.GenerativeMeasurement;
import latentstudio.training.measure.LatentMeasurement;
import latentstudio.training.measure.Measurement;
import latentstudio.training.measure.Statistics;

/**
 * Every figure of one model, measured on the path that serves it: what its manifest, its card and {@code evaluate} tell.
 */
public final class Figures {
    private static final int TUNING = 300;
    private static final int DAMAGED = 2_000;
    private static final String DRAWN = "mnist/drawn.txt";

    private final Configuration configuration;
    private final LabelledPictures training;
    private final LabelledPictures validation;
    private final LabelledPictures test;
    private final Path classifiers;
    private final PrintStream out;

    /**
     * @param pictures    all training pictures, the held-out ones among them
     * @param classifiers the folder of the judges; of own pictures, which none knows, what takes a judge is not measured
     * @param out         is told tables that a manifest has no place for
     */
    Figures(Configuration configuration, LabelledPictures pictures, LabelledPictures test, Path classifiers, PrintStream out) {
        this.configuration = configuration;
        int count = configuration.hyperparameters().trainingItems(pictures.count());
        training = pictures.part(0, count);
        validation = pictures.part(count, pictures.count());
        this.test = test;
        this.classifiers = classifiers;
        this.out = out;
    }

    /**
     * Measures a model; takes seconds for most, minutes for a denoiser and for one with a prior.
     *
     * @param latent as its manifest has it, or null without one
     */
    List<Metric> measure(ExportedModel model, LatentSpec latent) throws IOException {
        List<Metric> metrics = new ArrayList<>(latent == null ? ofDenoiser(model) : ofAutoencoder(model, latent));
        Map<String, Double> targets = configuration.card().targets();
        return metrics.stream().map(metric -> targets.containsKey(metric.key())
                ? metric.withTarget(targets.get(metric.key())) : metric).toList();
    }

    /**
     * Measures one model and prints its figures, a line each.
     *
     * @return the figures measured now
     * @throws IOException when the model or the data set is missing or damaged
     */
    public static List<Metric> evaluate(Configuration configuration, Path models, Path data, Path classifiers, PrintStream out)
            throws IOException {
        Path folder = models.resolve(configuration.id());
        Manifest manifest = ModelFolder.manifest(folder);
        Figures figures = new Figures(configuration, configuration.pictures().training(data),
                configuration.pictures().test(data), classifiers, out);
        List<Metric> metrics;
        try (ExportedModel model = ExportedModel.read(folder, manifest.graphs())) {
            metrics = figures.measure(model, manifest.latent());
        }
        out.printf("%s %s%n", manifest.id(), manifest.version());
        for (Metric metric : metrics) {
            out.printf(Locale.ROOT, "  %-46s %10.6f  manifest %-10s  target %-8s  %s, %s%n", metric.name(), metric.value(),
                    inManifest(manifest, metric), metric.target() == null ? "-" : metric.target(), metric.unit(),
                    metric.split());
        }
        return metrics;
    }

    private List<Metric> ofDenoiser(ExportedModel model) throws IOException {
        DenoisingMeasurement measured = DenoisingMeasurement.of(model::denoise,
                validation.part(0, Math.min(TUNING, validation.count())), test.part(0, Math.min(DAMAGED, test.count())), 1);
        measured.print(out);
        return measured.metrics("test");
    }

    private List<Metric> ofAutoencoder(ExportedModel model, LatentSpec latent) throws IOException {
        boolean variational = configuration.card().task() == Task.VARIATIONAL_AUTOENCODER;
        List<Metric> metrics = new ArrayList<>(Measurement.of(model, test, variational).metrics("test"));
        metrics.addAll(Measurement.of(model, validation, variational).metrics("validation"));
        metrics.add(Measurement.reference(training, test, latent.size()));
        if (configuration.architecture() == Architecture.SHALLOW) {
            metrics.addAll(LatentMeasurement.of(model, test).metrics());
        }
        Optional<Configuration> known = configuration.judge();
        if (known.isEmpty()) {
            out.println("No classifier knows these pictures: labels and samples are not measured");
        }
        if (known.isPresent()) {
            try (Classifier judge = known.get().classifier(classifiers)) {
                metrics.add(labelsKept(model, judge));
                if (configuration.pictures().equals(PictureSet.MNIST)) {
                    metrics.add(DrawnDigits.read(PictureSet.DATASETS.resolve(DRAWN)).kept(model, configuration.pictures(), judge));
                }
                if (model.hasPrior()) {
                    GenerativeMeasurement samples = GenerativeMeasurement.of(model, latent, judge, training, test);
                    samples.print(out);
                    metrics.addAll(samples.metrics());
                }
            }
        }
        return metrics;
    }

    private Metric labelsKept(ExportedModel model, Classifier judge) throws IOException {
        double share = judge.classify(model.decode(model.encode(test))).accuracy(Classifier.labels(test));
        return new Metric("labels-kept", "labels kept", Statistics.round(share), "share of the reconstructions",
                "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", test.count())),
                "reconstructions that a separate classifier gives the label of their picture; of the pictures themselves %.4f"
                        .formatted(judge.classify(Classifier.rows(test)).accuracy(Classifier.labels(test))),
                Metric.Better.HIGHER, null);
    }

    private static Object inManifest(Manifest manifest, Metric metric) {
        return manifest.metrics().stream()
                .filter(other -> other.key().equals(metric.key()))
                .<Object>map(Metric::value).findFirst().orElse("-");
    }
}
