package latentstudio.training.measure;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The Fréchet distance between two sets of feature vectors, each taken as a Gaussian: |m1 - m2|<sup>2</sup> +
 * tr(S1 + S2 - 2 (S1 S2)<sup>1/2</sup>). D. Dowson, B. Landau, <i>The Fréchet Distance between Multivariate Normal
 * Distributions</i>, 1982, equation 4; M. Heusel et al., <i>GANs Trained by a Two Time-Scale Update Rule Converge to a
 * Local Nash Equilibrium</i>, 2017, equation 6. It is a squared length in the features' units, and it falls as the sets
 * grow: compare only figures of sets of one size.
 */
public final class FrechetDistance {
    private FrechetDistance() {
    }

    /**
     * The distance, 0 or more.
     *
     * @param first  [N][F], N at least 2
     * @param second [M][F], M at least 2
     * @throws IllegalArgumentException for sets of other shapes, or features that are not finite
     */
    public static double between(float[][] first, float[][] second) {
        Gaussian one = Gaussian.of(first);
        Gaussian two = Gaussian.of(second);
        int size = one.mean.length;
        if (two.mean.length != size) {
            throw new IllegalArgumentException("expected two sets with as many features, got %d and %d"
                    .formatted(size, two.mean.length));
        }
        double distance = CommonOps_DDRM.trace(one.covariance) + CommonOps_DDRM.trace(two.covariance)
                - 2 * traceOfRoot(one.covariance, two.covariance);
        for (int i = 0; i < size; i++) {
            double difference = one.mean[i] - two.mean[i];
            distance += difference * difference;
        }
        return Math.max(0, distance); // rounding
    }

    /** tr((A B)<sup>1/2</sup>) as tr((A<sup>1/2</sup> B A<sup>1/2</sup>)<sup>1/2</sup>, the root of a symmetric matrix. */
    private static double traceOfRoot(DMatrixRMaj a, DMatrixRMaj b) {
        int size = a.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(a, true);
        DMatrixRMaj scaled = new DMatrixRMaj(size, size); // V sqrt(L), whose product with V' is the root of A
        DMatrixRMaj vectors = new DMatrixRMaj(size, size);
        for (int column = 0; column < size; column++) {
            double root = Math.sqrt(Math.max(0, eigen.getEigenvalue(column).getReal()));
            DMatrixRMaj vector = eigen.getEigenVector(column);
            for (int row = 0; row < size; row++) {
                vectors.set(row, column, vector.get(row));
                scaled.set(row, column, vector.get(row) * root);
            }
        }
        DMatrixRMaj root = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multTransB(scaled, vectors, root);
        DMatrixRMaj half = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(root, b, half);
        DMatrixRMaj product = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(half, root, product);
        for (int row = 0; row < size; row++) { // the solver takes only a matrix that is symmetric to the last bit
            for (int column = 0; column < row; column++) {
                double mean = (product.get(row, column) + product.get(column, row)) / 2;
                product.set(row, column, mean);
                product.set(column, row, mean);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> values = decompose(product, false);
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += Math.sqrt(Math.max(0, values.getEigenvalue(i).getReal()));
        }
        return trace;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> decompose(DMatrixRMaj symmetric, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, vectors, true);
        if (!eigen.decompose(symmetric.copy())) {
            throw new ArithmeticException("the eigen decomposition of a covariance did not converge");
        }
        return eigen;
    }

    /** The mean [F] and the unbiased covariance [F][F] of feature vectors. */
    private record Gaussian(double[] mean, DMatrixRMaj covariance) {
        static Gaussian of(float[][] features) {
            if (features.length < 2) {
                throw new IllegalArgumentException("expected at least 2 feature vectors, got " + features.length);
            }
            int size = features[0].length;
            double[] mean = new double[size];
            for (float[] vector : features) {
                if (vector.length != size) {
                    throw new IllegalArgumentException("expected feature vectors of %d values, got one of %d"
                            .formatted(size, vector.length));
                }
                for (int i = 0; i < size; i++) {
                    if (!Float.isFinite(vector[i])) {
                        throw new IllegalArgumentException("expected finite features, got " + vector[i]);
                    }
                    mean[i] += vector[i];
                }
            }
            for (int i = 0; i < size; i++) {
                mean[i] /= features.length;
            }
            double[] sums = new double[size * size];
            double[] centred = new double[size];
            for (float[] vector : features) {
                for (int i = 0; i < size; i++) {
                    centred[i] = vector[i] - mean[i];
                }
                for (int row = 0; row < size; row++) {
                    double value = centred[row];
                    int start = row * size;
                    for (int column = 0; column <= row; column++) {
                        sums[start + column] += value * centred[column];
                    }
                }
            }
            DMatrixRMaj covariance = new DMatrixRMaj(size, size);
            for (int row = 0; row < size; row++) {
                for (int column = 0; column <= row; column++) {
                    double value = sums[row * size + column] / (features.length - 1);
                    covariance.set(row, column, value);
                    covariance.set(column, row, value);
                }
            }
            return new Gaussian(mean, covariance);
        }
    }
}
