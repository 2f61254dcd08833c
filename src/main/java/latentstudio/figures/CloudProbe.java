package latentstudio.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import latentstudio.latent.Sampling;

/** A guess at what a cloud of latents looks like; points drawn from it show how good it is. From the crudest to the best. */
enum CloudProbe {
    /** Evenly in a cube around the middle, with the deviations of the cloud. */
    CUBE,
    /** Evenly in a ball around the middle, stretched to the same deviations. */
    BALL,
    /** Each value for itself, N(mean, deviation<sup>2</sup>). */
    VALUES,
    /** N(mean, covariance): along the principal components of the cloud. */
    ELLIPSOID,
    /** An ellipsoid for each class, as many points from each. */
    MIXTURE(Sampling.ELLIPSOID),
    /** What a network learned of it. */
    PRIOR(Sampling.PRIOR);

    private final Sampling sampling;

    CloudProbe() {
        this(null);
    }

    CloudProbe(Sampling sampling) {
        this.sampling = sampling;
    }

    /** Its name in answers and files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way to sample that it is, where it is one of those. */
    Optional<Sampling> sampling() {
        return Optional.ofNullable(sampling);
    }

    /**
     * Points drawn from it; the same seed gives the same points on every machine.
     *
     * @return [count][Z]
     * @throws IllegalStateException where {@link #sampling} draws them
     */
    float[][] draw(Cloud cloud, int count, long seed) {
        Random random = new Random(seed);
        float[][] points = new float[count][];
        for (int i = 0; i < count; i++) {
            double[] drawn = point(cloud, random);
            points[i] = new float[drawn.length];
            for (int z = 0; z < drawn.length; z++) {
                points[i][z] = (float) drawn[z];
            }
        }
        return points;
    }

    private double[] point(Cloud cloud, Random random) {
        double[] means = cloud.means();
        double[] deviations = cloud.deviations();
        int size = deviations.length;
        double[] point = new double[size];
        switch (this) {
            case CUBE -> Arrays.setAll(point, z -> means[z] + deviations[z] * Math.sqrt(12) * (random.nextDouble() - 0.5));
            case BALL -> {
                double[] normal = new double[size];
                Arrays.setAll(normal, z -> random.nextGaussian());
                double length = Math.sqrt(Arrays.stream(normal).map(value -> value * value).sum());
                double radius = Math.sqrt(size + 2) * Math.pow(random.nextDouble(), 1.0 / size);
                Arrays.setAll(point, z -> means[z] + deviations[z] * radius * normal[z] / length);
            }
            case VALUES -> Arrays.setAll(point, z -> means[z] + deviations[z] * random.nextGaussian());
            case ELLIPSOID -> {
                return cloud.axes().draw(means, 1, random);
            }
            default -> throw new IllegalStateException("%s is drawn by the model's own way to sample".formatted(this));
        }
        return point;
    }
}
