package latentstudio.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import org.junit.jupiter.api.Test;

class PageEditTest {
    private final Page original = PageFiles.page(60, 40, 3);

    @Test
    void bringsTheOriginalBackWhereTheBrushWentAndNowhereElse() {
        Page page = strokes(new double[][] {{5, 10, 20, 50, 20}, {3, 30, 35}}).on(original, white());

        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 60; x++) {
                double far = Math.min(Math.hypot(x + 0.5 - Math.clamp(x + 0.5, 10, 50), y + 0.5 - 20) - 5, Math.hypot(x + 0.5 - 30, y + 0.5 - 35) - 3);
                for (int c = 0; c < 3; c++) {
                    if (far < -1) {
                        assertThat(page.at(x, y, c)).isEqualTo(original.at(x, y, c));
                    } else if (far > 1) {
                        assertThat(page.at(x, y, c)).isEqualTo(255);
                    }
                }
            }
        }
    }

    @Test
    void leavesThePageAloneWithoutStrokesAndOutsideOfIt() {
        assertThat(PageEdit.NONE.on(original, white()).samples()).isEqualTo(white().samples());
        assertThat(strokes(new double[][] {{5, -100, 1e6}}).on(original, white()).samples()).isEqualTo(white().samples());
    }

    @Test
    void rejectsWhatAreNoStrokes() {
        for (double[] stroke : new double[][] {{}, {5}, {5, 1}, {5, 1, 2, 3}, {0, 1, 2}, {-1, 1, 2}, {5, Double.NaN, 2}, {5, 1, Double.POSITIVE_INFINITY},
            new double[200_001]}) {
            assertThatIllegalArgumentException().isThrownBy(() -> strokes(new double[][] {stroke}))
                    .withMessage("expected strokes of a radius and points, 200,000 numbers at most");
        }
    }

    @Test
    void fadesBackToTheOriginalAndNotUnderTheBrush() {
        Page half = new PageEdit(0.5, new double[][] {{5, 10, 20, 50, 20}}).on(original, white());
        assertThat(half.at(3, 3, 1)).isEqualTo((int) Math.round((original.at(3, 3, 1) + 255) / 2.0));
        assertThat(half.at(30, 20, 1)).isEqualTo(original.at(30, 20, 1));
        assertThat(new PageEdit(0, new double[0][]).on(original, white()).samples()).isEqualTo(original.samples());
        assertThat(half.dpi()).isEqualTo(original.dpi());
        assertThatIllegalArgumentException().isThrownBy(() -> new PageEdit(1.1, new double[0][]));
    }

    @Test
    void takesTheLuminanceOfAnOriginalInColourForAGreyPage() {
        Page grey = new Page(60, 40, 1, new byte[60 * 40], null);
        assertThat(strokes(new double[][] {{5, 30, 20}}).on(original, grey).at(30, 20, 0)).isEqualTo(Math.round(original.luminance(30, 20)));
    }

    private static PageEdit strokes(double[][] strokes) {
        return new PageEdit(1, strokes);
    }

    private Page white() {
        byte[] samples = new byte[60 * 40 * 3];
        Arrays.fill(samples, (byte) 255);
        return new Page(60, 40, 3, samples, null);
    }
}
