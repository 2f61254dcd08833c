package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;

class GreyPictureTest {
    private static final GreyPicture RAMP = new GreyPicture(3, 2, new float[] {0, 0.5f, 1, 1, 0.5f, 0});

    @Test
    void rejectsValuesThatDoNotFillIt() {
        assertThatThrownBy(() -> new GreyPicture(2, 2, new float[3]))
                .hasMessage("expected 2 x 2 = 4 values, got 3");
    }

    @Test
    void keepsBytesThroughARoundTrip() {
        byte[] bytes = {0, 1, 127, (byte) 128, (byte) 254, (byte) 255};
        assertThat(GreyPicture.ofBytes(3, 2, bytes).toBytes()).isEqualTo(bytes);
    }

    @Test
    void clampsValuesOutsideTheRange() {
        assertThat(new GreyPicture(2, 1, new float[] {-3, 7}).toBytes()).containsExactly(0, (byte) 255);
    }

    @Test
    void cropsAPart() {
        assertThat(RAMP.crop(1, 0, 2, 2).values()).containsExactly(0.5f, 1, 0.5f, 0);
    }

    @Test
    void leavesAPictureOfTheSameSizeAlone() {
        assertThat(RAMP.resize(3, 2)).isSameAs(RAMP);
    }

    @Test
    void keepsTheMeanWhenItShrinks() {
        GreyPicture digit = Cast.digit(3);
        assertThat(mean(digit.resize(14, 14))).isCloseTo(mean(digit), within(0.01));
        assertThat(mean(digit.resize(9, 5))).isCloseTo(mean(digit), within(0.02));
    }

    @Test
    void keepsAnEvenPictureEvenAtAnySize() {
        GreyPicture even = new GreyPicture(5, 4, new float[] {.3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f,
                .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f});
        for (float value : even.resize(13, 2).values()) {
            assertThat(value).isCloseTo(.3f, within(1e-6f));
        }
    }

    @Test
    void returnsNearlyTheSameAfterGrowingAndShrinking() {
        GreyPicture digit = Cast.digit(8);
        assertThat(digit.resize(280, 280).resize(28, 28).meanSquaredError(digit)).isLessThan(0.006);
    }

    @Test
    void laysPicturesOutAsASheet() {
        GreyPicture one = new GreyPicture(1, 1, new float[] {1});
        GreyPicture half = new GreyPicture(1, 1, new float[] {0.5f});
        GreyPicture sheet = GreyPicture.sheet(List.of(one, half, one));
        assertThat(sheet.width()).isEqualTo(2);
        assertThat(sheet.values()).containsExactly(1, 0.5f, 1, 0);
    }

    @Test
    void measuresTheMeanSquaredError() {
        assertThat(new GreyPicture(2, 1, new float[] {0, 1}).meanSquaredError(new GreyPicture(2, 1, new float[] {0.5f, 1})))
                .isEqualTo(0.125);
    }

    @Test
    void measuresThePeakSignalToNoiseRatio() {
        GreyPicture black = GreyPicture.blank(2, 1);
        assertThat(black.peakSignalToNoiseRatio(new GreyPicture(2, 1, new float[] {0.1f, -0.1f})))
                .isCloseTo(20, within(1e-5)); // a tenth of the peak
        assertThat(black.peakSignalToNoiseRatio(new GreyPicture(2, 1, new float[] {1, 1}))).isZero();
        assertThat(black.peakSignalToNoiseRatio(black)).isInfinite().isPositive();
    }

    @Test
    void refusesToComparePicturesOfDifferentSize() {
        assertThatThrownBy(() -> RAMP.meanSquaredError(GreyPicture.blank(2, 2)))
                .hasMessage("expected a picture of 3 x 2, got 2 x 2");
    }

    private static double mean(GreyPicture picture) {
        double sum = 0;
        for (float value : picture.values()) {
            sum += value;
        }
        return sum / picture.values().length;
    }
}
