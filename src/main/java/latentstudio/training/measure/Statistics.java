package latentstudio.training.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;

/** Sums up measured numbers, rounded to {@value #DIGITS} significant digits. */
public final class Statistics {
    /** A latent is known to 7 digits at most; shorter numbers keep manifests small and their differences readable. */
    static final int DIGITS = 6;

    private Statistics() {
    }

    public static double round(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue() : value;
    }

    /**
     * Median, mean, standard deviation and covariance of latents; the last two are unbiased (divided by N - 1).
     *
     * @param latents [N][Z], at least two
     */
    public static LatentStatistics of(float[][] latents) {
        int count = latents.length;
        if (count < 2) {
            throw new IllegalArgumentException("expected at least 2 latents to measure their spread, got " + count);
        }
        int size = latents[0].length;
        double[] mean = new double[size];
        double[] median = new double[size];
        for (int dimension = 0; dimension < size; dimension++) {
            double[] values = sorted(latents, dimension);
            mean[dimension] = Arrays.stream(values).average().orElseThrow();
            median[dimension] = round(quantile(values, 0.5));
        }
        double[][] covariance = new double[size][size];
        for (float[] latent : latents) {
            for (int row = 0; row < size; row++) {
                for (int column = 0; column <= row; column++) {
                    covariance[row][column] += (latent[row] - mean[row]) * (latent[column] - mean[column]) / (count - 1);
                }
            }
        }
        double[] deviation = new double[size];
        for (int row = 0; row < size; row++) {
            deviation[row] = round(Math.sqrt(covariance[row][row]));
            for (int column = 0; column <= row; column++) {
                covariance[row][column] = round(covariance[row][column]);
                covariance[column][row] = covariance[row][column];
            }
        }
        return new LatentStatistics(count, median, Arrays.stream(mean).map(Statistics::round).toArray(), deviation,
                covariance);
    }

    /** Percentiles 0 to 100 of each dimension of latents [N][Z], as [Z][101]. */
    public static double[][] percentiles(float[][] latents) {
        double[][] tables = new double[latents[0].length][];
        for (int dimension = 0; dimension < tables.length; dimension++) {
            tables[dimension] = percentiles(sorted(latents, dimension));
        }
        return tables;
    }

    /** Percentiles 0 to 100 of numbers in any order. */
    public static double[] percentiles(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] table = new double[LatentSpec.PERCENTILES];
        for (int percent = 0; percent < table.length; percent++) {
            table[percent] = round(quantile(sorted, percent / (table.length - 1.0)));
        }
        return table;
    }

    private static double[] sorted(float[][] latents, int dimension) {
        return Arrays.stream(latents).mapToDouble(latent -> latent[dimension]).sorted().toArray();
    }

    /** R. Hyndman, Y. Fan, <i>Sample Quantiles in Statistical Packages</i>, 1996, definition 7. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
