package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageLayers;
import latentstudio.training.judge.LetterPage;
import org.junit.jupiter.api.Test;

class InkLayersTest {
    @Test
    void thePhotographBelongsToTheBackgroundAndTheTextToTheInk() {
        LetterPage letter = LetterPage.of(true, new SplittableRandom(1));
        PageLayers layers = InkLayers.of(letter.page());
        assertThat(layers.background().dpi()).isEqualTo(new Dpi(100, 100));
        assertThat(layers.insets()).singleElement().satisfies(inset -> {
            Rectangle found = new Rectangle(inset.left(), inset.top(), inset.width(), inset.height());
            Rectangle both = found.intersection(LetterPage.photograph());
            Rectangle either = found.union(LetterPage.photograph());
            assertThat((double) both.width * both.height / either.width / either.height).isGreaterThan(0.9);
            assertThat(inset.pixels().dpi()).isEqualTo(new Dpi(150, 150));
        });
        Page bits = BlackAndWhite.of(letter.page());
        for (LetterPage.Word word : letter.words()) {
            for (int y = word.box().y; y < word.box().getMaxY(); y++) {
                for (int x = word.box().x; x < word.box().getMaxX(); x++) {
                    assertThat(layers.mask().at(x, y, 0)).isEqualTo(bits.at(x, y, 0));
                }
            }
        }
        Page background = layers.background();
        for (int y = 100; y < 800; y++) {
            for (int x = 0; x < background.width(); x++) {
                assertThat(background.at(x, y, 1)).as("no ink shines through").isGreaterThan(240);
            }
        }
    }

    @Test
    void inkOfOneColourIsASinglePixel() {
        Page page = white(600, 400, 3);
        fill(page, 100, 100, 300, 4, 0x203070);
        fill(page, 100, 200, 300, 4, 0x203070);
        PageLayers layers = InkLayers.of(page);
        assertThat(layers.ink().width()).isEqualTo(1);
        assertThat(layers.ink().colour(0)).isEqualTo(0x203070);
        fill(page, 100, 300, 300, 4, 0xc02020);
        assertThat(InkLayers.of(page).ink().width()).isEqualTo(100);
    }

    @Test
    void aTintIsBackgroundAndNoPhotograph() {
        Page page = white(900, 900, 3);
        fill(page, 100, 100, 700, 700, 0xf0e0a0);
        fill(page, 200, 400, 500, 5, 0x101010);
        PageLayers layers = InkLayers.of(page);
        assertThat(layers.insets()).isEmpty();
        assertThat(layers.mask().at(300, 402, 0)).isZero();
        assertThat(layers.mask().at(300, 500, 0)).isEqualTo(255);
        assertThat(layers.background().at(100, 134, 2)).as("under the line").isCloseTo(0xa0, within(2));
    }

    @Test
    void aBlankPageHasNoInkAndAPhotographAloneHasNone() {
        PageLayers blank = InkLayers.of(white(300, 200, 1));
        assertThat(blank.mask().samples()).containsOnly(-1);
        assertThat(blank.background().samples()).containsOnly(-1);
        Page letter = LetterPage.of(true, new SplittableRandom(1)).page();
        Rectangle place = LetterPage.photograph();
        PageLayers photograph = InkLayers.of(letter.crop(place.x, place.y, place.width, place.height));
        assertThat(photograph.insets()).isNotEmpty();
        int ink = 0;
        for (byte bit : photograph.mask().samples()) {
            ink += bit == 0 ? 1 : 0;
        }
        assertThat((double) ink / photograph.mask().samples().length).isLessThan(0.02);
    }

    private static Page white(int width, int height, int channels) {
        Page page = Page.blank(width, height, channels, new Dpi(300, 300));
        Arrays.fill(page.samples(), (byte) 255);
        return page;
    }

    private static void fill(Page page, int left, int top, int width, int height, int colour) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    page.samples()[(y * page.width() + x) * 3 + channel] = (byte) (colour >> 16 - 8 * channel);
                }
            }
        }
    }
}
