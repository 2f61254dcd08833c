package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlackLevelTest {
    private static final int SIDE = 100;
    private static final PaperLight EVEN = light(1);

    @Test
    void leavesAPageWithBlackInkAlone() {
        assertThat(BlackLevel.of(page(255, 0), EVEN).value()).isZero();
    }

    @Test
    void findsTheGreyThatACopierMadeOfBlack() {
        BlackLevel black = BlackLevel.of(page(204, 51), light(0.8f)); // 0.25 of the paper

        assertThat(black.value()).isCloseTo(0.15f, within(0.01f));
        assertThat(black.removed(0.25f)).isBetween(0.1f, 0.13f);
        assertThat(black.removed(1)).isEqualTo(1);
        assertThat(black.removed(0)).isZero();
    }

    @Test
    void takesPaleWritingForPale() {
        BlackLevel black = BlackLevel.of(page(255, 180), EVEN);

        assertThat(black.value()).isEqualTo(BlackLevel.HIGHEST);
        assertThat(black.removed(180 / 255f)).isBetween(0.5f, 0.7f);
    }

    @Test
    void aPageWithAFewBlackWordsHasABlack() {
        Page page = page(250, 250);
        Arrays.fill(page.samples(), 0, 3 * 20, (byte) 5);

        assertThat(BlackLevel.of(page, EVEN).value()).isZero();
    }

    @Test
    void aShadowThatStayedIsNoPrint() {
        Page page = page(255, 110);
        Arrays.fill(page.samples(), 0, 3 * 60, (byte) 0);

        assertThat(BlackLevel.of(page, EVEN).value()).isZero();
    }

    @Test
    void anEmptyPageHasNone() {
        assertThat(BlackLevel.of(page(230, 215), EVEN).value()).isZero();
    }

    @Test
    void takesInkInColourForInk() {
        Page page = page(255, 255);
        for (int i = 0; i < page.samples().length / 10; i += 3) {
            page.samples()[i + 1] = 0; // magenta
        }

        assertThat(BlackLevel.of(page, EVEN).value()).isZero();
    }

    @Test
    void aSpeckOfDirtIsNoInk() {
        Page page = page(255, 100);
        Arrays.fill(page.samples(), 0, 3 * 20, (byte) 0);

        assertThat(BlackLevel.of(page, EVEN).value()).isCloseTo(0.29f, within(0.01f));
    }

    private static PaperLight light(float value) {
        return new PaperLight(1, 1, new float[] {value, value, value});
    }

    /** A tenth of it is ink. */
    private static Page page(int paper, int ink) {
        byte[] samples = new byte[3 * SIDE * SIDE];
        Arrays.fill(samples, (byte) paper);
        Arrays.fill(samples, samples.length / 2, samples.length / 2 + samples.length / 10, (byte) ink);
        return new Page(SIDE, SIDE, 3, samples, null);
    }
}
