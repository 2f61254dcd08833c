package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import latentstudio.model.LatentStatistics;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void measuresMiddleAndSpread() {
        LatentStatistics statistics = Statistics.of(new float[][] {{1, 10}, {2, 8}, {6, 0}});

        assertThat(statistics.count()).isEqualTo(3);
        assertThat(statistics.median()).containsExactly(2, 8);
        assertThat(statistics.mean()).containsExactly(3, 6);
        assertThat(statistics.covariance()).isDeepEqualTo(new double[][] {{7, -14}, {-14, 28}});
        assertThat(statistics.standardDeviation()).containsExactly(2.64575, 5.2915);
    }

    @Test
    void interpolatesBetweenPercentiles() {
        double[] table = Statistics.percentiles(new double[] {3, 1, 2});

        assertThat(table).hasSize(101);
        assertThat(table[0]).isEqualTo(1);
        assertThat(table[25]).isEqualTo(1.5);
        assertThat(table[50]).isEqualTo(2);
        assertThat(table[100]).isEqualTo(3);
    }

    @Test
    void roundsToSixSignificantDigits() {
        assertThat(Statistics.round(-0.00123456789)).isEqualTo(-0.00123457);
        assertThat(Statistics.round(123456789)).isEqualTo(123457000);
        assertThat(Statistics.round(Double.NaN)).isNaN();
    }

    @Test
    void rejectsASingleLatent() {
        assertThatIllegalArgumentException().isThrownBy(() -> Statistics.of(new float[][] {{1}}))
                .withMessageContaining("at least 2 latents");
    }
}
