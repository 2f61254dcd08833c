package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlaneTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);
    /** Varies by 9 along (0.6, 0.8, 0), by 4 along z3, by 1 along (0.8, -0.6, 0). */
    private static final LatentSpec SPEC = spec(new double[] {10, 20, 30},
            new double[][] {{3.88, 3.84, 0}, {3.84, 6.12, 0}, {0, 0, 4}});

    private static LatentSpec spec(double[] middle, double[][] covariance) {
        double[] deviation = IntStream.range(0, 3).mapToDouble(i -> Math.sqrt(covariance[i][i])).toArray();
        double[] percentiles = new double[LatentSpec.PERCENTILES];
        return new LatentSpec(3, new LatentStatistics(100, middle, middle, deviation, covariance), List.of(),
                new double[][] {percentiles, percentiles, percentiles}, percentiles, percentiles);
    }

    @Test
    void principalAxesAreThoseOfTheLargestVariance() {
        Plane plane = Plane.principal(SPEC);

        assertThat(plane.axes()[0]).containsExactly(new double[] {0.6, 0.8, 0}, Offset.offset(1e-9));
        assertThat(plane.axes()[1]).containsExactly(new double[] {0, 0, 1}, Offset.offset(1e-9));
        assertThat(plane.shares()).containsExactly(new double[] {9 / 14.0, 4 / 14.0}, Offset.offset(1e-9));
    }

    @Test
    void placesLatentsAndFindsThemAgain() {
        Plane plane = Plane.principal(SPEC);

        assertThat(plane.place(new float[] {10.6f, 20.8f, 28})).containsExactly(new float[] {1, -2}, CLOSE);
        assertThat(plane.latent(1, -2)).containsExactly(new float[] {10.6f, 20.8f, 28}, CLOSE);
    }

    @Test
    void rawAxesShowTheValuesThemselvesAndKeepTheMediansOfTheOthers() {
        Plane plane = Plane.of(SPEC, 2, 0);

        assertThat(plane.place(new float[] {1, 2, 3})).containsExactly(3, 1);
        assertThat(plane.latent(3, 1)).containsExactly(1, 20, 3);
    }

    @Test
    void refusesAxesThatThereAreNot() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Plane.of(SPEC, 0, 3)).withMessageContaining("latent of 3");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Plane.of(SPEC, 1, 1));
    }
}
