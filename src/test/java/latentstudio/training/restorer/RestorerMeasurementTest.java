package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import latentstudio.dataset.PagePairs.Pair;
import latentstudio.image.Picture;
import latentstudio.model.Metric;
import org.junit.jupiter.api.Test;

class RestorerMeasurementTest {
    private static final int SIDE = 64;

    @Test
    void measuresNothingWrongWithATruthfulRestorer() throws IOException {
        Pair pair = pair();

        RestorerMeasurement measured = RestorerMeasurement.of(ignored -> pair.clean(), MedianBackground.tuned(List.of(pair)), List.of(pair));

        assertThat(value(measured, "root mean squared error, restorer")).isZero();
        assertThat(value(measured, "ink lost, restorer")).isZero();
        assertThat(value(measured, "clean pages come back at")).isEqualTo(60);
    }

    @Test
    void measuresTheErrorOfTheDirtyPagesBesideIt() throws IOException {
        Pair pair = pair();

        RestorerMeasurement measured = RestorerMeasurement.of(page -> page, MedianBackground.tuned(List.of(pair)), List.of(pair));

        double dirt = Math.sqrt(pair.clean().meanSquaredError(pair.noisy()));
        assertThat(value(measured, "root mean squared error, dirty")).isCloseTo(dirt, within(1e-4));
        assertThat(value(measured, "root mean squared error, restorer")).isEqualTo(value(measured, "root mean squared error, dirty"));
        assertThat(value(measured, "root mean squared error, divided by its median")).isLessThan(dirt / 3);
    }

    @Test
    void countsErasedInk() throws IOException {
        Pair pair = pair();
        float[] paper = new float[SIDE * SIDE];
        Arrays.fill(paper, 1);

        RestorerMeasurement measured = RestorerMeasurement.of(page -> new Picture(1, SIDE, SIDE, paper), MedianBackground.tuned(List.of(pair)), List.of(pair));

        assertThat(value(measured, "ink lost, restorer")).isEqualTo(1);
        assertThat(value(measured, "ink lost, dirty")).isZero();
    }

    private static double value(RestorerMeasurement measured, String name) {
        return measured.metrics().stream().filter(metric -> metric.name().equals(name)).mapToDouble(Metric::value).findFirst().orElseThrow();
    }

    /** Thin lines of ink on paper that darkens towards the right. */
    private static Pair pair() {
        float[] clean = new float[SIDE * SIDE];
        float[] noisy = new float[SIDE * SIDE];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = i / SIDE % 16 == 7 ? 0 : 1;
            noisy[i] = clean[i] * (1 - 0.4f * (i % SIDE) / SIDE);
        }
        return new Pair(3, new Picture(1, SIDE, SIDE, noisy), new Picture(1, SIDE, SIDE, clean));
    }
}
