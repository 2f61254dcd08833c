package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class LightPagesTest {
    private static final int CELLS = LightPages.SIDE * LightPages.SIDE;
    private static final Picture PAGE = even(0.7f);

    private final LightPages pages = new LightPages(new PagePairs(List.of(new PagePairs.Pair(2, PAGE, even(1))),
            List.of(new PagePairs.Pair(3, PAGE, even(1))), List.of(), ""), new PageRenderer(), 8, 3);

    @Test
    void drawsTheSameWithTheSameSeed() {
        assertThat(pages.count()).isEqualTo(9);
        assertThat(next(4, 5)[0]).isEqualTo(next(4, 5)[0]);
        assertThat(next(4, 5)[0]).isNotEqualTo(next(4, 6)[0]);
    }

    @Test
    void whatIsSeenIsAtMostTheLight() {
        for (int page = 0; page < pages.count(); page++) {
            float[][] item = next(page, 11);
            for (int i = 0; i < 3 * CELLS; i++) {
                assertThat(item[1][i]).isBetween(0f, 1f);
                assertThat(item[0][i]).as("the mean is no brighter than bare paper").isLessThanOrEqualTo(item[1][i] + 0.02f);
                assertThat(item[1][3 * CELLS + i]).as("weight").isIn(0.7f, 1f);
            }
        }
    }

    private float[][] next(int page, long seed) {
        float[][] item = new float[2][6 * CELLS];
        pages.next(page, item[0], item[1], new SplittableRandom(seed));
        return item;
    }

    private static Picture even(float grey) {
        float[] values = new float[300 * 160];
        Arrays.fill(values, grey);
        return new Picture(1, 300, 160, values);
    }
}
