package latentstudio.benchmark;

import java.util.Arrays;

/**
 * Measured times, sorted.
 *
 * @param sorted rising
 */
public record Times(double[] sorted) {
    /** Of times in any order. */
    public static Times of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    /** The middle one. */
    public double median() {
        return percentile(50);
    }

    /** The smallest value that is not below {@code percent} of all. */
    double percentile(int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
