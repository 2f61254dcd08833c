package latentstudio.latent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;

/**
 * Draws latents of a model. A model without classes is taken as one of a single class, 0, with the overall statistics.
 *
 * <p>The same seed gives the same bits on every machine and JVM: {@link Random} is the one generator whose algorithms,
 * {@link Random#nextGaussian()} with its {@link StrictMath} included, belong to the specification (the normal numbers
 * of {@link java.util.random.RandomGenerator} may change between releases), and arithmetic in {@code double} is strict
 * since Java 17. Its weakness, that neighbouring seeds begin alike, is met by mixing the seed first.
 *
 * <p>The noise depends on nothing but the seed: another class, way or temperature bends the same noise, and fewer
 * samples are the first of more. Thread-safe.
 */
public final class LatentSampler {
    private static final double UNCONSTRAINED_DEVIATION = 2;
    /** Keeps the classes drawn with a seed apart from the noise drawn with it. */
    private static final long CLASSES = 0x636c6173736573L;

    private final int size;
    private final List<LatentStatistics> classes;
    /** Of the classes whose ellipsoid was asked for, since a covariance takes a moment to decompose. */
    private final Map<Integer, PrincipalAxes> ellipsoids = new ConcurrentHashMap<>();

    public LatentSampler(LatentSpec spec) {
        size = spec.size();
        classes = spec.perClass().isEmpty() ? List.of(spec.overall()) : spec.perClass();
    }

    /**
     * The class of each of {@code count} samples.
     *
     * @param label the class of all of them, or null to draw each one at random, all classes alike
     * @throws IllegalArgumentException if there is no such class, or for a count below 1
     */
    public int[] labels(Integer label, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("expected to draw at least one sample, got " + count);
        }
        int[] labels = new int[count];
        if (label != null) {
            Arrays.fill(labels, requireClass(label));
            return labels;
        }
        Random random = random(seed ^ CLASSES);
        Arrays.setAll(labels, i -> random.nextInt(classes.size()));
        return labels;
    }

    /**
     * Latents to decode, one for each label.
     *
     * @param sampling    any but {@link Sampling#PRIOR}, whose latents a graph makes of {@link #priorInput}
     * @param labels      [N], numbers of classes
     * @param temperature 0 or more, a factor of the noise; 1 is the way as it is defined, 0 its centre
     * @return [N][Z]
     * @throws IllegalArgumentException for {@link Sampling#PRIOR}, for a class that there is not, or a temperature that
     *                                  is negative or no number
     */
    public float[][] latents(Sampling sampling, int[] labels, double temperature, long seed) {
        requireTemperature(temperature);
        Random random = random(seed);
        float[][] latents = new float[labels.length][size];
        for (int i = 0; i < labels.length; i++) {
            LatentStatistics statistics = classes.get(requireClass(labels[i]));
            if (sampling == Sampling.ELLIPSOID) {
                latents[i] = inEllipsoid(labels[i], temperature, random);
                continue;
            }
            for (int z = 0; z < size; z++) {
                double noise = temperature * random.nextGaussian();
                double deviation = statistics.standardDeviation()[z];
                latents[i][z] = (float) switch (sampling) {
                    case UNCONSTRAINED -> UNCONSTRAINED_DEVIATION * noise;
                    case CONSTRAINED -> statistics.median()[z] + deviation * noise;
                    case OVER_CONSTRAINED -> statistics.median()[z] + deviation / 2 * noise;
                    case ELLIPSOID, PRIOR -> throw new IllegalArgumentException(
                            "expected a way that is a formula, got %s; give the prior's graph what priorInput returns".formatted(sampling));
                };
            }
        }
        return latents;
    }

    private float[] inEllipsoid(int label, double temperature, Random random) {
        PrincipalAxes cloud = ellipsoids.computeIfAbsent(label, key -> PrincipalAxes.of(classes.get(key).covariance(), size));
        double[] latent = cloud.draw(classes.get(label).mean(), temperature, random);
        float[] drawn = new float[size];
        for (int z = 0; z < size; z++) {
            drawn[z] = (float) latent[z];
        }
        return drawn;
    }

    /**
     * What the graph of a learned prior makes latents of, one row for each label.
     *
     * @param labels      [N], numbers of classes
     * @param temperature 0 or more; 1 is the prior as it was learned
     * @throws IllegalArgumentException for a class that there is not, or a temperature that is negative or no number
     */
    public PriorInput priorInput(int[] labels, double temperature, long seed) {
        requireTemperature(temperature);
        Random random = random(seed);
        float[][] noise = new float[labels.length][size];
        float[][] oneHot = new float[labels.length][classes.size()];
        float[][] temperatures = new float[labels.length][1];
        for (int i = 0; i < labels.length; i++) {
            oneHot[i][requireClass(labels[i])] = 1;
            temperatures[i][0] = (float) temperature;
            for (int z = 0; z < size; z++) {
                noise[i][z] = (float) random.nextGaussian();
            }
        }
        return new PriorInput(noise, oneHot, temperatures);
    }

    private int requireClass(int label) {
        if (label < 0 || label >= classes.size()) {
            throw new IllegalArgumentException("expected a class from 0 to %d, got %d".formatted(classes.size() - 1, label));
        }
        return label;
    }

    private static void requireTemperature(double temperature) {
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a temperature of 0 or more, got " + temperature);
        }
    }

    /** The finaliser of A. Appleby's MurmurHash3, 2011, before the seed: each bit of it moves half of the result's. */
    private static Random random(long seed) {
        long mixed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return new Random(mixed ^ (mixed >>> 33));
    }
}
