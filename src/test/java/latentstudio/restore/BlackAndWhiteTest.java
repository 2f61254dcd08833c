package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.training.judge.LetterPage;
import org.junit.jupiter.api.Test;

class BlackAndWhiteTest {
    @Test
    void knowsInkAndPaperOnly() {
        LetterPage letter = LetterPage.of(false, new SplittableRandom(1));
        Page bits = BlackAndWhite.of(letter.page());
        assertThat(bits.isGrey()).isTrue();
        assertThat(bits.dpi()).isEqualTo(letter.page().dpi());
        int surprises = 0;
        int ink = 0;
        for (int i = 0; i < bits.samples().length; i++) {
            float before = letter.page().luminance(i % bits.width(), i / bits.width());
            assertThat(bits.samples()[i]).isIn((byte) 0, (byte) -1);
            surprises += bits.samples()[i] == 0 ? before > 232 ? 1 : 0 : before < 96 ? 1 : 0;
            ink += bits.samples()[i] == 0 ? 1 : 0;
        }
        assertThat((double) surprises / ink).isLessThan(0.003);
    }

    @Test
    void paleStrokesAndSmallDotsBesideThemStay() {
        Page page = white(400, 300, 300);
        fill(page, 100, 100, 3, 60, 195);
        fill(page, 100, 88, 3, 3, 195);
        fill(page, 300, 200, 3, 3, 0); // a speck
        Page bits = BlackAndWhite.of(page);
        assertThat(bits.at(101, 130, 0)).as("stroke").isZero();
        assertThat(bits.at(101, 89, 0)).as("dot").isZero();
        assertThat(bits.at(98, 130, 0)).as("beside it").isEqualTo(255);
        assertThat(bits.at(301, 201, 0)).as("speck").isEqualTo(255);
    }

    /** What is dust among letters of 24 pixels is a dot among those of 12. */
    @Test
    void dustBesideLettersGoesAndTheDotsOfSmallTypeStay() {
        for (int height : new int[] {24, 12}) {
            Page page = white(400, 300, 300);
            for (int letter = 0; letter < 5; letter++) {
                fill(page, 100 + 14 * letter, 100, 4, height, 0);
            }
            fill(page, 106, 104, 2, 2, 0);
            Page bits = BlackAndWhite.of(page);
            assertThat(bits.at(101, 105, 0)).as("letter").isZero();
            assertThat(bits.at(106, 104, 0)).as("spot").isEqualTo(height == 24 ? 255 : 0);
        }
    }

    @Test
    void anEdgeIsStraightenedByAPixelAndAHairlineStays() {
        Page page = white(400, 300, 300);
        fill(page, 100, 100, 50, 100, 0);
        fill(page, 150, 120, 1, 1, 0);
        fill(page, 149, 160, 1, 1, 255);
        fill(page, 200, 100, 1, 60, 0);
        Page bits = BlackAndWhite.of(page);
        assertThat(bits.at(150, 120, 0)).as("on the edge").isEqualTo(255);
        assertThat(bits.at(149, 160, 0)).as("in the edge").isZero();
        assertThat(bits.at(200, 130, 0)).as("hairline").isZero();
        assertThat(bits.at(100, 100, 0)).as("corner").isZero();
    }

    @Test
    void aDarkBoxIsNotHollowAndItsWhiteLettersStay() {
        Page page = white(600, 400, 300);
        fill(page, 100, 100, 400, 200, 40);
        fill(page, 290, 150, 5, 100, 235);
        Page bits = BlackAndWhite.of(page);
        assertThat(bits.at(200, 200, 0)).isZero();
        assertThat(bits.at(101, 101, 0)).isZero();
        assertThat(bits.at(292, 200, 0)).isEqualTo(255);
        assertThat(bits.at(50, 50, 0)).isEqualTo(255);
    }

    @Test
    void aLightTintIsPaperAndTheInkOnItStays() {
        Page page = white(600, 400, 300);
        fill(page, 100, 100, 400, 200, 205);
        fill(page, 300, 150, 4, 100, 90);
        Page bits = BlackAndWhite.of(page);
        assertThat(bits.at(200, 200, 0)).isEqualTo(255);
        assertThat(bits.at(301, 200, 0)).isZero();
    }

    @Test
    void aBlankPageAndAPixelAreBlank() {
        assertThat(BlackAndWhite.of(white(50, 40, 300)).samples()).containsOnly(-1);
        assertThat(BlackAndWhite.of(new Page(1, 1, 3, new byte[] {-1, -1, -1}, null)).samples()).containsOnly(-1);
        assertThat(BlackAndWhite.of(new Page(1, 1, 1, new byte[1], null)).width()).isEqualTo(1);
    }

    private static Page white(int width, int height, int dpi) {
        Page page = Page.blank(width, height, 1, new Dpi(dpi, dpi));
        Arrays.fill(page.samples(), (byte) 255);
        return page;
    }

    private static void fill(Page page, int left, int top, int width, int height, int grey) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(page.samples(), y * page.width() + left, y * page.width() + left + width, (byte) grey);
        }
    }
}
