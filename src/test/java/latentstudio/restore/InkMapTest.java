package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class InkMapTest {
    private static final int SIDE = 120;

    @Test
    void marksInkThatBecamePaper() {
        Page original = paper(230);
        box(original, 20, 20, 6, 30, 20);
        box(original, 60, 20, 6, 30, 20);
        Page cleaned = paper(255);
        box(cleaned, 60, 20, 6, 30, 0);
        InkMap map = InkMap.of(original, cleaned);
        assertThat(map.ink()).isEqualTo(360);
        assertThat(map.removed().cardinality()).isEqualTo(180);
        assertThat(map.removed().get(25 * SIDE + 22)).isTrue();
        assertThat(map.removed().get(25 * SIDE + 62)).isFalse();
        assertThat(map.share()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void takesAStainForNoInkButItsLetters() {
        Page original = paper(240);
        box(original, 0, 0, SIDE, SIDE, 130);
        box(original, 50, 50, 4, 20, 20);
        InkMap map = InkMap.of(original, paper(255));
        assertThat(map.ink()).isEqualTo(80);
        assertThat(map.share()).isEqualTo(1);
    }

    @Test
    void findsNoInkOnAnEmptyPage() {
        assertThat(InkMap.of(paper(255), paper(255)).share()).isZero();
        Page dot = new Page(1, 1, 3, new byte[3], null);
        assertThat(InkMap.of(dot, dot).ink()).isZero();
    }

    @Test
    void rejectsPagesOfUnlikeSizes() {
        assertThatThrownBy(() -> InkMap.of(paper(1), new Page(1, 1, 1, new byte[1], null)))
                .hasMessage("expected a cleaned page of 120 x 120, got 1 x 1");
    }

    private static Page paper(int value) {
        Page page = Page.blank(SIDE, SIDE, 1, null);
        Arrays.fill(page.samples(), (byte) value);
        return page;
    }

    private static void box(Page page, int left, int top, int width, int height, int value) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(page.samples(), y * SIDE + left, y * SIDE + left + width, (byte) value);
        }
    }
}
