package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The latent space of an autoencoder, as measured with the encoder that ships.
 *
 * @param size             Z, how many values a latent has
 * @param overall          statistics of all training latents
 * @param perClass         the same for each class, in the order of {@link Manifest#classes()}; empty without classes
 * @param quantiles        [Z][101], percentiles 0 to 100 of each dimension over the training latents
 * @param errorQuantiles   [101], percentiles 0 to 100 of the mean squared error between a test picture and its
 *                         reconstruction, values in 0..1
 * @param densityQuantiles [101], percentiles 0 to 100 of {@link LatentDensity#logDensity} over the test latents
 * @param influence        [Z], how much each value tells: the mean squared change of the picture when it goes from its 16th to its
 *                         84th percentile; null where that was not measured
 */
public record LatentSpec(int size, LatentStatistics overall, List<LatentStatistics> perClass, double[][] quantiles,
                         double[] errorQuantiles, double[] densityQuantiles, @JsonInclude(JsonInclude.Include.NON_NULL) double[] influence) {
    /** Entries of a quantile table: percentiles 0, 1, ... 100. */
    public static final int PERCENTILES = 101;

    /** One whose influence was not measured. */
    public LatentSpec(int size, LatentStatistics overall, List<LatentStatistics> perClass, double[][] quantiles, double[] errorQuantiles,
                      double[] densityQuantiles) {
        this(size, overall, perClass, quantiles, errorQuantiles, densityQuantiles, null);
    }

    public LatentSpec {
        if (size < 1) {
            throw new IllegalArgumentException("expected a latent of at least one value, got " + size);
        }
        if (overall == null || perClass == null) {
            throw new IllegalArgumentException("expected the latent's overall statistics and those per class");
        }
        perClass = List.copyOf(perClass);
        requireSize(size, overall);
        for (LatentStatistics statistics : perClass) {
            requireSize(size, statistics);
        }
        if (quantiles == null || quantiles.length != size) {
            throw new IllegalArgumentException("expected quantiles for each of the %d latent values".formatted(size));
        }
        if (influence != null && influence.length != size) {
            throw new IllegalArgumentException("expected the influence of each of the %d latent values, got %d".formatted(size, influence.length));
        }
        requirePercentiles("errorQuantiles", errorQuantiles);
        requirePercentiles("densityQuantiles", densityQuantiles);
        for (double[] row : quantiles) {
            requirePercentiles("quantiles", row);
        }
    }

    /**
     * Where a value stands in a quantile table, interpolated between its entries.
     *
     * @param quantiles [101], rising
     * @return 0 to 100: the share of the measured values, in percent, that lie below {@code value}
     */
    public static double percentile(double[] quantiles, double value) {
        if (value <= quantiles[0]) {
            return 0;
        }
        int last = quantiles.length - 1;
        if (value >= quantiles[last]) {
            return 100;
        }
        int above = 1;
        while (quantiles[above] < value) {
            above++;
        }
        double low = quantiles[above - 1];
        double high = quantiles[above];
        return above - 1 + (value - low) / (high - low);
    }

    private static void requireSize(int size, LatentStatistics statistics) {
        if (statistics.median().length != size || statistics.mean().length != size
                || statistics.standardDeviation().length != size || statistics.covariance().length != size) {
            throw new IllegalArgumentException("expected latent statistics of %d values, got %d"
                    .formatted(size, statistics.median().length));
        }
        for (double[] row : statistics.covariance()) {
            if (row.length != size) {
                throw new IllegalArgumentException("expected covariances of %d x %d values, got a row of %d"
                        .formatted(size, size, row.length));
            }
        }
    }

    private static void requirePercentiles(String name, double[] table) {
        if (table == null || table.length != PERCENTILES) {
            throw new IllegalArgumentException("%s: expected %d percentiles, got %s"
                    .formatted(name, PERCENTILES, table == null ? "none" : table.length));
        }
        for (int i = 0; i < table.length; i++) {
            if (!Double.isFinite(table[i]) || i > 0 && table[i] < table[i - 1]) {
                throw new IllegalArgumentException("%s: expected finite percentiles that rise, got %s at %d".formatted(name, table[i], i));
            }
        }
    }
}
