package latentstudio.training.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void noDifferenceIsPaperAndBothSignsAreEquallyFarFromIt() {
        assertThat(ColourMap.SIGNED.colour(0)).isEqualTo(0xffffff);
        assertThat(ColourMap.SIGNED.colour(1)).isEqualTo(0xe66101);
        assertThat(ColourMap.SIGNED.colour(-1)).isEqualTo(0x2166d6);
    }

    @Test
    void aValuePastTheScaleHasTheColourOfItsEnd() {
        for (ColourMap map : ColourMap.values()) {
            assertThat(map.colour(7)).isEqualTo(map.colour(1));
            assertThat(map.colour(-7)).isEqualTo(map.colour(map.minimum()));
        }
    }

    @Test
    void greaterErrorsAreBrighter() {
        int[] brightness = IntStream.range(0, ColourMap.STEPS).map(ColourMap.ABSOLUTE::step)
                .map(colour -> 2126 * (colour >> 16) + 7152 * (colour >> 8 & 0xff) + 722 * (colour & 0xff)).toArray();

        assertThat(brightness).isSorted();
    }

    @Test
    void allMapsTogetherFitIntoOnePalette() {
        assertThat(Arrays.stream(ColourMap.values()).flatMapToInt(map -> IntStream.range(0, ColourMap.STEPS).map(map::step))
                .distinct().count()).isLessThanOrEqualTo(256);
    }
}
