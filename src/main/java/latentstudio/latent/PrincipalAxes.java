package latentstudio.latent;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The directions in which values vary most, their principal components: eigenvectors of the covariance (I. Jolliffe, <i>Principal
 * Component Analysis</i>, 2002, section 1.1). Immutable apart from its arrays, which nobody writes to.
 *
 * @param axes      [count][Z], of length 1, at right angles, that of the largest variance first; each points to where its largest part
 *                  is positive
 * @param variances [count], along the axes
 */
public record PrincipalAxes(double[][] axes, double[] variances) {
    /**
     * A point drawn from the normal cloud that lies along these axes.
     *
     * @param centre      [Z], where the cloud's middle is
     * @param temperature a factor of the deviations; 1 is the cloud as it is
     */
    public double[] draw(double[] centre, double temperature, Random random) {
        double[] point = centre.clone();
        for (int axis = 0; axis < axes.length; axis++) {
            double along = temperature * Math.sqrt(Math.max(0, variances[axis])) * random.nextGaussian();
            for (int z = 0; z < point.length; z++) {
                point[z] += along * axes[axis][z];
            }
        }
        return point;
    }

    /**
     * Decomposes a covariance.
     *
     * @param covariance [Z][Z], symmetric
     * @param count      how many axes are wanted, 1 to Z
     */
    public static PrincipalAxes of(double[][] covariance, int count) {
        int size = covariance.length;
        if (count < 1 || count > size) {
            throw new IllegalArgumentException("expected 1 to %d components, got %d".formatted(size, count));
        }
        DMatrixRMaj lifted = new DMatrixRMaj(covariance);
        double lift = CommonOps_DDRM.trace(lifted) > 0 ? CommonOps_DDRM.trace(lifted) / size : 1;
        for (int i = 0; i < size; i++) {
            // the same axes, but no variance near 0, where the solver would chase its own rounding and give up
            lifted.add(i, i, lift);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(lifted)) {
            throw new IllegalStateException("expected a covariance that has eigenvectors");
        }
        double[] values = IntStream.range(0, size).mapToDouble(i -> eigen.getEigenvalue(i).getReal() - lift).toArray();
        List<Integer> order = IntStream.range(0, size).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed()).toList();
        double[][] axes = new double[count][size];
        double[] variances = new double[count];
        for (int axis = 0; axis < count; axis++) {
            DMatrixRMaj vector = eigen.getEigenVector(order.get(axis));
            int largest = 0;
            for (int z = 0; z < size; z++) {
                largest = Math.abs(vector.get(z)) > Math.abs(vector.get(largest)) ? z : largest;
            }
            for (int z = 0; z < size; z++) {
                axes[axis][z] = Math.signum(vector.get(largest)) * vector.get(z);
            }
            variances[axis] = values[order.get(axis)];
        }
        return new PrincipalAxes(axes, variances);
    }
}
