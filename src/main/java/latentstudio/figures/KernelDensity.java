package latentstudio.figures;

import java.util.Arrays;

/**
 * A Gaussian kernel density estimate of numbers: the mean of one normal density around each of them. B. Silverman,
 * <i>Density Estimation for Statistics and Data Analysis</i>, 1986, equation 2.2a. Immutable and thread-safe.
 */
final class KernelDensity {
    /** Beyond so many bandwidths a kernel is below 10<sup>-8</sup> of its peak. */
    private static final double REACH = 6;
    /** Of a normal distribution, in standard deviations. */
    private static final double INTERQUARTILE_RANGE = 1.34;

    private final double[] sorted;
    private final double bandwidth;

    /**
     * @param sample    at least one number, in any order
     * @param bandwidth the standard deviation of the kernel, above 0
     */
    KernelDensity(double[] sample, double bandwidth) {
        if (sample.length == 0 || !(bandwidth > 0)) {
            throw new IllegalArgumentException("expected numbers and a bandwidth above 0, got %d numbers and %s"
                    .formatted(sample.length, bandwidth));
        }
        sorted = sample.clone();
        Arrays.sort(sorted);
        this.bandwidth = bandwidth;
    }

    /**
     * Silverman's rule of thumb (equation 3.31): 0.9 min(s, IQR / 1.34) n<sup>-1/5</sup>, with s alone where the middle half
     * of the numbers is one value.
     *
     * @return 0 where all numbers are one value
     */
    static double bandwidth(double[] sample) {
        if (sample.length < 2) {
            return 0;
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum() / (sorted.length - 1));
        double robust = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / INTERQUARTILE_RANGE;
        return 0.9 * (robust > 0 ? Math.min(deviation, robust) : deviation) * Math.pow(sorted.length, -0.2);
    }

    double bandwidth() {
        return bandwidth;
    }

    /** The density at a place. */
    double at(double place) {
        double sum = 0;
        for (int i = firstFrom(place - REACH * bandwidth); i < sorted.length && sorted[i] <= place + REACH * bandwidth; i++) {
            double u = (place - sorted[i]) / bandwidth;
            sum += Math.exp(-0.5 * u * u);
        }
        return sum / (sorted.length * bandwidth * Math.sqrt(2 * Math.PI));
    }

    private int firstFrom(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** R. Hyndman, Y. Fan, <i>Sample Quantiles in Statistical Packages</i>, 1996, definition 7. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
