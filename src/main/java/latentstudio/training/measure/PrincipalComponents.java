package latentstudio.training.measure;

import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.PrincipalAxes;

/**
 * The best linear autoencoder: the plane of k dimensions through the training pictures' mean that loses the least
 * squared error; a reference for models with a latent of the same size. Immutable and thread-safe.
 */
final class PrincipalComponents {
    private final double[] mean;
    private final double[][] components;

    /** @param count k */
    PrincipalComponents(LabelledPictures pictures, int count) {
        mean = new double[pictures.height() * pictures.width()];
        components = PrincipalAxes.of(covariance(pictures, mean), count).axes();
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

    /** The covariance [size][size]; also fills in the mean. Most pixels are 0 and cost nothing. */
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

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
