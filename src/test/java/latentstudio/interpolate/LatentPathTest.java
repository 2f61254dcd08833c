package latentstudio.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentPathTest {
    private static final double[] ORIGIN = {0, 0, 0};

    @ParameterizedTest
    @EnumSource
    void endsAreExact(PathShape shape) {
        float[] from = {0.1f, -2.3f, 7.7f};
        float[] to = {-1e-7f, 3.3f, 0.9f};
        LatentPath path = LatentPath.of(shape, from, to, new double[] {0.3, 0.1, -0.7});

        assertThat(path.at(0)).isEqualTo(from).isNotSameAs(from);
        assertThat(path.at(1)).isEqualTo(to).isNotSameAs(to);
    }

    @Test
    void linearPathIsStraightAndEven() {
        LatentPath path = LatentPath.of(PathShape.LINEAR, new float[] {0, 2, -4}, new float[] {4, 0, 4}, ORIGIN);

        assertThat(path.at(0.25)).containsExactly(1, 1.5f, -2);
        assertThat(path.at(0.5)).containsExactly(2, 1, 0);
    }

    @Test
    void sphericalPathKeepsTheNormAndTurnsEvenly() {
        LatentPath path = LatentPath.of(PathShape.SPHERICAL, new float[] {3, 0, 0}, new float[] {0, 3, 0}, ORIGIN);

        assertThat(path.at(0.5)).containsExactly(new float[] {(float) (3 / Math.sqrt(2)), (float) (3 / Math.sqrt(2)), 0}, within(1e-6f));
        assertThat(path.at(1 / 3.0)).containsExactly(new float[] {(float) (3 * Math.cos(Math.PI / 6)), 1.5f, 0}, within(1e-6f));
        for (double t = 0; t <= 1; t += 0.1) {
            assertThat(distance(path.at(t), ORIGIN)).isCloseTo(3, within(1e-6));
        }
    }

    @Test
    void sphericalPathChangesItsDistanceFromTheCentreEvenly() {
        double[] centre = {10, -5, 2};
        LatentPath path = LatentPath.of(PathShape.SPHERICAL, new float[] {11, -5, 2}, new float[] {10, 0, 2}, centre);

        assertThat(distance(path.at(0.5), centre)).isCloseTo(3, within(1e-5));
        assertThat(distance(path.at(0.75), centre)).isCloseTo(4, within(1e-5));
    }

    @Test
    void sphericalPathIsStraightWhereTheEndsAreInLineWithTheCentre() {
        float[] from = {1, 2, 3};

        for (float[] to : new float[][] {{2, 4, 6}, {-1, -2, -3}, {1, 2, 3}, {0, 0, 0}}) {
            LatentPath spherical = LatentPath.of(PathShape.SPHERICAL, from, to, ORIGIN);
            LatentPath linear = LatentPath.of(PathShape.LINEAR, from, to, ORIGIN);
            assertThat(spherical.at(0.3)).isEqualTo(linear.at(0.3)).doesNotContain(Float.NaN);
        }
    }

    @Test
    void sphericalPathOfOneValueIsStraight() {
        assertThat(LatentPath.of(PathShape.SPHERICAL, new float[] {1}, new float[] {3}, new double[] {0.5}).at(0.5)).containsExactly(2);
    }

    private static double distance(float[] latent, double[] centre) {
        double sum = 0;
        for (int z = 0; z < latent.length; z++) {
            sum += (latent[z] - centre[z]) * (latent[z] - centre[z]);
        }
        return Math.sqrt(sum);
    }
}
