package latentstudio.model;

import java.util.Arrays;
import java.util.stream.Stream;

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
    /** What single precision holds, the square of a deviation too. */
    private static final double LARGEST = 1e15;

    public LatentStatistics {
        if (median == null || mean == null || standardDeviation == null || covariance == null || Arrays.asList(covariance).contains(null)) {
            throw new IllegalArgumentException("expected latent statistics with median, mean, standardDeviation and covariance");
        }
        boolean isFinite = Stream.concat(Stream.of(median, mean, standardDeviation), Arrays.stream(covariance)).flatMapToDouble(Arrays::stream)
                .allMatch(value -> Math.abs(value) < LARGEST);
        if (!isFinite) {
            throw new IllegalArgumentException("expected latent statistics of finite values below %.0e".formatted(LARGEST));
        }
    }
}
