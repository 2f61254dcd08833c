package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptionTest {
    private static final int WIDTH = 30; // not as high as wide, so that a mix-up of the two shows
    private static final int HEIGHT = 26;
    private static final PictureShape SHAPE = new PictureShape(1, HEIGHT, WIDTH);

    @ParameterizedTest
    @EnumSource
    void damagesACopyAndStaysInTheRange(Corruption kind) {
        float[] picture = disc();

        for (double level : kind.levels()) {
            float[] damaged = kind.apply(picture, SHAPE, level, new SplittableRandom(1));
            assertThat(damaged).hasSameSizeAs(picture).isNotEqualTo(picture);
            assertThat(IntStream.range(0, damaged.length)).allMatch(i -> damaged[i] >= 0 && damaged[i] <= 1);
        }
        assertThat(picture).isEqualTo(disc());
    }

    @ParameterizedTest
    @EnumSource
    void damagesTheSameWithTheSameSeed(Corruption kind) {
        float[] once = kind.apply(disc(), SHAPE, kind.maximum(), new SplittableRandom(7));

        assertThat(kind.apply(disc(), SHAPE, kind.maximum(), new SplittableRandom(7))).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLUR")
    void damagesDifferentlyWithAnotherSeed(Corruption kind) {
        float[] once = kind.apply(disc(), SHAPE, kind.maximum(), new SplittableRandom(7));

        assertThat(kind.apply(disc(), SHAPE, kind.maximum(), new SplittableRandom(8))).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void damagesMoreAtAHigherLevel(Corruption kind) {
        double[] errors = Arrays.stream(kind.levels()).map(level -> {
            SplittableRandom random = new SplittableRandom(3);
            return IntStream.range(0, 50).mapToDouble(i -> error(kind.apply(disc(), SHAPE, level, random))).sum();
        }).toArray();

        assertThat(errors).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAPictureAloneAtLevel0(Corruption kind) {
        assertThat(kind.apply(disc(), SHAPE, 0, new SplittableRandom(1))).isEqualTo(disc());
    }

    @ParameterizedTest
    @EnumSource
    void rejectsALevelPastTheMaximum(Corruption kind) {
        for (double level : new double[] {kind.maximum() * 1.01, -0.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kind.apply(disc(), SHAPE, level, new SplittableRandom(1)))
                    .withMessage("%s: expected a level (%s) of 0 to %s, got %s", kind.label(), kind.unit(), kind.maximum(), level);
        }
    }

    @Test
    void rejectsValuesThatDoNotFillThePicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corruption.BLUR.apply(new float[5], new PictureShape(1, 3, 2), 1, new SplittableRandom(1)))
                .withMessage("expected 1 x 2 x 3 = 6 values, got 5");
    }

    @Test
    void gaussianNoiseHasTheLevelAsItsStandardDeviation() {
        float[] grey = even(0.5f, 40_000);
        float[] noisy = Corruption.GAUSSIAN.apply(grey, new PictureShape(1, 200, 200), 0.1, new SplittableRandom(1)); // clipped at 5 deviations

        assertThat(mean(noisy)).isCloseTo(0.5, within(0.002));
        assertThat(deviation(noisy)).isCloseTo(0.1, within(0.002));
    }

    @Test
    void saltAndPepperReplacesItsShareByAsMuchSaltAsPepper() {
        float[] noisy = Corruption.SALT_AND_PEPPER.apply(even(0.5f, 40_000), new PictureShape(1, 200, 200), 0.2, new SplittableRandom(1));

        assertThat(share(noisy, 0)).isCloseTo(0.1, within(0.005));
        assertThat(share(noisy, 1)).isCloseTo(0.1, within(0.005));
        assertThat(share(noisy, 0.5f)).isCloseTo(0.8, within(0.01));
    }

    @Test
    void speckleGrowsWithTheBrightnessAndLeavesBlackAlone() {
        assertThat(deviation(Corruption.SPECKLE.apply(even(0.5f, 40_000), new PictureShape(1, 200, 200), 0.2, new SplittableRandom(1))))
                .isCloseTo(0.1, within(0.002));
        assertThat(deviation(Corruption.SPECKLE.apply(even(0.25f, 40_000), new PictureShape(1, 200, 200), 0.2, new SplittableRandom(1))))
                .isCloseTo(0.05, within(0.001));
        assertThat(Corruption.SPECKLE.apply(even(0, 100), new PictureShape(1, 10, 10), 0.6, new SplittableRandom(1))).containsOnly(0);
    }

    @Test
    void blurSpreadsAPointByTheLevelInBothDirections() {
        float[] point = new float[WIDTH * HEIGHT];
        point[13 * WIDTH + 14] = 1;
        float[] blurred = Corruption.BLUR.apply(point, SHAPE, 1.5, new SplittableRandom(1));

        double mass = 0;
        double across = 0;
        double down = 0;
        for (int i = 0; i < blurred.length; i++) {
            mass += blurred[i];
            across += blurred[i] * Math.pow(i % WIDTH - 14, 2);
            down += blurred[i] * Math.pow(i / WIDTH - 13, 2);
        }
        assertThat(mass).isCloseTo(1, within(1e-5));
        assertThat(Math.sqrt(across)).isCloseTo(1.5, within(0.05));
        assertThat(Math.sqrt(down)).isCloseTo(1.5, within(0.05));
    }

    @Test
    void blurKeepsAnEvenPictureEvenUpToItsBorder() {
        for (float value : Corruption.BLUR.apply(even(0.4f, 80), new PictureShape(1, 8, 10), 2, new SplittableRandom(1))) {
            assertThat(value).isCloseTo(0.4f, within(1e-6f));
        }
    }

    @Test
    void hidesAsManyPixelsAsOneBlockHas() {
        float[] damaged = Corruption.MISSING_BLOCKS.apply(even(1, WIDTH * HEIGHT), SHAPE, 1, new SplittableRandom(4));

        assertThat(share(damaged, 0) * WIDTH * HEIGHT).isCloseTo(36, within(1e-6));
    }

    @Test
    void everyBlockHidesSomething() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(error(Corruption.MISSING_BLOCKS.apply(disc(), SHAPE, 1, new SplittableRandom(seed)))).isPositive();
        }
    }

    @Test
    void findsNothingToHideInABlackPicture() {
        assertThat(Corruption.MISSING_BLOCKS.apply(even(0, 16), new PictureShape(1, 4, 4), 4, new SplittableRandom(1))).containsOnly(0);
    }

    @Test
    void damagesInAnyWayAndLeavesAShareClean() {
        SplittableRandom random = new SplittableRandom(2);
        int count = 5_000;
        double[] errors = IntStream.range(0, count)
                .mapToDouble(i -> error(Corruption.applyAny(disc(), SHAPE, random))).toArray();

        // the mildest blurs, a twentieth of all damage, weigh nothing in a float
        assertThat(Arrays.stream(errors).filter(error -> error == 0).count() / (double) count)
                .isBetween(Corruption.CLEAN_SHARE, Corruption.CLEAN_SHARE + 0.06);
        assertThat(Arrays.stream(errors).max().orElseThrow())
                .isGreaterThan(error(Corruption.SALT_AND_PEPPER.apply(disc(), SHAPE, 0.45, random)));
    }

    /** A bright disc on black, brighter towards its right. */
    private static float[] disc() {
        float[] picture = new float[WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            int x = i % WIDTH;
            picture[i] = Math.hypot(x - 14, i / WIDTH - 12) < 8 ? 0.4f + 0.02f * x : 0;
        }
        return picture;
    }

    private static float[] even(float value, int count) {
        float[] picture = new float[count];
        Arrays.fill(picture, value);
        return picture;
    }

    private static double error(float[] damaged) {
        float[] clean = disc();
        return IntStream.range(0, clean.length).mapToDouble(i -> Math.pow(damaged[i] - clean[i], 2)).sum();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, 2)).average().orElseThrow());
    }

    private static double share(float[] values, float wanted) {
        return IntStream.range(0, values.length).filter(i -> values[i] == wanted).count() / (double) values.length;
    }
}
