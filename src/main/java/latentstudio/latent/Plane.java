package latentstudio.latent;

import java.util.stream.IntStream;
import latentstudio.model.LatentSpec;

/**
 * A plane in a latent space, on which a map is drawn: latents are laid onto it, and each of its points is a latent again.
 * Immutable and thread-safe.
 *
 * @param centre [Z], where both coordinates are 0
 * @param axes   [2][Z], of length 1 and at right angles
 * @param shares [2], what each axis tells of the latents' variance, 0..1
 */
public record Plane(double[] centre, double[][] axes, double[] shares) {
    /**
     * The plane of the two directions in which training latents vary most: their principal components (K. Pearson, 1901). Each
     * axis points to where its largest part is positive. A latent of one value has a second axis of zeros.
     */
    public static Plane principal(LatentSpec spec) {
        double[][] covariance = spec.overall().covariance();
        int size = spec.size();
        PrincipalAxes principal = PrincipalAxes.of(covariance, Math.min(2, size));
        double total = IntStream.range(0, size).mapToDouble(i -> covariance[i][i]).sum();
        double[][] axes = new double[2][size];
        double[] shares = new double[2];
        for (int axis = 0; axis < principal.axes().length; axis++) {
            axes[axis] = principal.axes()[axis];
            shares[axis] = principal.variances()[axis] / total;
        }
        return new Plane(spec.overall().mean(), axes, shares);
    }

    /**
     * The plane of two of the latent's values, through the medians of the others.
     *
     * @throws InvalidRequestException if there are no such two different values
     */
    public static Plane of(LatentSpec spec, int across, int up) {
        int size = spec.size();
        if (across < 0 || across >= size || up < 0 || up >= size || across == up) {
            throw new InvalidRequestException("Expected two different values of a latent of %d, got %d and %d; choose others."
                    .formatted(size, across + 1, up + 1));
        }
        double[] centre = spec.overall().median().clone();
        centre[across] = 0;
        centre[up] = 0;
        double[][] axes = new double[2][size];
        axes[0][across] = 1;
        axes[1][up] = 1;
        double total = IntStream.range(0, size).mapToDouble(i -> spec.overall().covariance()[i][i]).sum();
        return new Plane(centre, axes, new double[] {spec.overall().covariance()[across][across] / total, spec.overall().covariance()[up][up] / total});
    }

    /** Where a latent lies: its coordinates on the two axes. */
    public float[] place(float[] latent) {
        double x = 0;
        double y = 0;
        for (int z = 0; z < latent.length; z++) {
            x += (latent[z] - centre[z]) * axes[0][z];
            y += (latent[z] - centre[z]) * axes[1][z];
        }
        return new float[] {(float) x, (float) y};
    }

    /** The latent at a point of the plane. */
    public float[] latent(double x, double y) {
        float[] latent = new float[centre.length];
        for (int z = 0; z < latent.length; z++) {
            latent[z] = (float) (centre[z] + x * axes[0][z] + y * axes[1][z]);
        }
        return latent;
    }
}
