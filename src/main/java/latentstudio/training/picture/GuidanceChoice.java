package latentstudio.training.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.GraphRole;
import latentstudio.model.Metric;
import latentstudio.training.export.Guidance;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.measure.Classifier;
import latentstudio.training.measure.ExportedModel;
import latentstudio.training.measure.FrechetDistance;

/**
 * The guidance of a trained prior, chosen on held-out pictures: of all whose samples the teacher, a classifier that measures nothing,
 * takes for the class asked for as often as reconstructions of training pictures for theirs, the one whose samples are nearest to the
 * held-out pictures by Fréchet distance; where none is so true to its class, the truest.
 *
 * @param chosen  the one that ships
 * @param bar     the share of reconstructions that are of their class, 0..1
 * @param heldOut how many held-out pictures there were
 */
record GuidanceChoice(Trial chosen, double bar, int heldOut) {
    private static final double[] STRENGTHS = {1.1, 1.2, 1.3, 1.5, 2};
    private static final double[] BEGINNINGS = {0, 0.3, 0.5};
    private static final int MOST_SAMPLES = 10_000;
    private static final long SEED = 2; // the figures that are told in the end are of other samples

    /**
     * One guidance that was tried.
     *
     * @param accuracy the share of its samples that are of the class asked for, 0..1
     * @param distance its samples' Fréchet distance to the held-out pictures
     */
    record Trial(Guidance guidance, double accuracy, double distance) {
    }

    /**
     * Tries them all, on as many samples as the model learned from, at most 10,000; takes minutes.
     *
     * @param prior   the trained one's checkpoint
     * @param graphs  the model's encoder and decoder
     * @param learned the pictures that the model learned from
     * @param heldOut pictures that it did not
     * @param out     is told a line for each guidance
     */
    static GuidanceChoice of(PriorTraining training, Checkpoint prior, Configuration configuration,
                             Map<GraphRole, byte[]> graphs, Classifier teacher, LabelledPictures learned,
                             LabelledPictures heldOut, PrintStream out) throws IOException {
        int samples = Math.min(MOST_SAMPLES, learned.count());
        double bar;
        try (ExportedModel model = ExportedModel.of(graphs, ModelWriter.specs(configuration, graphs))) {
            LabelledPictures some = learned.part(0, samples);
            bar = teacher.classify(model.decode(model.encode(some))).accuracy(Classifier.labels(some));
        }
        out.printf(Locale.ROOT, "guidance  from time  class accuracy (to reach %.4f)  Fréchet distance to held-out pictures%n", bar);
        float[][] features = teacher.classify(Classifier.rows(heldOut)).features();
        int classes = configuration.pictures().classes().size();
        List<Trial> trials = new ArrayList<>();
        for (Guidance guidance : candidates()) {
            Map<GraphRole, byte[]> all = new EnumMap<>(graphs);
            all.put(GraphRole.PRIOR, training.export(prior, guidance));
            try (ExportedModel model = ExportedModel.of(all, ModelWriter.specs(configuration, all))) {
                Trial trial = measure(model, guidance, teacher, features, classes, samples, training.latents().shape());
                out.printf(Locale.ROOT, "%8.1f  %9.1f  %30.4f  %37.3f%n", guidance.strength(), guidance.from(),
                        trial.accuracy(), trial.distance());
                trials.add(trial);
            }
        }
        return new GuidanceChoice(best(trials, bar), bar, heldOut.count());
    }

    private static List<Guidance> candidates() {
        List<Guidance> candidates = new ArrayList<>(List.of(Guidance.NONE));
        for (double strength : STRENGTHS) {
            for (double from : BEGINNINGS) {
                candidates.add(new Guidance(strength, from));
            }
        }
        return candidates;
    }

    private static Trial measure(ExportedModel model, Guidance guidance, Classifier teacher, float[][] features, int classes,
                                 int samples, long[] latent) throws IOException {
        int[] labels = IntStream.range(0, samples).map(i -> i % classes).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] noise = new float[samples][(int) latent[0]];
        float[][] oneHot = new float[samples][classes];
        for (int i = 0; i < samples; i++) {
            oneHot[i][labels[i]] = 1;
            for (int z = 0; z < noise[i].length; z++) {
                noise[i][z] = (float) random.nextGaussian();
            }
        }
        Classifier.Verdicts verdicts = teacher.classify(model.decode(model.sample(noise, oneHot, 1)));
        return new Trial(guidance, verdicts.accuracy(labels), FrechetDistance.between(verdicts.features(), features));
    }

    /** The nearest of those that are true enough to their class, or the truest. */
    static Trial best(List<Trial> trials, double bar) {
        return trials.stream().filter(trial -> trial.accuracy() >= bar).min(Comparator.comparingDouble(Trial::distance))
                .orElseGet(() -> trials.stream().max(Comparator.comparingDouble(Trial::accuracy)).orElseThrow());
    }

    /** What a manifest tells of it. */
    Metric metric() {
        return new Metric("guidance-of-the-prior", "guidance of the prior", chosen.guidance().strength(),
                "1 is the prior as it was learned",
                String.format(Locale.ROOT, "validation, %,d pictures", heldOut),
                String.format(Locale.ROOT, "from time %.1f on; the one with the nearest samples (Fréchet distance %.3f) of those as "
                        + "true to their class (%.4f) as reconstructed training pictures (%.4f)", chosen.guidance().from(),
                        chosen.distance(), chosen.accuracy(), bar), null, null);
    }
}
