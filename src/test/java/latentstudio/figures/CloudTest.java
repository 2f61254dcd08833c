package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTest {
    private static final int POINTS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 256})
    void everyDensityOfRadiiIntegratesToOne(int size) {
        Cloud cloud = Cloud.of(normal(size, 2_000));
        for (float[] radii : new float[][] {cloud.radii(), cloud.normal(), cloud.cube(), cloud.ball()}) {
            double sum = 0;
            for (float density : radii) {
                sum += density * cloud.farthest() / Cloud.RINGS;
            }
            assertThat(sum).isCloseTo(1, within(2e-3));
        }
    }

    @Test
    void aNormalCloudLooksNormal() {
        Cloud cloud = Cloud.of(normal(12, POINTS));

        assertThat(IntStream.range(0, Cloud.RINGS).mapToDouble(ring -> Math.abs(cloud.radii()[ring] - cloud.normal()[ring])).sum() * cloud.farthest() / Cloud.RINGS)
                .isLessThan(0.1); // twice the share of points that lie elsewhere
        assertThat(Arrays.stream(cloud.unlikeness()).max().orElseThrow()).isLessThan(0.012); // 1.63 / sqrt(N) is passed once in a hundred
        assertThat(cloud.means()[3]).isCloseTo(3, within(0.1));
        assertThat(cloud.deviations()[3]).isCloseTo(4, within(0.1));
    }

    @Test
    void twoHeapsAreFarFromNormal() {
        Random random = new Random(4);
        float[][] heaps = IntStream.range(0, POINTS).mapToObj(i -> new float[] {(float) ((i % 2 == 0 ? -5 : 5) + random.nextGaussian())}).toArray(float[][]::new);

        assertThat(Cloud.of(heaps).unlikeness()[0]).isGreaterThan(0.2);
    }

    @Test
    void aValueThatNeverChangesIsLeftOut() {
        float[][] flat = normal(3, 500);
        for (float[] latent : flat) {
            latent[1] = 0.3f;
        }

        Cloud cloud = Cloud.of(flat);

        assertThat(cloud.deviations()[1]).isZero();
        assertThat(cloud.unlikeness()[1]).isZero();
        assertThat(cloud.shares()[2]).isCloseTo(0, within(1e-9));
        assertThat(List.of(CloudProbe.CUBE.draw(cloud, 5, 1))).allSatisfy(point -> assertThat(point[1]).isCloseTo(0.3f, within(1e-6f)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CUBE", "BALL", "VALUES", "ELLIPSOID"})
    void aGuessHasTheDeviationsOfTheCloud(CloudProbe probe) {
        Cloud cloud = Cloud.of(slanted());

        Cloud drawn = Cloud.of(probe.draw(cloud, POINTS, 9));

        for (int z = 0; z < 3; z++) {
            assertThat(drawn.deviations()[z] / cloud.deviations()[z]).isCloseTo(1, within(0.03));
        }
        // only the ellipsoid knows that two of the values go together
        assertThat(drawn.shares()[0] > 0.6).isEqualTo(probe == CloudProbe.ELLIPSOID);
        assertThat(probe.draw(cloud, 3, 9)).isDeepEqualTo(probe.draw(cloud, 3, 9));
    }

    @Test
    void pointsOfACubeStayInsideAndThoseOfABallToo() {
        Cloud cloud = Cloud.of(normal(5, POINTS));

        assertThat(List.of(CloudProbe.CUBE.draw(cloud, 1_000, 2))).allSatisfy(point -> assertThat(away(cloud, point).max().orElseThrow()).isLessThanOrEqualTo(Math.sqrt(3) + 1e-6));
        assertThat(List.of(CloudProbe.BALL.draw(cloud, 1_000, 2))).allSatisfy(point -> assertThat(away(cloud, point).map(value -> value * value).sum()).isLessThanOrEqualTo(7 + 1e-5));
    }

    @Test
    void scoresAlongTheFirstComponentVaryMost() {
        float[][] latents = slanted();
        Cloud cloud = Cloud.of(latents);

        Cloud scored = Cloud.of(cloud.scores(latents, 3));

        assertThat(scored.means()[0]).isCloseTo(0, within(1e-3));
        assertThat(scored.deviations()[0]).isGreaterThan(scored.deviations()[1]);
        assertThat(scored.deviations()[0] * scored.deviations()[0]).isCloseTo(cloud.axes().variances()[0], within(1e-2));
    }

    private static DoubleStream away(Cloud cloud, float[] point) {
        return IntStream.range(0, point.length).mapToDouble(z -> Math.abs(point[z] - cloud.means()[z]) / cloud.deviations()[z]);
    }

    /** N(z, (z + 1)<sup>2</sup>) in each value. */
    private static float[][] normal(int size, int count) {
        Random random = new Random(3);
        float[][] latents = new float[count][size];
        for (float[] latent : latents) {
            for (int z = 0; z < size; z++) {
                latent[z] = (float) (z + (z + 1) * random.nextGaussian());
            }
        }
        return latents;
    }

    /** Two values that are nearly the same, and one of its own. */
    private static float[][] slanted() {
        Random random = new Random(5);
        return IntStream.range(0, POINTS).mapToObj(i -> {
            double along = random.nextGaussian();
            return new float[] {(float) along, (float) (along + 0.1 * random.nextGaussian()), (float) random.nextGaussian()};
        }).toArray(float[][]::new);
    }
}
