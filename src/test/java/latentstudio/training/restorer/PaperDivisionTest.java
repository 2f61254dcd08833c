package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.training.judge.JudgePages;
import latentstudio.training.restorer.PaperDivision.Filling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperDivisionTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final float[] YELLOW = {0.95f, 0.85f, 0.6f};

    @ParameterizedTest
    @EnumSource
    void makesYellowPaperWhiteAndKeepsInk(Filling filling) {
        Picture cleaned = new PaperDivision(filling, 4, 8).apply(page(YELLOW, 0.2f));

        for (int channel = 0; channel < 3; channel++) {
            assertThat(cleaned.at(3, 3, channel)).isBetween(0.99f, 1f);
            assertThat(cleaned.at(WIDTH / 2, HEIGHT / 2, channel)).isLessThan(0.35f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhitePaper(Filling filling) {
        Picture white = page(new float[] {1, 1, 1}, 1);

        assertThat(white.meanSquaredError(new PaperDivision(filling, 3, 6).apply(white))).isLessThan(1e-9);
    }

    @Test
    void findsTheBrightestOfTheSquareAround() {
        float[] values = new float[7 * 5];
        values[2 * 7 + 3] = 0.7f; // in the middle
        values[0] = 0.4f;

        assertThat(PaperDivision.brightest(values, 7, 5, 1)).isEqualTo(new float[] {
            0.4f, 0.4f, 0, 0, 0, 0, 0,
            0.4f, 0.4f, 0.7f, 0.7f, 0.7f, 0, 0,
            0, 0, 0.7f, 0.7f, 0.7f, 0, 0,
            0, 0, 0.7f, 0.7f, 0.7f, 0, 0,
            0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    void takesTheRecipeThatComesNearest() {
        Picture clean = page(new float[] {1, 1, 1}, 0.2f / 0.95f);
        PaperDivision tuned = PaperDivision.tuned(List.of(new JudgePages.Pair(page(YELLOW, 0.2f), clean)));

        assertThat(clean.meanSquaredError(tuned.apply(page(YELLOW, 0.2f))))
                .isLessThan(clean.meanSquaredError(page(YELLOW, 0.2f)) / 4);
    }

    /** Paper with a stroke of ink across its middle. */
    private static Picture page(float[] paper, float ink) {
        float[] values = new float[3 * WIDTH * HEIGHT];
        for (int channel = 0; channel < 3; channel++) {
            int from = channel * WIDTH * HEIGHT;
            Arrays.fill(values, from, from + WIDTH * HEIGHT, paper[channel]);
            for (int y = HEIGHT / 2 - 1; y <= HEIGHT / 2 + 1; y++) {
                Arrays.fill(values, from + y * WIDTH + 10, from + y * WIDTH + WIDTH - 10, ink);
            }
        }
        return new Picture(Picture.RGB, WIDTH, HEIGHT, values);
    }
}
