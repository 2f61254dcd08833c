package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageDamageTest {
    private static final int WIDTH = 90; // not as high as wide, so that a mix-up of the two shows
    private static final int HEIGHT = 70;

    @ParameterizedTest
    @EnumSource
    void damagesACopyAndStaysInTheRange(PageDamage kind) {
        Picture page = page();
        double changed = 0;
        for (double level : kind.levels()) {
            Picture damaged = kind.apply(page, level, new SplittableRandom(1));
            assertThat(damaged.width()).isEqualTo(WIDTH);
            assertThat(damaged.height()).isEqualTo(HEIGHT);
            requireRange(damaged);
            changed += damaged.meanSquaredError(page);
        }
        assertThat(changed).isPositive();
        assertThat(page.values()).isEqualTo(page().values());
    }

    @ParameterizedTest
    @EnumSource
    void damagesTheSameWithTheSameSeed(PageDamage kind) {
        assertThat(kind.apply(page(), kind.maximum(), new SplittableRandom(7)).values())
                .isEqualTo(kind.apply(page(), kind.maximum(), new SplittableRandom(7)).values());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"BLUR", "FADED_INK"})
    void damagesDifferentlyWithAnotherSeed(PageDamage kind) {
        assertThat(kind.apply(page(), kind.maximum(), new SplittableRandom(7)).values())
                .isNotEqualTo(kind.apply(page(), kind.maximum(), new SplittableRandom(8)).values());
    }

    @ParameterizedTest
    @EnumSource
    void damagesMoreAtAHigherLevel(PageDamage kind) {
        double[] errors = Arrays.stream(kind.levels()).map(level -> IntStream.range(0, 40)
                .mapToDouble(seed -> kind.apply(page(), level, new SplittableRandom(seed)).meanSquaredError(page())).sum()).toArray();

        assertThat(errors).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAPageAloneAtLevel0(PageDamage kind) {
        assertThat(kind.apply(page(), 0, new SplittableRandom(1)).values()).isEqualTo(page().values());
    }

    @ParameterizedTest
    @EnumSource
    void rejectsALevelPastTheMaximum(PageDamage kind) {
        for (double level : new double[] {kind.maximum() * 1.01, -0.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(page(), level, new SplittableRandom(1)))
                    .withMessage("%s: expected a level (%s) of 0 to %s, got %s", kind.label(), kind.unit(), kind.maximum(), level);
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksOnAnySize(PageDamage kind) {
        for (int[] size : new int[][] {{1, 1}, {1, 300}, {300, 1}, {2, 3}, {9, 8}, {640, 35}}) {
            float[] white = new float[size[0] * size[1]];
            Arrays.fill(white, 1);
            for (int seed = 0; seed < 20; seed++) {
                requireRange(kind.apply(new Picture(1, size[0], size[1], white), kind.maximum(), new SplittableRandom(seed)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BLEED_THROUGH", "PAPER_TEXTURE", "STAIN", "WRINKLES", "CREASE", "FOLD", "FOLDED_CORNER", "UNEVEN_LIGHT"})
    void sheetAndLightKeepInkDarkerThanThePaperBesideIt(PageDamage kind) {
        Picture page = page();
        for (int seed = 0; seed < 30; seed++) {
            Picture damaged = kind.apply(page, kind.maximum(), new SplittableRandom(seed));
            assertThat(IntStream.range(0, page.values().length).filter(i -> i % WIDTH < WIDTH - 1))
                    .allMatch(i -> page.values()[i] == 0 ? damaged.values()[i] == 0 : damaged.values()[i] > 0.02f);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BLEED_THROUGH", "STAIN", "WRINKLES", "FOLDED_CORNER", "UNEVEN_LIGHT"})
    void onlyDims(PageDamage kind) {
        Picture page = page();
        for (int seed = 0; seed < 30; seed++) {
            Picture damaged = kind.apply(page, kind.maximum(), new SplittableRandom(seed));
            assertThat(IntStream.range(0, page.values().length)).allMatch(i -> damaged.values()[i] <= page.values()[i]);
        }
    }

    @Test
    void fadedInkIsLiftedByHalfTheLevelAndPaperStaysWhite() {
        Picture faded = PageDamage.FADED_INK.apply(page(), 0.4, new SplittableRandom(1));

        for (int i = 0; i < faded.values().length; i++) {
            assertThat(faded.values()[i]).isCloseTo(page().values()[i] == 0 ? 0.2f : 1, within(1e-6f));
        }
    }

    @Test
    void bleedsTheMirrorImageOfTheOtherSide() {
        float[] white = new float[WIDTH * HEIGHT];
        Arrays.fill(white, 1);
        float[] back = white.clone();
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(back, y * WIDTH, y * WIDTH + 20, 0); // black on its left
        }
        double left = 0;
        double right = 0;
        for (int seed = 0; seed < 20; seed++) {
            Picture bled = PageDamage.bleed(new Picture(1, WIDTH, HEIGHT, white), new Picture(1, WIDTH, HEIGHT, back), 1,
                    new SplittableRandom(seed));
            left += bled.at(5, 30);
            right += bled.at(WIDTH - 6, 30);
        }
        assertThat(left).isCloseTo(20, within(1e-3));
        assertThat(right).isBetween(20 * 0.65 - 1e-3, 17.5);
    }

    @Test
    void rejectsABackOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageDamage.bleed(page(), Picture.blank(1, WIDTH, 3), 1, new SplittableRandom(1)))
                .withMessage("expected a back of 90 x 70 as the page is, got 90 x 3");
    }

    @Test
    void leavesAShareCleanAndTakesEveryKind() {
        SplittableRandom random = new SplittableRandom(2);
        int count = 3_000;
        long clean = IntStream.range(0, count).filter(i -> Arrays.equals(PageDamage.applyAny(page(), random).values(), page().values())).count();

        // some mild kinds beside, as a blur of 0.05 pixels, change nothing that a float could tell
        assertThat(clean / (double) count).isBetween(PageDamage.CLEAN_SHARE - 0.015, PageDamage.CLEAN_SHARE + 0.05);
    }

    @Test
    void mixesTheSameWithTheSameSeed() {
        for (int seed = 0; seed < 50; seed++) {
            Picture once = PageDamage.applyAny(page(), new SplittableRandom(seed));
            requireRange(once);
            assertThat(PageDamage.applyAny(page(), new SplittableRandom(seed)).values()).isEqualTo(once.values());
        }
    }

    /** Lines of black marks on white. */
    private static Picture page() {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / WIDTH % 14 < 7 && i % WIDTH % 5 < 2 ? 0 : 1;
        }
        return new Picture(1, WIDTH, HEIGHT, values);
    }

    private static void requireRange(Picture picture) {
        for (float value : picture.values()) {
            if (!(value >= 0 && value <= 1)) {
                throw new AssertionError("expected values of 0 to 1, got " + value);
            }
        }
    }
}
