package latentstudio.model;

import java.util.Arrays;

/**
 * What the latents of a set of training pictures look like.
 *
 * @param count             how many latents were measured
 * @param median            [Z], per dimension
 * @param mean              [Z]
 * @param standardDeviation [Z]
 * @param covariance        [Z, Z], symmetric
 */
public record LatentStatistics(int count, double[] median, double[] mean, double[] standardDeviation,
                               double[][] covariance) {
    public LatentStatistics {
        if (median == null || mean == null || standardDeviation == null || covariance == null || Arrays.asList(covariance).contains(null)) {
            throw new IllegalArgumentException("expected latent statistics with median, mean, standardDeviation and covariance");
        }
    }
}
