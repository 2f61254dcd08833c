package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatentSamplerTest {
    private static final LatentStatistics ZERO = statistics(new double[] {1, -3}, new double[] {0.5, 2});
    private static final LatentStatistics ONE = statistics(new double[] {10, 20}, new double[] {1, 4});
    private static final int[] LABELS = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0};
    private static final float[][] NOISE = {{0.6426324f, -0.6881156f}, {0.71677274f, -1.0393248f}};
    private static final float[][] UNCONSTRAINED = {{1.2852648f, -1.3762312f}, {1.4335455f, -2.0786495f}};
    private static final float[][] CONSTRAINED = {{1.3213162f, -4.376231f}, {10.716773f, 15.842701f}};
    private static final float[][] OVER_CONSTRAINED = {{1.1606581f, -3.6881156f}, {10.358386f, 17.92135f}};

    private final LatentSampler sampler = new LatentSampler(spec(ZERO, ONE));

    @ParameterizedTest
    @CsvSource({"UNCONSTRAINED, 0, 0, 2, 2", "CONSTRAINED, 10, 20, 1, 4", "OVER_CONSTRAINED, 10, 20, 0.5, 2"})
    void followsTheDistributionOfItsWay(Sampling sampling, double first, double second, double firstDeviation,
                                        double secondDeviation) {
        float[][] latents = sampler.latents(sampling, sampler.labels(1, 20_000, 3), 1, 3);

        assertThat(mean(latents, 0)).isCloseTo(first, within(0.03 * firstDeviation));
        assertThat(mean(latents, 1)).isCloseTo(second, within(0.03 * secondDeviation));
        assertThat(deviation(latents, 0)).isCloseTo(firstDeviation, within(0.02 * firstDeviation));
        assertThat(deviation(latents, 1)).isCloseTo(secondDeviation, within(0.02 * secondDeviation));
    }

    @Test
    void drawsTheSameBitsOnEveryMachine() {
        assertThat(sampler.labels(null, 12, 7)).containsExactly(LABELS);
        assertThat(sampler.priorInput(new int[] {0, 1}, 1, 7).noise()).isDeepEqualTo(NOISE);
        assertThat(sampler.latents(Sampling.UNCONSTRAINED, new int[] {0, 1}, 1, 7)).isDeepEqualTo(UNCONSTRAINED);
        assertThat(sampler.latents(Sampling.CONSTRAINED, new int[] {0, 1}, 1, 7)).isDeepEqualTo(CONSTRAINED);
        assertThat(sampler.latents(Sampling.OVER_CONSTRAINED, new int[] {0, 1}, 1, 7)).isDeepEqualTo(OVER_CONSTRAINED);
    }

    @ParameterizedTest
    @CsvSource({"UNCONSTRAINED, 0, 0", "CONSTRAINED, 10, 20", "OVER_CONSTRAINED, 10, 20"})
    void standsAtItsCentreWithoutTemperature(Sampling sampling, float first, float second) {
        assertThat(sampler.latents(sampling, new int[] {1}, 0, 9)[0]).usingComparatorWithPrecision(0f)
                .containsExactly(first, second);
    }

    /** Two values that hardly move but together. */
    @Test
    void theEllipsoidKeepsWhatVariesTogether() {
        LatentStatistics slanted = new LatentStatistics(100, new double[] {0, 0}, new double[] {1, -3}, new double[] {2, 1},
                new double[][] {{4, 1.9}, {1.9, 1}});
        LatentSampler cloud = new LatentSampler(spec(slanted));

        float[][] latents = cloud.latents(Sampling.ELLIPSOID, new int[20_000], 1, 3);

        assertThat(mean(latents, 0)).isCloseTo(1, within(0.06));
        assertThat(mean(latents, 1)).isCloseTo(-3, within(0.03));
        assertThat(deviation(latents, 0)).isCloseTo(2, within(0.05));
        assertThat(deviation(latents, 1)).isCloseTo(1, within(0.03));
        double together = Arrays.stream(latents).mapToDouble(latent -> (latent[0] - 1) * (latent[1] + 3)).average().orElseThrow();
        assertThat(together).isCloseTo(1.9, within(0.06));
        assertThat(cloud.latents(Sampling.ELLIPSOID, new int[1], 0, 3)[0]).containsExactly(1, -3);
    }

    @Test
    void scalesTheNoiseByTheTemperature() {
        float[] once = sampler.latents(Sampling.CONSTRAINED, new int[] {1}, 1, 9)[0];
        float[] half = sampler.latents(Sampling.CONSTRAINED, new int[] {1}, 0.5, 9)[0];

        assertThat(half[0] - 10).isCloseTo((once[0] - 10) / 2, within(1e-5f));
        assertThat(half[1] - 20).isCloseTo((once[1] - 20) / 2, within(1e-5f));
    }

    @Test
    void leavesThePriorsNoiseForItsGraphToScale() {
        PriorInput input = sampler.priorInput(new int[] {1, 0}, 0.5, 9);

        assertThat(input.noise()).isDeepEqualTo(sampler.priorInput(new int[] {1, 0}, 1, 9).noise());
        assertThat(input.label()).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}});
        assertThat(input.temperature()).isDeepEqualTo(new float[][] {{0.5f}, {0.5f}});
    }

    @Test
    void beginsAlikeHoweverManyAreDrawn() {
        assertThat(Arrays.copyOf(sampler.labels(null, 100, 4), 10)).isEqualTo(sampler.labels(null, 10, 4));
        assertThat(Arrays.copyOf(sampler.latents(Sampling.UNCONSTRAINED, new int[100], 1, 4), 10))
                .isDeepEqualTo(sampler.latents(Sampling.UNCONSTRAINED, new int[10], 1, 4));
    }

    @Test
    void startsApartFromNeighbouringSeeds() {
        double[] firsts = IntStream.range(0, 1000)
                .mapToDouble(seed -> sampler.latents(Sampling.UNCONSTRAINED, new int[1], 1, seed)[0][0]).toArray();
        double mean = Arrays.stream(firsts).average().orElseThrow();
        double square = Arrays.stream(firsts).map(value -> value * value).average().orElseThrow();

        assertThat(mean).isCloseTo(0, within(0.25));
        assertThat(square).isCloseTo(4, within(0.6));
    }

    @Test
    void drawsAllClassesAlike() {
        int[] labels = sampler.labels(null, 10_000, 5);

        assertThat(Arrays.stream(labels).average().orElseThrow()).isCloseTo(0.5, within(0.02));
        assertThat(Arrays.stream(labels).distinct().sorted().toArray()).containsExactly(0, 1);
    }

    @Test
    void takesTheOverallStatisticsWithoutClasses() {
        LatentSampler plain = new LatentSampler(spec());

        assertThat(plain.labels(null, 2, 1)).containsExactly(0, 0);
        assertThat(plain.latents(Sampling.CONSTRAINED, new int[] {0}, 0, 1)[0]).containsExactly(1, -3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void rejectsAClassThatThereIsNot(int label) {
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.labels(label, 1, 1))
                .withMessage("expected a class from 0 to 1, got " + label);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.latents(Sampling.UNCONSTRAINED, new int[] {label}, 1, 1))
                .withMessage("expected a class from 0 to 1, got " + label);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.priorInput(new int[] {label}, 1, 1))
                .withMessage("expected a class from 0 to 1, got " + label);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsATemperatureThatIsNone(double temperature) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.latents(Sampling.CONSTRAINED, new int[] {0}, temperature, 1))
                .withMessage("expected a temperature of 0 or more, got " + temperature);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.priorInput(new int[] {0}, temperature, 1));
    }

    @Test
    void rejectsToDrawNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.labels(null, 0, 1))
                .withMessage("expected to draw at least one sample, got 0");
    }

    @Test
    void sendsThePriorToItsGraph() {
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.latents(Sampling.PRIOR, new int[] {0}, 1, 1))
                .withMessageContaining("give the prior's graph what priorInput returns");
    }

    private static double mean(float[][] latents, int dimension) {
        return Arrays.stream(latents).mapToDouble(latent -> latent[dimension]).average().orElseThrow();
    }

    private static double deviation(float[][] latents, int dimension) {
        double mean = mean(latents, dimension);
        return Math.sqrt(Arrays.stream(latents).mapToDouble(latent -> Math.pow(latent[dimension] - mean, 2)).average()
                .orElseThrow());
    }

    private static LatentStatistics statistics(double[] median, double[] deviation) {
        return new LatentStatistics(100, median, median, deviation, new double[2][2]);
    }

    private static LatentSpec spec(LatentStatistics... perClass) {
        return new LatentSpec(2, ZERO, List.of(perClass), new double[2][101], new double[101], new double[101]);
    }
}
