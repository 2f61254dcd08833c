package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.Corruption;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassicalFilterTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 16;
    private static final PictureShape GREY = new PictureShape(1, HEIGHT, WIDTH);

    @ParameterizedTest
    @EnumSource
    void filtersACopyWithEverySetting(ClassicalFilter filter) {
        float[] picture = noisy();

        for (double setting : filter.settings()) {
            float[] filtered = filter.apply(picture, GREY, setting);
            assertThat(filtered).hasSameSizeAs(picture).isNotSameAs(picture);
            for (float value : filtered) {
                assertThat(value).isBetween(-1e-5f, 1 + 1e-5f);
            }
        }
        assertThat(picture).isEqualTo(noisy());
    }

    @ParameterizedTest
    @EnumSource
    void leavesAPictureAloneWithItsFirstSetting(ClassicalFilter filter) {
        assertThat(filter.apply(noisy(), GREY, filter.settings()[0])).isEqualTo(noisy());
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnEvenPictureEvenUpToItsBorder(ClassicalFilter filter) {
        float[] even = new float[WIDTH * HEIGHT];
        Arrays.fill(even, 0.3f);

        for (double setting : filter.settings()) {
            for (float value : filter.apply(even, GREY, setting)) {
                assertThat(value).isCloseTo(0.3f, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bringsANoisyPictureNearerToTheCleanOne(ClassicalFilter filter) {
        Picture clean = new Picture(1, WIDTH, HEIGHT, clean());
        double best = Arrays.stream(filter.settings())
                .map(setting -> clean.peakSignalToNoiseRatio(new Picture(1, WIDTH, HEIGHT,
                        filter.apply(noisy(), GREY, setting)))).max().orElseThrow();

        assertThat(best).isGreaterThan(clean.peakSignalToNoiseRatio(new Picture(1, WIDTH, HEIGHT, noisy())) + 2);
    }

    @Test
    void medianTakesASinglePixelAway() {
        float[] picture = new float[WIDTH * HEIGHT];
        picture[5 * WIDTH + 7] = 1;

        assertThat(ClassicalFilter.MEDIAN.apply(picture, GREY, 1)).containsOnly(0);
    }

    @Test
    void gaussianSpreadsASinglePixel() {
        float[] picture = new float[WIDTH * HEIGHT];
        picture[5 * WIDTH + 7] = 1;
        float[] blurred = ClassicalFilter.GAUSSIAN.apply(picture, GREY, 1);

        assertThat(blurred[5 * WIDTH + 8] / blurred[5 * WIDTH + 7]).isCloseTo((float) Math.exp(-0.5), within(1e-4f));
        assertThat(blurred[7 * WIDTH + 7] / blurred[5 * WIDTH + 7]).isCloseTo((float) Math.exp(-2), within(1e-4f));
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDIAN", "GAUSSIAN"})
    void filtersEachChannelByItself(ClassicalFilter filter) {
        float[] colour = new float[3 * WIDTH * HEIGHT];
        System.arraycopy(noisy(), 0, colour, WIDTH * HEIGHT, WIDTH * HEIGHT);
        float[] filtered = filter.apply(colour, new PictureShape(3, HEIGHT, WIDTH), 1);

        assertThat(Arrays.copyOfRange(filtered, WIDTH * HEIGHT, 2 * WIDTH * HEIGHT)).isEqualTo(filter.apply(noisy(), GREY, 1));
        assertThat(Arrays.copyOf(filtered, WIDTH * HEIGHT)).containsOnly(0);
        assertThat(Arrays.copyOfRange(filtered, 2 * WIDTH * HEIGHT, colour.length)).containsOnly(0);
    }

    private static float[] clean() {
        float[] picture = new float[WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i % WIDTH < 9 ? 0.2f : 0.7f;
        }
        return picture;
    }

    private static float[] noisy() {
        return Corruption.GAUSSIAN.apply(clean(), GREY, 0.2, new SplittableRandom(9));
    }
}
