package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
    @Test
    void integratesToOne() {
        KernelDensity density = new KernelDensity(new double[] {-1, 0, 0.5, 3}, 0.3);

        double sum = IntStream.rangeClosed(-4000, 6000).mapToDouble(i -> density.at(i / 1000.0) / 1000).sum();

        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    @Test
    void isTheMeanOfNormalDensitiesAroundTheNumbers() {
        KernelDensity density = new KernelDensity(new double[] {0, 2}, 0.5);

        assertThat(density.at(0)).isCloseTo((normal(0, 0.5) + normal(2, 0.5)) / 2, within(1e-8));
        assertThat(density.at(1)).isCloseTo(normal(1, 0.5), within(1e-8));
        assertThat(density.at(100)).isZero();
    }

    @Test
    void isHighestWhereMostNumbersAre() {
        KernelDensity density = new KernelDensity(new double[] {1, 1.1, 0.9, 1, 5}, 0.2);

        double peak = IntStream.range(0, 700).mapToDouble(i -> i / 100.0).boxed().max((a, b) -> Double.compare(density.at(a), density.at(b))).orElseThrow();

        assertThat(peak).isCloseTo(1, within(0.02));
        assertThat(density.at(5)).isGreaterThan(density.at(3));
    }

    @Test
    void followsTheDistributionThatTheNumbersWereDrawnFrom() {
        Random random = new Random(7);
        double[] sample = DoubleStream.generate(random::nextGaussian).limit(5000).toArray();

        KernelDensity density = new KernelDensity(sample, KernelDensity.bandwidth(sample));

        for (double place : new double[] {-2, -1, 0, 1, 2}) {
            assertThat(density.at(place)).isCloseTo(normal(place, 1), within(0.03));
        }
    }

    @Test
    void choosesTheBandwidthOfSilverman() {
        // quartiles 2 and 4, standard deviation sqrt(2.5): the interquartile range is the smaller scale
        assertThat(KernelDensity.bandwidth(new double[] {5, 1, 4, 2, 3})).isCloseTo(0.9 * 2 / 1.34 * Math.pow(5, -0.2), within(1e-12));
        // without a spread of the middle half, the standard deviation counts: mean 2, squares 16 + 4 * 1
        assertThat(KernelDensity.bandwidth(new double[] {1, 1, 1, 1, 6})).isCloseTo(0.9 * Math.sqrt(20 / 4.0) * Math.pow(5, -0.2), within(1e-12));
        assertThat(KernelDensity.bandwidth(new double[] {3, 3, 3})).isZero();
        assertThat(KernelDensity.bandwidth(new double[] {3})).isZero();
    }

    @Test
    void refusesNoNumbersAndNoBandwidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelDensity(new double[0], 1)).withMessageContaining("got 0 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelDensity(new double[] {1}, 0)).withMessageContaining("above 0");
    }

    private static double normal(double x, double deviation) {
        return Math.exp(-0.5 * x * x / deviation / deviation) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
