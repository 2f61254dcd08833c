package latentstudio.training.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.LatentSampler;
import latentstudio.latent.PriorInput;
import latentstudio.latent.Sampling;
import latentstudio.model.LatentSpec;
import latentstudio.model.Metric;

/**
 * How the pictures that a model makes stand beside real ones: training pictures as the floor, reconstructions of test
 * and of training pictures, and samples of every way of sampling, as many of each class.
 *
 * @param sets     in this order
 * @param ratios   of Fréchet distances
 */
public record GenerativeMeasurement(List<SampleQuality> sets, Map<Ratio, Double> ratios) {
    /** Samples that are measured of each way. */
    static final int SAMPLES = 10_000;
    private static final String FLOOR = "training pictures";
    private static final String RECONSTRUCTIONS = "reconstructions";
    private static final String TRAINING_RECONSTRUCTIONS = "reconstructed training pictures";
    private static final long SEED = 1;
    /** A second temperature of the prior, to show what it trades: variety for the class that was asked for. */
    private static final double COOL = 0.9;

    /** What two Fréchet distances are compared for. */
    enum Ratio {
        RECONSTRUCTIONS_OVER_TRAINING_PICTURES("frechet-distance-of-reconstructions-over-training-pictures",
                "Fréchet distance of reconstructions over that of training pictures", Metric.Better.LOWER),
        BEST_PROBE_OVER_PRIOR("frechet-distance-of-best-probe-over-prior",
                "Fréchet distance of the best probe over that of the prior", Metric.Better.HIGHER),
        PRIOR_OVER_RECONSTRUCTIONS("frechet-distance-of-prior-over-reconstructions",
                "Fréchet distance of the prior over that of reconstructed training pictures", Metric.Better.LOWER);

        private final String key;
        private final String title;
        private final Metric.Better better;

        Ratio(String key, String title, Metric.Better better) {
            this.key = key;
            this.title = title;
            this.better = better;
        }
    }

    /**
     * Makes and measures the pictures; takes minutes.
     *
     * @param latent   the model's latent space, as its manifest has it
     * @param judge    the eyes
     * @param training what the model learned from
     */
    public static GenerativeMeasurement of(ExportedModel model, LatentSpec latent, Classifier judge, LabelledPictures training,
                                    LabelledPictures test) throws IOException {
        List<SampleQuality> sets = new ArrayList<>();
        int classes = latent.perClass().size();
        int count = Math.min(SAMPLES, training.count());
        LabelledPictures some = training.part(0, count);
        try (SampleEvaluation evaluation = new SampleEvaluation(pictures -> classify(judge, pictures), Classifier.rows(test),
                Classifier.rows(training))) {
            sets.add(evaluation.floor(Classifier.labels(some)).withTrainedOnSamples(
                    TrainedOnSamples.accuracy(Classifier.rows(some), Classifier.labels(some), classes, test)));
            sets.add(evaluation.measure(RECONSTRUCTIONS, model.decode(model.encode(test)), Classifier.labels(test)));
            sets.add(evaluation.measure(TRAINING_RECONSTRUCTIONS, model.decode(model.encode(some)), Classifier.labels(some)));
            int[] labels = IntStream.range(0, count).map(i -> i % classes).toArray();
            for (Sampling sampling : Sampling.values()) {
                if (sampling != Sampling.PRIOR || model.hasPrior()) {
                    sets.add(measure(evaluation, sampling.label(), samples(model, latent, sampling, labels, 1), labels,
                            classes, test));
                }
            }
            if (model.hasPrior()) {
                sets.add(measure(evaluation, "prior at temperature " + COOL, samples(model, latent, Sampling.PRIOR, labels, COOL),
                        labels, classes, test));
            }
        }
        return new GenerativeMeasurement(sets, ratios(sets));
    }

    private static SampleQuality measure(SampleEvaluation evaluation, String what, float[][] pictures, int[] labels,
                                         int classes, LabelledPictures test) throws IOException {
        return evaluation.measure(what, pictures, labels)
                .withTrainedOnSamples(TrainedOnSamples.accuracy(pictures, labels, classes, test));
    }

    /** Pictures of latents that were drawn in one way, one for each label. */
    public static float[][] samples(ExportedModel model, LatentSpec latent, Sampling sampling, int[] labels, double temperature) {
        LatentSampler sampler = new LatentSampler(latent);
        if (sampling != Sampling.PRIOR) {
            return model.decode(sampler.latents(sampling, labels, temperature, SEED));
        }
        PriorInput input = sampler.priorInput(labels, temperature, SEED);
        return model.decode(model.sample(input.noise(), input.label(), (float) temperature));
    }

    private static Map<Ratio, Double> ratios(List<SampleQuality> sets) {
        Map<String, Double> distances = new HashMap<>();
        sets.forEach(set -> distances.put(set.what(), set.values().get(SampleMeasure.FRECHET_DISTANCE)));
        Map<Ratio, Double> ratios = new EnumMap<>(Ratio.class);
        ratios.put(Ratio.RECONSTRUCTIONS_OVER_TRAINING_PICTURES, distances.get(RECONSTRUCTIONS) / distances.get(FLOOR));
        Double prior = distances.get(Sampling.PRIOR.label());
        if (prior != null) {
            double probe = Arrays.stream(Sampling.values())
                    .filter(sampling -> sampling != Sampling.PRIOR).mapToDouble(sampling -> distances.get(sampling.label()))
                    .min().orElseThrow();
            ratios.put(Ratio.BEST_PROBE_OVER_PRIOR, probe / prior);
            ratios.put(Ratio.PRIOR_OVER_RECONSTRUCTIONS, prior / distances.get(TRAINING_RECONSTRUCTIONS));
        }
        return ratios;
    }

    private static Classifier.Verdicts classify(Classifier judge, float[][] pictures) {
        try {
            return judge.classify(pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures as a manifest lists them. */
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        ratios.forEach((ratio, value) -> metrics.add(new Metric(ratio.key, ratio.title, Statistics.round(value), "times",
                String.format(Locale.ROOT, "%,d pictures each", sets.getLast().count()),
                "in the features of a classifier that the model never saw",
                ratio.better, null)));
        sets.forEach(set -> metrics.addAll(set.metrics(Map.of())));
        return metrics;
    }

    /** Prints the sets side by side. */
    public void print(PrintStream out) {
        SampleQuality.print(sets, Map.of(), out);
    }
}
