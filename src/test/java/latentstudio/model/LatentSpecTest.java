package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentSpecTest {
    private static final double[] PERCENTS = IntStream.range(0, 101).mapToDouble(i -> i * 10).toArray();
    private static final LatentStatistics ONE =
            new LatentStatistics(1, new double[1], new double[1], new double[] {1}, new double[][] {{1}});

    @Test
    void findsAPercentileBetweenItsEntries() {
        assertThat(LatentSpec.percentile(PERCENTS, 123)).isCloseTo(12.3, within(1e-9));
        assertThat(LatentSpec.percentile(PERCENTS, 500)).isEqualTo(50);
    }

    @Test
    void staysWithinNoughtAndAHundred() {
        assertThat(LatentSpec.percentile(PERCENTS, -1)).isZero();
        assertThat(LatentSpec.percentile(PERCENTS, 1e9)).isEqualTo(100);
        assertThat(LatentSpec.percentile(PERCENTS, Double.POSITIVE_INFINITY)).isEqualTo(100);
        assertThat(LatentSpec.percentile(PERCENTS, Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void findsAPercentileInATableWithEqualEntries() {
        double[] flat = new double[101];
        flat[100] = 1;
        assertThat(LatentSpec.percentile(flat, 0.5)).isCloseTo(99.5, within(1e-9));
    }

    @Test
    void rejectsStatisticsOfAnotherSize() {
        assertThatThrownBy(() -> new LatentSpec(2, ONE, List.of(), new double[2][101], PERCENTS, PERCENTS))
                .hasMessage("expected latent statistics of 2 values, got 1");
    }

    @Test
    void rejectsACovarianceThatIsNotSquare() {
        LatentStatistics flat = new LatentStatistics(1, new double[1], new double[1], new double[] {1}, new double[][] {{1, 2}});
        assertThatThrownBy(() -> new LatentSpec(1, flat, List.of(), new double[1][101], PERCENTS, PERCENTS))
                .hasMessage("expected covariances of 1 x 1 values, got a row of 2");
    }

    @Test
    void rejectsATableThatIsNotInPercents() {
        assertThatThrownBy(() -> new LatentSpec(1, ONE, List.of(), new double[1][101], new double[11], PERCENTS))
                .hasMessage("errorQuantiles: expected 101 percentiles, got 11");
    }
}
