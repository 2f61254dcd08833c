package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;

class StructuralSimilarityTest {
    private static final double C1 = 1e-4;
    private static final double C2 = 9e-4;

    @Test
    void equalPicturesAreOne() {
        assertThat(StructuralSimilarity.of(Cast.digit(3), Cast.digit(3))).isCloseTo(1, within(1e-12));
        assertThat(StructuralSimilarity.of(Picture.blank(1, 40, 12), Picture.blank(1, 40, 12))).isEqualTo(1);
    }

    @Test
    void evenPicturesDifferInTheirLightOnly() {
        double expected = (2 * 0.25 * 0.5 + C1) / (0.25 * 0.25 + 0.5 * 0.5 + C1);
        assertThat(StructuralSimilarity.of(even(30, 20, 0.25f), even(30, 20, 0.5f))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aConstantShiftKeepsTheStructure() {
        // one window only, so that its mean can be told: by symmetry that of the stripes is the weight of the even columns / 2
        Picture stripes = of(11, 11, (x, y) -> x % 2 == 0 ? 0.5f : 0);
        Picture lighter = of(11, 11, (x, y) -> x % 2 == 0 ? 0.75f : 0.25f);
        double[] weights = weights(11);
        double mean = 0.5 * (weights[0] + weights[2] + weights[4] + weights[6] + weights[8] + weights[10]);
        double expected = (2 * mean * (mean + 0.25) + C1) / (mean * mean + (mean + 0.25) * (mean + 0.25) + C1);
        assertThat(StructuralSimilarity.of(stripes, lighter)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aNegativeIsNegative() {
        Picture stripes = of(11, 11, (x, y) -> x % 2);
        Picture negative = of(11, 11, (x, y) -> 1 - x % 2);
        double[] weights = weights(11);
        double mean = weights[1] + weights[3] + weights[5] + weights[7] + weights[9];
        double variance = mean * (1 - mean); // of zeros and ones; the covariance with the negative is its opposite
        double expected = (2 * mean * (1 - mean) + C1) * (-2 * variance + C2)
                / ((mean * mean + (1 - mean) * (1 - mean) + C1) * (2 * variance + C2));
        assertThat(StructuralSimilarity.of(stripes, negative)).isCloseTo(expected, within(1e-9)).isLessThan(-0.9);
    }

    @Test
    void theMeanIsTakenOverAllWindows() {
        Picture one = Cast.digit(5);
        Picture other = Cast.digit(6);
        double sum = 0;
        for (int i = 0; i < 18 * 18; i++) {
            sum += StructuralSimilarity.of(one.crop(i % 18, i / 18, 11, 11), other.crop(i % 18, i / 18, 11, 11));
        }
        assertThat(StructuralSimilarity.of(one, other)).isCloseTo(sum / (18 * 18), within(1e-9))
                .isEqualTo(StructuralSimilarity.of(other, one));
    }

    @Test
    void theWindowShrinksWithTinyPictures() {
        double expected = (2 * 0.2 * 0.6 + C1) / (0.2 * 0.2 + 0.6 * 0.6 + C1);
        assertThat(StructuralSimilarity.of(even(1, 1, 0.2f), even(1, 1, 0.6f))).isCloseTo(expected, within(1e-7));
        // two pixels weigh a half each: means 1/2, variances 1/4, covariance -1/4
        double swapped = (0.5 + C1) * (-0.5 + C2) / ((0.5 + C1) * (0.5 + C2));
        assertThat(StructuralSimilarity.of(of(2, 1, (x, y) -> x), of(2, 1, (x, y) -> 1 - x))).isCloseTo(swapped, within(1e-9));
        assertThat(StructuralSimilarity.of(even(3, 40, 0.5f), even(3, 40, 0.5f))).isCloseTo(1, within(1e-12));
    }

    @Test
    void refusesPicturesOfDifferentSizes() {
        assertThatThrownBy(() -> StructuralSimilarity.of(Picture.blank(1, 3, 2), Picture.blank(1, 2, 3)))
                .hasMessage("expected a picture of 3 x 2 with 1 channel(s), got 2 x 3 with 1");
    }

    private static double[] weights(int length) {
        double[] weights = new double[length];
        for (int k = 0; k < length; k++) {
            weights[k] = Math.exp(-(k - length / 2) * (k - length / 2) / 4.5);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static Picture even(int width, int height, float value) {
        return of(width, height, (x, y) -> value);
    }

    private interface Pixel {
        float at(int x, int y);
    }

    private static Picture of(int width, int height, Pixel pixel) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixel.at(i % width, i / width);
        }
        return new Picture(1, width, height, values);
    }
}
