package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatentDensityTest {
    private static final LatentStatistics STANDARD = gaussian(new double[] {0, 0}, new double[][] {{1, 0}, {0, 1}});

    @Test
    void isTheStandardNormalForOneStandardGaussian() {
        LatentDensity density = new LatentDensity(STANDARD, List.of());
        assertThat(density.logDensity(new float[] {0, 0})).isCloseTo(-Math.log(2 * Math.PI), within(0.002));
        assertThat(density.logDensity(new float[] {1, 2})).isCloseTo(-Math.log(2 * Math.PI) - 2.5, within(0.005));
    }

    @Test
    void followsTheCovariance() {
        LatentDensity density = new LatentDensity(
                gaussian(new double[] {0, 0}, new double[][] {{1, 0.9}, {0.9, 1}}), List.of());
        assertThat(density.logDensity(new float[] {1, 1})).isGreaterThan(density.logDensity(new float[] {1, -1}) + 5);
    }

    @Test
    void mixesTheClassesEqually() {
        LatentDensity density = new LatentDensity(STANDARD, List.of(
                gaussian(new double[] {-5, 0}, new double[][] {{1, 0}, {0, 1}}),
                gaussian(new double[] {5, 0}, new double[][] {{1, 0}, {0, 1}})));
        double atOne = density.logDensity(new float[] {5, 0});
        assertThat(atOne).isCloseTo(Math.log(0.5) - Math.log(2 * Math.PI), within(0.002));
        assertThat(density.logDensity(new float[] {-5, 0})).isCloseTo(atOne, within(1e-9));
        assertThat(density.logDensity(new float[] {0, 0})).isLessThan(atOne - 5);
    }

    @Test
    void bearsADimensionThatIsNeverUsed() {
        LatentDensity density = new LatentDensity(
                gaussian(new double[] {0, 0}, new double[][] {{1, 0}, {0, 0}}), List.of());
        assertThat(density.logDensity(new float[] {0, 0})).isFinite();
    }

    @Test
    void rejectsACovarianceThatIsNone() {
        assertThatThrownBy(() -> new LatentDensity(gaussian(new double[] {0, 0}, new double[][] {{1, 2}, {2, 1}}), List.of()))
                .hasMessageStartingWith("expected a positive definite covariance of the latents, got -");
    }

    @Test
    void staysANumberFarAway() {
        LatentDensity density = new LatentDensity(STANDARD, List.of(STANDARD, STANDARD));
        assertThat(density.logDensity(new float[] {1e9f, -1e9f})).isNotNaN().isLessThan(-1e15);
    }

    private static LatentStatistics gaussian(double[] mean, double[][] covariance) {
        double[] deviation = {Math.sqrt(covariance[0][0]), Math.sqrt(covariance[1][1])};
        return new LatentStatistics(100, mean, mean, deviation, covariance);
    }
}
