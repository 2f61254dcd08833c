package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrintedAreasTest {
    @Test
    void printOnAPartOfThePageInColour() {
        int coloured = 0;
        for (int seed = 0; seed < 40; seed++) {
            float[][] planes = PrintedAreas.draw(90, 60, new SplittableRandom(seed));
            int printed = 0;
            boolean hue = false;
            for (int i = 0; i < 90 * 60; i++) {
                float least = Math.min(planes[0][i], Math.min(planes[1][i], planes[2][i]));
                float most = Math.max(planes[0][i], Math.max(planes[1][i], planes[2][i]));
                assertThat(least).isGreaterThanOrEqualTo(0);
                assertThat(most).isLessThanOrEqualTo(1);
                printed += least < 0.995 ? 1 : 0;
                hue |= most - least > 0.03;
            }
            assertThat(printed).as("seed %d", seed).isBetween(1, 90 * 60);
            coloured += hue ? 1 : 0;
        }
        assertThat(coloured).isGreaterThan(25);
    }
}
