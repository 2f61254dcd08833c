package latentstudio.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import org.junit.jupiter.api.Test;

class RestoredStrokesTest {
    private final Page original = PageFiles.page(60, 40, 3);

    @Test
    void bringsTheOriginalBackWhereTheBrushWentAndNowhereElse() {
        Page page = new RestoredStrokes(new double[][] {{5, 10, 20, 50, 20}, {3, 30, 35}}).on(original, white());

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
        assertThat(RestoredStrokes.NONE.on(original, white()).samples()).isEqualTo(white().samples());
        assertThat(new RestoredStrokes(new double[][] {{5, -100, 1e6}}).on(original, white()).samples()).isEqualTo(white().samples());
    }

    @Test
    void rejectsWhatAreNoStrokes() {
        for (double[] stroke : new double[][] {{}, {5}, {5, 1}, {5, 1, 2, 3}, {0, 1, 2}, {-1, 1, 2}, {5, Double.NaN, 2}, {5, 1, Double.POSITIVE_INFINITY},
            new double[200_001]}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RestoredStrokes(new double[][] {stroke}))
                    .withMessage("expected strokes of a radius and points, 200,000 numbers at most");
        }
    }

    private Page white() {
        byte[] samples = new byte[60 * 40 * 3];
        Arrays.fill(samples, (byte) 255);
        return new Page(60, 40, 3, samples, null);
    }
}
