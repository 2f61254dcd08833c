package latentstudio.training.measure;

import java.util.Locale;
import latentstudio.model.Metric.Better;

/** What is measured of generated pictures. */
enum SampleMeasure {
    CLASS_ACCURACY("class accuracy", "share", Better.HIGHER,
            "share of the pictures that a separate classifier takes for the class that was asked for"),
    FRECHET_DISTANCE("Fréchet distance", "squared units of the classifier's features", Better.LOWER,
            "between Gaussians fitted to the features of these and of the test pictures (Heusel et al., 2017)"),
    PRECISION("precision", "share", Better.HIGHER, "share of these pictures among the test pictures, by the third nearest "
            + "neighbours of their features (Kynkäänniemi et al., 2019)"),
    RECALL("recall", "share", Better.HIGHER, "share of the test pictures among these pictures, by the third nearest "
            + "neighbours of their features (Kynkäänniemi et al., 2019)"),
    NEAREST_TRAINING_PICTURE("distance to the nearest training picture", "Euclidean, values 0..1", null,
            "median over the pictures, in pixels"),
    COPIES("copies", "share", Better.LOWER, "share of the pictures nearer to a training picture than all but one in a "
            + "hundred test pictures are"),
    TRAINED_ON_SAMPLES("accuracy of a classifier trained on samples only", "share", Better.HIGHER,
            "a classifier that saw no real picture, measured on the test pictures");

    final String title;
    final String unit;
    final Better better;
    final String method;

    SampleMeasure(String title, String unit, Better better, String method) {
        this.title = title;
        this.unit = unit;
        this.better = better;
        this.method = method;
    }

    /** What the figures of a manifest are matched by, for instance {@code class-accuracy}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
