package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class SpecksTest {
    private static final float[] WHITE = {1, 1, 1};

    @Test
    void takesALonelySpeckAndLeavesWhatMayBeADot() {
        Page page = white(200, 100, 3, null);
        spot(page, 30, 30, 3);
        spot(page, 120, 30, 2); // the dot of an i:
        for (int y = 36; y < 60; y++) {
            spot(page, 120, y, 2);
        }
        spot(page, 170, 70, 12);
        Specks.remove(page, WHITE);
        assertThat(page.at(31, 31, 0)).as("speck").isEqualTo(255);
        assertThat(page.at(120, 30, 1)).as("dot").isZero();
        assertThat(page.at(121, 50, 2)).as("stem").isZero();
        assertThat(page.at(175, 75, 0)).as("a spot too large for a speck").isZero();
    }

    @Test
    void aSpeckIsAsLargeAsTheScanIsFine() {
        for (int dpi : new int[] {150, 600}) {
            Page page = white(100, 100, 1, new Dpi(dpi, dpi));
            spot(page, 50, 50, 6);
            Specks.remove(page, WHITE);
            assertThat(page.at(52, 52, 0)).isEqualTo(dpi == 150 ? 0 : 255);
        }
    }

    private static Page white(int width, int height, int channels, Dpi dpi) {
        Page page = Page.blank(width, height, channels, dpi);
        Arrays.fill(page.samples(), (byte) 255);
        return page;
    }

    private static void spot(Page page, int left, int top, int side) {
        for (int y = top; y < top + side; y++) {
            int from = (y * page.width() + left) * page.channels();
            Arrays.fill(page.samples(), from, from + side * page.channels(), (byte) 0);
        }
    }
}
