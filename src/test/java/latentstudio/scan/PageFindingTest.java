package latentstudio.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class PageFindingTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 600;

    @Test
    void aPageWithoutInkIsBlankThoughItsPaperIsGreyAndItsEdgesAreDark() {
        Page page = paper(200);
        for (int y = 0; y < HEIGHT; y++) {
            page.samples()[y * WIDTH] = 0;
        }
        assertThat(PageFinding.of(page, page).blank()).isTrue();
    }

    @Test
    void aPageNumberAndAPaleStrokeAreNoBlankPage() {
        Page number = paper(255);
        dark(number, 0, 4);
        assertThat(PageFinding.of(number, number).blank()).isFalse();
        Page pencil = paper(255);
        dark(pencil, 220, 4);
        assertThat(PageFinding.of(pencil, pencil).blank()).isFalse();
    }

    @Test
    void aPageThatLostItsPrintIsDoubtfulAndOneThatKeptItIsNot() {
        Page before = paper(240);
        dark(before, 20, 40);
        Page kept = paper(255);
        dark(kept, 0, 40);
        assertThat(PageFinding.of(before, kept).doubtful()).isFalse();
        PageFinding lost = PageFinding.of(before, paper(255));
        assertThat(lost.doubtful()).isTrue();
        assertThat(lost.blank()).isTrue();
        assertThat(lost.inkRemoved()).isEqualTo(1);
    }

    private static Page paper(int value) {
        byte[] samples = new byte[WIDTH * HEIGHT];
        Arrays.fill(samples, (byte) value);
        return new Page(WIDTH, HEIGHT, 1, samples, null);
    }

    /** Lines in the middle. */
    private static void dark(Page page, int value, int length) {
        for (int i = 0; i < length; i++) {
            for (int x = 0; x < 4; x++) {
                page.samples()[(HEIGHT / 2 + i) * WIDTH + WIDTH / 2 + x] = (byte) value;
            }
        }
    }
}
