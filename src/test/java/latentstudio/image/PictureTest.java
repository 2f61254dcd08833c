package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Picture RAMP = new Picture(1, 3, 2, new float[] {0, 0.5f, 1, 1, 0.5f, 0});

    @Test
    void rejectsValuesThatDoNotFillIt() {
        assertThatThrownBy(() -> new Picture(1, 2, 2, new float[3]))
                .hasMessage("expected 1 x 2 x 2 = 4 values, got 3");
    }

    @Test
    void keepsBytesThroughARoundTrip() {
        byte[] bytes = {0, 1, 127, (byte) 128, (byte) 254, (byte) 255};
        assertThat(Picture.ofBytes(1, 3, 2, bytes).toBytes()).isEqualTo(bytes);
    }

    @Test
    void clampsValuesOutsideTheRange() {
        assertThat(new Picture(1, 2, 1, new float[] {-3, 7}).toBytes()).containsExactly(0, (byte) 255);
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
        Picture digit = Cast.digit(3);
        assertThat(mean(digit.resize(14, 14))).isCloseTo(mean(digit), within(0.01));
        assertThat(mean(digit.resize(9, 5))).isCloseTo(mean(digit), within(0.02));
    }

    @Test
    void keepsAnEvenPictureEvenAtAnySize() {
        Picture even = new Picture(1, 5, 4, new float[] {.3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f,
                .3f, .3f, .3f, .3f, .3f, .3f, .3f, .3f});
        for (float value : even.resize(13, 2).values()) {
            assertThat(value).isCloseTo(.3f, within(1e-6f));
        }
    }

    @Test
    void returnsNearlyTheSameAfterGrowingAndShrinking() {
        Picture digit = Cast.digit(8);
        assertThat(digit.resize(280, 280).resize(28, 28).meanSquaredError(digit)).isLessThan(0.006);
    }

    @Test
    void laysPicturesOutAsASheet() {
        Picture one = new Picture(1, 1, 1, new float[] {1});
        Picture half = new Picture(1, 1, 1, new float[] {0.5f});
        Picture sheet = Picture.sheet(List.of(one, half, one));
        assertThat(sheet.width()).isEqualTo(2);
        assertThat(sheet.values()).containsExactly(1, 0.5f, 1, 0);
    }

    @Test
    void measuresTheMeanSquaredError() {
        assertThat(new Picture(1, 2, 1, new float[] {0, 1}).meanSquaredError(new Picture(1, 2, 1, new float[] {0.5f, 1})))
                .isEqualTo(0.125);
    }

    @Test
    void measuresThePeakSignalToNoiseRatio() {
        Picture black = Picture.blank(1, 2, 1);
        assertThat(black.peakSignalToNoiseRatio(new Picture(1, 2, 1, new float[] {0.1f, -0.1f})))
                .isCloseTo(20, within(1e-5)); // a tenth of the peak
        assertThat(black.peakSignalToNoiseRatio(new Picture(1, 2, 1, new float[] {1, 1}))).isZero();
        assertThat(black.peakSignalToNoiseRatio(black)).isInfinite().isPositive();
    }

    @Test
    void refusesToComparePicturesOfDifferentSize() {
        assertThatThrownBy(() -> RAMP.meanSquaredError(Picture.blank(1, 2, 2)))
                .hasMessage("expected a picture of 3 x 2 with 1 channels, got 2 x 2 with 1");
    }

    @Test
    void keepsEachChannelByItself() {
        Picture colour = Picture.ofPlanes(RAMP, RAMP.resize(3, 2), new Picture(1, 3, 2, new float[6]));
        assertThat(colour.crop(1, 0, 2, 2).values()).containsExactly(0.5f, 1, 0.5f, 0, 0.5f, 1, 0.5f, 0, 0, 0, 0, 0);
        Picture wide = colour.resize(7, 5);
        assertThat(wide.plane(1).values()).isEqualTo(RAMP.resize(7, 5).values());
        assertThat(wide.plane(2).values()).containsOnly(0);
        assertThat(Picture.sheet(List.of(colour, colour)).plane(0).values()).isEqualTo(Picture.sheet(List.of(RAMP, RAMP)).values());
        assertThat(colour.upright(new Orientation(6)).plane(1).values()).isEqualTo(RAMP.upright(new Orientation(6)).values());
        assertThat(Picture.of(colour.toPage()).toBytes()).isEqualTo(colour.toBytes());
    }

    @Test
    void turnsGreyIntoColourAndBack() {
        assertThat(RAMP.inColour().channels()).isEqualTo(Picture.RGB);
        assertThat(RAMP.inColour().plane(2).values()).isEqualTo(RAMP.values());
        assertThat(new Picture(Picture.RGB, 1, 1, new float[] {1, 0, 0}).luminance().values()).containsExactly(0.299f);
    }

    @Test
    void hasOneChannelOrThree() {
        assertThatThrownBy(() -> new Picture(2, 2, 1, new float[4])).hasMessage("expected 1 or 3 channels, got 2");
    }

    private static double mean(Picture picture) {
        double sum = 0;
        for (float value : picture.values()) {
            sum += value;
        }
        return sum / picture.values().length;
    }
}
