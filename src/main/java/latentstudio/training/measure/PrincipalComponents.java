package latentstudio.training.measure;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.PrincipalAxes;

/**
 * The best linear autoencoder: the plane of k dimensions through the training pictures' mean that loses the least
 * squared error; a reference for models with a latent of the same size. Immutable and thread-safe.
 */
final class PrincipalComponents {
    /** Values of a picture up to which the covariance is decomposed whole. */
    static final int MOST_DECOMPOSED = 1024;
    private static final int TURNS = 6;
    private static final int BATCH = 500;

    private final double[] mean;
    private final double[][] components;

    /** @param count k */
    PrincipalComponents(LabelledPictures pictures, int count) {
        mean = new double[pictures.pictureShape().values()];
        components = mean.length <= MOST_DECOMPOSED ? PrincipalAxes.of(covariance(pictures, mean), count).axes() : iterated(pictures, mean, count);
    }

    /**
     * Orthogonal iteration, for pictures whose covariance is too large to be decomposed: a random plane, turned towards the components
     * each time that it is multiplied with the covariance. G. Golub, C. Van Loan, <i>Matrix Computations</i>, 2013, section 8.2.4.
     */
    private static double[][] iterated(LabelledPictures pictures, double[] mean, int count) {
        for (int i = 0; i < pictures.count(); i++) {
            float[] values = pictures.values(i, i + 1);
            for (int value = 0; value < mean.length; value++) {
                mean[value] += values[value] / pictures.count();
            }
        }
        Random random = new Random(1);
        // N pictures span N - 1 dimensions around their mean
        double[][] plane = new double[Math.clamp(pictures.count() - 1, 1, count)][mean.length];
        for (double[] axis : plane) {
            Arrays.setAll(axis, i -> random.nextGaussian());
        }
        orthonormalise(plane);
        for (int turn = 0; turn < TURNS; turn++) {
            plane = turned(pictures, mean, plane);
            orthonormalise(plane);
        }
        return plane;
    }

    /** The axes times the covariance. */
    private static double[][] turned(LabelledPictures pictures, double[] mean, double[][] plane) {
        int size = mean.length;
        float[] flat = new float[plane.length * size];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) plane[i / size][i % size];
        }
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray axes = manager.create(flat, new Shape(plane.length, size)); // [k, d]
            NDArray sum = manager.zeros(new Shape(plane.length, size)); // [k, d]
            for (int from = 0; from < pictures.count(); from += BATCH) {
                int to = Math.min(from + BATCH, pictures.count());
                float[] values = pictures.values(from, to);
                for (int i = 0; i < values.length; i++) {
                    values[i] -= (float) mean[i % size];
                }
                try (NDArray batch = manager.create(values, new Shape(to - from, size)); // [N, d]
                     NDArray columns = batch.transpose(); // [d, N]
                     NDArray along = axes.matMul(columns); // [k, N]
                     NDArray part = along.matMul(batch)) { // [k, d]
                    sum.addi(part);
                }
            }
            float[] turned = sum.toFloatArray();
            double[][] rows = new double[plane.length][size];
            for (int i = 0; i < turned.length; i++) {
                rows[i / size][i % size] = turned[i];
            }
            return rows;
        }
    }

    /** Gram and Schmidt's way, in its modified form. */
    private static void orthonormalise(double[][] axes) {
        for (int i = 0; i < axes.length; i++) {
            for (int j = 0; j < i; j++) {
                double along = dot(axes[i], axes[j]);
                for (int value = 0; value < axes[i].length; value++) {
                    axes[i][value] -= along * axes[j][value];
                }
            }
            double length = Math.sqrt(dot(axes[i], axes[i]));
            for (int value = 0; value < axes[i].length; value++) {
                axes[i][value] /= length;
            }
        }
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
