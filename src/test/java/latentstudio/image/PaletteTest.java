package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void fewColoursStayAsTheyAre() {
        Page page = new Page(2, 2, 3, new byte[] {1, 2, 3, -1, 0, 9, 1, 2, 3, 7, 7, 7}, null);
        Palette palette = Palette.of(page, 4);
        assertThat(palette.colours()).containsExactly(0x010203, 0x070707, 0xff0009);
        assertThat(palette.index(0x070707)).isEqualTo(1);
    }

    /** Black and a red ink on white paper, each a little uneven. */
    @Test
    void manyColoursBecomeTheMeansOfThoseThatLieTogether() {
        byte[] samples = new byte[300 * 3];
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int kind = i % 10 == 0 ? 0 : i % 10 == 1 ? 1 : 2;
            int dark = random.nextInt(20);
            samples[3 * i] = (byte) (kind == 0 ? dark : kind == 1 ? 190 + dark : 255 - dark);
            samples[3 * i + 1] = samples[3 * i + 2] = (byte) (kind == 2 ? 255 - dark : dark);
        }
        Palette palette = Palette.of(new Page(300, 1, 3, samples, null), 3);
        assertThat(palette.colours()).hasSize(3);
        for (int i = 0; i < 300; i++) {
            int colour = (samples[3 * i] & 0xff) << 16 | (samples[3 * i + 1] & 0xff) << 8 | samples[3 * i + 2] & 0xff;
            int taken = palette.colours()[palette.index(colour)];
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(Math.abs((taken >> shift & 0xff) - (colour >> shift & 0xff))).isLessThan(24);
            }
        }
    }

    @Test
    void thePaperOfAPageOfOneColourIsOneColour() {
        assertThat(Palette.of(new Page(3, 1, 1, new byte[] {-1, -1, -1}, null), 2).colours()).containsExactly(0xffffff);
    }
}
