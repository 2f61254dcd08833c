package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class PaperBackgroundTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;

    @Test
    void findsThePaperUnderTheInk() {
        assertThat(Math.sqrt(PaperBackground.of(dirty()).picture().meanSquaredError(paper()))).isLessThan(0.01);
        assertThat(Math.sqrt(dirty().meanSquaredError(paper()))).isGreaterThan(0.2);
    }

    @Test
    void findsItBetterWithTheCleanPage() {
        Picture found = PaperBackground.of(dirty(), text()).picture();

        assertThat(Math.sqrt(found.meanSquaredError(paper()))).isLessThan(0.01);
        for (int i = 0; i < found.values().length; i++) {
            assertThat(found.values()[i]).isCloseTo(paper().values()[i], within(0.06f));
        }
    }

    @Test
    void keepsAPageWithoutInk() {
        assertThat(PaperBackground.of(paper()).picture().values()).isEqualTo(paper().values());
    }

    @Test
    void takesAPageOfNothingButInkForInkOnWhite() {
        assertThat(PaperBackground.of(Picture.blank(1, 20, 20), Picture.blank(1, 20, 20)).picture().values()).containsOnly(1);
    }

    @Test
    void liesUnderAPageOfAnySizeAndOnlyDimsItsPaper() {
        PaperBackground background = PaperBackground.of(dirty());
        for (int seed = 0; seed < 40; seed++) {
            float[] page = new float[300 * 260];
            Arrays.fill(page, 0, page.length / 2, 1);
            float[] values = background.under(new Picture(1, 300, 260, page), new SplittableRandom(seed)).values();

            assertThat(IntStream.range(0, page.length / 2)).allMatch(i -> values[i] > 0.4 && values[i] < 1);
            assertThat(IntStream.range(page.length / 2, page.length)).allMatch(i -> values[i] >= 0 && values[i] < 0.23);
        }
    }

    @Test
    void liesElsewhereWithAnotherSeed() {
        PaperBackground background = PaperBackground.of(dirty());
        float[] once = background.under(text(), new SplittableRandom(1)).values();

        assertThat(background.under(text(), new SplittableRandom(1)).values()).isEqualTo(once);
        assertThat(background.under(text(), new SplittableRandom(2)).values()).isNotEqualTo(once);
    }

    /** From 0.6 on the left to 0.95 on the right. */
    private static Picture paper() {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.6f + 0.35f * (i % WIDTH) / WIDTH;
        }
        return new Picture(1, WIDTH, HEIGHT, values);
    }

    private static Picture text() {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / WIDTH % 20 < 9 && i % WIDTH % 8 < 3 ? 0.1f : 1;
        }
        return new Picture(1, WIDTH, HEIGHT, values);
    }

    private static Picture dirty() {
        float[] values = paper().values();
        float[] text = text().values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= text[i];
        }
        return new Picture(1, WIDTH, HEIGHT, values);
    }
}
