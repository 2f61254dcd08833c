package latentstudio.training.measure;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures sets of generated pictures against the same test and training pictures, with the eyes of a classifier that
 * the generating model does not know. Pictures are [N][H x W], values in 0..1, row by row. Not thread-safe; to be closed.
 */
final class SampleEvaluation implements AutoCloseable {
    /** In percent; what is nearer to a training picture than this part of the test pictures counts as a copy. */
    private static final int COPIES = 1;

    private final Function<float[][], Classifier.Verdicts> judge;
    private final float[][] testFeatures;
    private final float[][] training;
    private final Neighbours trainingPictures;
    private final double copyDistance;

    /**
     * Computes the test pictures' features and their distances to the training pictures: the yardstick for all sets.
     *
     * @param judge    what the classifier says of pictures [N][H x W]
     * @param test     real pictures that no model learned from, more than {@value PrecisionRecall#NEIGHBOURS}
     * @param training the pictures that the generating model learned from; kept, not copied
     */
    SampleEvaluation(Function<float[][], Classifier.Verdicts> judge, float[][] test, float[][] training) {
        this.judge = judge;
        this.training = training;
        testFeatures = judge.apply(test).features();
        trainingPictures = new Neighbours(training, DataType.FLOAT32);
        try {
            copyDistance = Statistics.percentiles(trainingPictures.nearest(test).distances())[COPIES];
        } catch (RuntimeException e) {
            trainingPictures.close();
            throw e;
        }
    }

    /**
     * The quality of one set: generated pictures, or, as a bound of what a decoder can show, reconstructions of test
     * pictures.
     *
     * @param what   where the pictures come from
     * @param labels [N], the class that was asked for
     */
    SampleQuality measure(String what, float[][] pictures, int[] labels) {
        requireLabels(pictures.length, labels);
        return measure(what, pictures, labels, trainingPictures.nearest(pictures));
    }

    /**
     * The floor of every figure: the first training pictures, as real as samples can be. For each one the nearest
     * other training picture counts.
     *
     * @param labels the classes of the first training pictures, as many as should be taken; the size of the sets that
     *               this is the floor for
     */
    SampleQuality floor(int[] labels) {
        if (labels.length > training.length) {
            throw new IllegalArgumentException("expected labels of at most %d training pictures, got %d"
                    .formatted(training.length, labels.length));
        }
        return measure("training pictures", Arrays.copyOf(training, labels.length), labels,
                trainingPictures.nearestOther(labels.length));
    }

    private SampleQuality measure(String what, float[][] pictures, int[] labels, Neighbours.Nearest nearest) {
        Classifier.Verdicts verdicts = judge.apply(pictures);
        PrecisionRecall shares = PrecisionRecall.of(testFeatures, verdicts.features());
        Map<SampleMeasure, Double> values = new EnumMap<>(SampleMeasure.class);
        values.put(SampleMeasure.CLASS_ACCURACY, verdicts.accuracy(labels));
        values.put(SampleMeasure.FRECHET_DISTANCE, FrechetDistance.between(verdicts.features(), testFeatures));
        values.put(SampleMeasure.PRECISION, shares.precision());
        values.put(SampleMeasure.RECALL, shares.recall());
        values.put(SampleMeasure.NEAREST_TRAINING_PICTURE, Statistics.percentiles(nearest.distances())[50]);
        values.put(SampleMeasure.COPIES,
                (double) Arrays.stream(nearest.distances()).filter(distance -> distance < copyDistance).count() / labels.length);
        return new SampleQuality(what, pictures.length, testFeatures.length, values);
    }

    private static void requireLabels(int pictures, int[] labels) {
        if (pictures != labels.length) {
            throw new IllegalArgumentException("expected as many labels as pictures, got %d and %d"
                    .formatted(labels.length, pictures));
        }
    }

    @Override
    public void close() {
        trainingPictures.close();
    }
}
