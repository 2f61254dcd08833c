package latentstudio.model;

import java.util.List;

/**
 * How common a latent is among those of the training pictures: an equal mixture of one Gaussian a class, with the
 * mean and full covariance of {@link LatentStatistics} (of one overall Gaussian where a model has no classes).
 *
 * <p>Immutable and thread-safe. C. Bishop, <i>Pattern Recognition and Machine Learning</i>, 2006, equations 2.43 and
 * 2.188.
 */
public final class LatentDensity {
    /**
     * Added to each variance, in units of the dimension's overall variance, so that a dimension which the encoder
     * never uses does not make the covariance singular.
     */
    private static final double RIDGE = 1e-3;

    private final List<Gaussian> components;

    /**
     * @throws IllegalArgumentException if a covariance is not positive definite
     */
    public LatentDensity(LatentStatistics overall, List<LatentStatistics> perClass) {
        List<LatentStatistics> parts = perClass.isEmpty() ? List.of(overall) : perClass;
        components = parts.stream().map(part -> new Gaussian(part, overall.standardDeviation())).toList();
    }

    /**
     * The natural logarithm of the density at a latent.
     *
     * @param latent [Z]
     */
    public double logDensity(float[] latent) {
        double[] logs = components.stream().mapToDouble(component -> component.logDensity(latent)).toArray();
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum / logs.length);
    }

    /** One multivariate normal distribution, kept as its mean and the Cholesky factor of its covariance. */
    private static final class Gaussian {
        private final double[] mean;
        private final double[][] factor;
        private final double logNormaliser;

        Gaussian(LatentStatistics statistics, double[] scale) {
            mean = statistics.mean();
            int size = mean.length;
            factor = new double[size][size];
            double logDeterminant = 0;
            for (int row = 0; row < size; row++) {
                for (int column = 0; column <= row; column++) {
                    double sum = statistics.covariance()[row][column];
                    if (row == column) {
                        sum += RIDGE * scale[row] * scale[row] + Double.MIN_NORMAL;
                    }
                    for (int k = 0; k < column; k++) {
                        sum -= factor[row][k] * factor[column][k];
                    }
                    if (row == column && !(sum > 0)) {
                        throw new IllegalArgumentException(
                                "expected a positive definite covariance of the latents, got %s left for value %d"
                                .formatted(sum, row));
                    }
                    factor[row][column] = row == column ? Math.sqrt(sum) : sum / factor[column][column];
                }
                logDeterminant += 2 * Math.log(factor[row][row]);
            }
            logNormaliser = -0.5 * (size * Math.log(2 * Math.PI) + logDeterminant);
        }

        double logDensity(float[] latent) {
            int size = mean.length;
            double[] whitened = new double[size];
            double squares = 0;
            for (int row = 0; row < size; row++) {
                double sum = latent[row] - mean[row];
                for (int k = 0; k < row; k++) {
                    sum -= factor[row][k] * whitened[k];
                }
                whitened[row] = sum / factor[row][row];
                squares += whitened[row] * whitened[row];
            }
            return logNormaliser - 0.5 * squares;
        }
    }
}
