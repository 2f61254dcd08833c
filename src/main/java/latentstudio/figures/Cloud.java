package latentstudio.figures;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import latentstudio.latent.PrincipalAxes;

/**
 * The shape of the cloud that a model's latents form: how each value is spread, how far from its middle the latents lie, and
 * along which directions they spread. Immutable apart from its arrays, which nobody writes to.
 *
 * @param means      [Z]
 * @param deviations [Z], 0 for a value that never changes
 * @param low        [Z], where the histogram of a value begins, {@value #REACH} deviations below its mean
 * @param histograms [Z][{@value #BINS}], densities; what lies beyond is in the outermost bins
 * @param unlikeness [Z], the largest distance between a value's distribution and the normal one of its mean and deviation, 0..1
 *                   (the statistic of A. Kolmogorov, 1933); 0 for a value that never changes
 * @param farthest   where the histograms of radii end
 * @param radii      [{@value #RINGS}], the density of the distances from the middle, each value divided by its deviation
 * @param normal     the same of a normal cloud, a chi distribution
 * @param cube       of points drawn evenly in a cube whose values vary as much
 * @param ball       of points drawn evenly in such a ball
 * @param axes       the cloud's principal components
 */
record Cloud(double[] means, double[] deviations, double[] low, float[][] histograms, double[] unlikeness, double farthest, float[] radii,
             float[] normal, float[] cube, float[] ball, PrincipalAxes axes) {
    static final int BINS = 48;
    static final int RINGS = 96;
    /** Deviations to each side of the mean. */
    static final double REACH = 4;
    private static final int CUBE_POINTS = 20_000;
    /** Of a ring, for the midpoint rule. */
    private static final int PARTS = 16;

    /** @param latents [N][Z], two or more */
    static Cloud of(float[][] latents) {
        int size = latents[0].length;
        double[] means = new double[size];
        double[] deviations = new double[size];
        for (int z = 0; z < size; z++) {
            int at = z;
            double[] values = IntStream.range(0, latents.length).mapToDouble(i -> latents[i][at]).toArray();
            means[z] = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values).map(value -> (value - means[at]) * (value - means[at])).sum();
            // rounding makes a little of nothing
            deviations[z] = squares > 1e-12 * values.length * Math.max(1e-12, means[z] * means[z]) ? Math.sqrt(squares / (values.length - 1)) : 0;
        }
        int[] alive = IntStream.range(0, size).filter(z -> deviations[z] > 0).toArray();
        double[] distances = Arrays.stream(latents).mapToDouble(latent -> Math.sqrt(Arrays.stream(alive)
                .mapToDouble(z -> (latent[z] - means[z]) / deviations[z]).map(value -> value * value).sum())).toArray();
        int free = Math.max(1, alive.length);
        double farthest = 1.05 * Math.max(Math.sqrt(3 * free), Arrays.stream(distances).sorted().skip((long) (0.999 * distances.length)).findFirst().orElse(1));
        float[][] histograms = new float[size][];
        double[] unlikeness = new double[size];
        for (int z = 0; z < size; z++) {
            int at = z;
            double[] places = IntStream.range(0, latents.length).mapToDouble(i -> deviations[at] > 0 ? (latents[i][at] - means[at]) / deviations[at] : 0).toArray();
            histograms[z] = deviations[z] > 0 ? histogram(Arrays.stream(places).map(place -> place + REACH).toArray(), 2 * REACH, BINS, deviations[z]) : new float[BINS];
            unlikeness[z] = deviations[z] > 0 ? fromNormal(places) : 0;
        }
        double[] low = IntStream.range(0, size).mapToDouble(z -> means[z] - REACH * deviations[z]).toArray();
        return new Cloud(means, deviations, low, histograms, unlikeness, farthest, histogram(distances, farthest, RINGS, 1),
                rings(farthest, from -> within(from, from + farthest / RINGS, free)), histogram(ofCube(free), farthest, RINGS, 1), rings(farthest, from -> shareOfBall(from + farthest / RINGS, free) - shareOfBall(from, free)),
                PrincipalAxes.of(covariance(latents, means), size));
    }

    /** What each principal component tells of the variance, 0..1, the largest first. */
    double[] shares() {
        double total = Arrays.stream(axes.variances()).map(variance -> Math.max(0, variance)).sum();
        return Arrays.stream(axes.variances()).map(variance -> total > 0 ? Math.max(0, variance) / total : 0).toArray();
    }

    /** Where latents lie along the first components, [N][count]. */
    float[][] scores(float[][] latents, int count) {
        float[][] scores = new float[latents.length][count];
        for (int i = 0; i < latents.length; i++) {
            for (int axis = 0; axis < count; axis++) {
                double sum = 0;
                for (int z = 0; z < means.length; z++) {
                    sum += (latents[i][z] - means[z]) * axes.axes()[axis][z];
                }
                scores[i][axis] = (float) sum;
            }
        }
        return scores;
    }

    /** Densities over 0 to {@code end}, in units of {@code unit}; what lies beyond is in the outermost bins. */
    private static float[] histogram(double[] values, double end, int bins, double unit) {
        float[] found = new float[bins];
        float one = (float) (bins / (end * unit * values.length));
        for (double value : values) {
            found[(int) Math.clamp(value / end * bins, 0, bins - 1)] += one;
        }
        return found;
    }

    /** The densities of rings, given the share of the points in the one that begins at a radius. */
    private static float[] rings(double farthest, DoubleUnaryOperator share) {
        float[] found = new float[RINGS];
        double width = farthest / RINGS;
        for (int ring = 0; ring < RINGS; ring++) {
            found[ring] = (float) (share.applyAsDouble(ring * width) / width);
        }
        return found;
    }

    /** The share of a normal cloud between two radii, by the midpoint rule. */
    private static double within(double from, double to, int free) {
        double step = (to - from) / PARTS;
        return step * IntStream.range(0, PARTS).mapToDouble(part -> chi(from + (part + 0.5) * step, free)).sum();
    }

    /** The chi distribution (N. Johnson, S. Kotz, N. Balakrishnan, <i>Continuous Univariate Distributions</i> 1, 1994, chapter 18). */
    private static double chi(double radius, int free) {
        return Math.exp((free - 1) * Math.log(radius) - radius * radius / 2 - (free / 2.0 - 1) * Math.log(2) - logGamma(free));
    }

    /** Within a radius, of points evenly in a ball whose values have a variance of 1: its own radius is the root of {@code free + 2}. */
    private static double shareOfBall(double radius, int free) {
        return Math.pow(Math.min(1, radius / Math.sqrt(free + 2)), free);
    }

    /** The logarithm of the gamma function of a half of {@code twice}, by its recurrence from that of 1 or of a half. */
    private static double logGamma(int twice) {
        double sum = twice % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (double at = twice % 2 == 0 ? 1 : 0.5; at < twice / 2.0; at++) {
            sum += Math.log(at);
        }
        return sum;
    }

    /** Distances from the middle of points in a cube whose values have a variance of 1: it has no simple formula. */
    private static double[] ofCube(int free) {
        Random random = new Random(1);
        return IntStream.range(0, CUBE_POINTS).mapToDouble(i -> Math.sqrt(random.doubles(free).map(value -> 12 * (value - 0.5) * (value - 0.5)).sum())).toArray();
    }

    private static double fromNormal(double[] places) {
        double[] sorted = places.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double normal = normalShare(sorted[i]);
            largest = Math.max(largest, Math.max(Math.abs(normal - (double) i / sorted.length), Math.abs(normal - (i + 1.0) / sorted.length)));
        }
        return largest;
    }

    /**
     * The share of N(0, 1) below a value, to 1e-7 (M. Abramowitz, I. Stegun, <i>Handbook of Mathematical Functions</i>, 1964,
     * formula 26.2.17).
     */
    private static double normalShare(double value) {
        double t = 1 / (1 + 0.2316419 * Math.abs(value));
        double tail = Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI)
                * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return value > 0 ? 1 - tail : tail;
    }

    private static double[][] covariance(float[][] latents, double[] means) {
        int size = means.length;
        double[][] sums = new double[size][size];
        double[] away = new double[size];
        for (float[] latent : latents) {
            for (int a = 0; a < size; a++) {
                away[a] = latent[a] - means[a];
                for (int b = 0; b <= a; b++) {
                    sums[a][b] += away[a] * away[b];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                sums[a][b] /= latents.length - 1;
                sums[b][a] = sums[a][b];
            }
        }
        return sums;
    }
}
