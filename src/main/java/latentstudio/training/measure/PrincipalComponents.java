package latentstudio.training.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.LabelledPictures;

/**
 * The best linear autoencoder: the plane of k dimensions through the training pictures' mean that loses the least
 * squared error; a reference for models with a latent of the same size. I. Jolliffe, <i>Principal Component
 * Analysis</i>, 2002, section 1.1; found by subspace iteration (G. Golub, C. Van Loan, <i>Matrix Computations</i>,
 * 2013, section 8.2.4). Immutable and thread-safe.
 */
final class PrincipalComponents {
    private static final int ITERATIONS = 60;
    /** Directions followed beyond those wanted, so that the last wanted one converges too. */
    private static final int SPARE = 8;

    private final double[] mean;
    private final double[][] components;

    /** @param count k */
    PrincipalComponents(LabelledPictures pictures, int count) {
        int size = pictures.height() * pictures.width();
        if (count < 1 || count > size) {
            throw new IllegalArgumentException("expected 1 to %d components, got %d".formatted(size, count));
        }
        mean = new double[size];
        double[][] covariance = covariance(pictures, mean);
        double[][] directions = new double[Math.min(size, count + SPARE)][size];
        SplittableRandom random = new SplittableRandom(1);
        for (double[] direction : directions) {
            for (int i = 0; i < size; i++) {
                direction[i] = random.nextDouble() - 0.5;
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int k = 0; k < directions.length; k++) {
                double[] next = new double[size];
                for (int row = 0; row < size; row++) {
                    next[row] = dot(covariance[row], directions[k]);
                }
                directions[k] = next;
            }
            makeOrthonormal(directions);
        }
        components = Arrays.copyOf(directions, count);
    }

    /** The mean squared error per pixel between pictures and their projections on the plane. */
    double meanSquaredError(LabelledPictures pictures) {
        int size = mean.length;
        float[] values = new float[size];
        double[] centred = new double[size];
        double sum = 0;
        for (int picture = 0; picture < pictures.count(); picture++) {
            pictures.copy(picture, values, 0);
            for (int i = 0; i < size; i++) {
                centred[i] = values[i] - mean[i];
            }
            double left = dot(centred, centred); // Pythagoras: what the components explain is taken off
            for (double[] component : components) {
                double along = dot(centred, component);
                left -= along * along;
            }
            sum += left;
        }
        return sum / pictures.count() / size;
    }

    /** The covariance [size][size], up to a factor; also fills in the mean. Most pixels are 0 and cost nothing. */
    private static double[][] covariance(LabelledPictures pictures, double[] mean) {
        int size = mean.length;
        double[][] products = new double[size][size];
        float[] values = new float[size];
        int[] inked = new int[size];
        for (int picture = 0; picture < pictures.count(); picture++) {
            pictures.copy(picture, values, 0);
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (values[i] > 0) {
                    inked[count++] = i;
                    mean[i] += values[i] / pictures.count();
                }
            }
            for (int i = 0; i < count; i++) {
                double[] row = products[inked[i]];
                float value = values[inked[i]];
                for (int j = 0; j < count; j++) {
                    row[inked[j]] += value * values[inked[j]];
                }
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                products[row][column] = products[row][column] / pictures.count() - mean[row] * mean[column];
            }
        }
        return products;
    }

    /** Gram and Schmidt's method in its modified order. */
    private static void makeOrthonormal(double[][] directions) {
        for (int k = 0; k < directions.length; k++) {
            for (int before = 0; before < k; before++) {
                double along = dot(directions[k], directions[before]);
                for (int i = 0; i < directions[k].length; i++) {
                    directions[k][i] -= along * directions[before][i];
                }
            }
            double length = Math.sqrt(dot(directions[k], directions[k]));
            for (int i = 0; length > 0 && i < directions[k].length; i++) {
                directions[k][i] /= length;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
