package latentstudio.training;

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
import latentstudio.model.LatentSpec;
import latentstudio.model.Metric;
import latentstudio.model.Task;

/**
 * Every figure of one model, measured on the path that serves it: what its manifest, its card and {@code evaluate} tell.
 */
final class Figures {
    private static final int TUNING = 300;
    private static final int DAMAGED = 2_000;

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
        return metrics.stream().map(metric -> targets.containsKey(metric.name()) && !metric.split().startsWith("validation")
                ? metric.withTarget(targets.get(metric.name())) : metric).toList();
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
        Optional<Classifier> known = Classifier.judge(configuration, classifiers);
        if (known.isEmpty()) {
            out.println("No classifier knows these pictures: labels and samples are not measured");
        }
        if (known.isPresent()) {
            try (Classifier judge = known.get()) {
                metrics.add(labelsKept(model, judge));
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
        return new Metric("labels kept", Statistics.round(share), "share of the reconstructions",
                "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", test.count())),
                "reconstructions that a separate classifier gives the label of their picture; of the pictures themselves %.4f"
                        .formatted(judge.classify(Classifier.rows(test)).accuracy(Classifier.labels(test))),
                Metric.Better.HIGHER, null);
    }
}
