package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void leavesThePixelsWhereTheyAre() {
        Page page = Page.blank(37, 23, 3, null);
        new Random(5).nextBytes(page.samples());
        Dpi dpi = new Dpi(300, 300);
        Page same = Resampling.of(page, 37, 23, Homography.IDENTITY, new int[] {1, 2, 3}, dpi);
        assertThat(same.samples()).isEqualTo(page.samples());
        assertThat(same.dpi()).isEqualTo(dpi);
    }

    @Test
    void turnsAPageBack() {
        double angle = Math.toRadians(7);
        Page back = Resampling.of(waves(angle), 200, 300, Homography.rotation(angle, 100, 150, 1), new int[] {0}, null);
        Page straight = waves(0);
        for (int y = 50; y < 250; y++) {
            for (int x = 50; x < 150; x++) {
                assertThat(back.at(x, y, 0)).isCloseTo(straight.at(x, y, 0), within(2));
            }
        }
    }

    /** A pattern, turned clockwise about the middle. */
    private static Page waves(double angle) {
        Page page = Page.blank(200, 300, 1, null);
        for (int i = 0; i < page.samples().length; i++) {
            double x = i % 200 + 0.5 - 100;
            double y = i / 200 + 0.5 - 150;
            double u = x * Math.cos(angle) + y * Math.sin(angle);
            double v = y * Math.cos(angle) - x * Math.sin(angle);
            page.samples()[i] = (byte) Math.round(128 + 100 * Math.sin(u / 5) * Math.cos(v / 8));
        }
        return page;
    }

    @Test
    void givesTheMarginsThePapersColour() {
        Page page = Page.blank(50, 50, 3, null);
        for (int i = 0; i < page.samples().length; i++) {
            page.samples()[i] = (byte) (230 - 20 * (i % 3));
        }
        int[] paper = Resampling.paper(page);
        assertThat(paper).containsExactly(230, 210, 190);
        Page turned = Resampling.of(page, 50, 50, Homography.rotation(0.3, 25, 25, 1), paper, null);
        assertThat(turned.samples()).isEqualTo(page.samples());
    }

    @Test
    void takesInkForNoPaper() {
        Page page = DrawnPages.text(600, 800, 0);
        assertThat(Resampling.paper(page)).containsExactly(255, 255, 255);
    }

    @Test
    void laysWhatIsFarOutsideOnPaper() {
        Page page = Page.blank(5, 5, 1, null);
        Page away = Resampling.of(page, 8, 8, Homography.shift(100, 0), new int[] {77}, null);
        byte[] expected = new byte[64];
        Arrays.fill(expected, (byte) 77);
        assertThat(away.samples()).isEqualTo(expected);
    }

    @Test
    void movesByPartsOfAPixel() {
        Page ramp = Page.blank(20, 4, 1, null);
        for (int i = 0; i < 80; i++) {
            ramp.samples()[i] = (byte) (10 * (i % 20));
        }
        Page moved = Resampling.of(ramp, 20, 4, Homography.shift(0.5, 0), new int[] {0}, null);
        assertThat((double) moved.at(8, 2, 0)).isCloseTo(85, within(1.0));
    }
}
