package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class PageRendererTest {
    private final PageRenderer renderer = new PageRenderer();

    @Test
    void drawsTheSameWithTheSameSeedAndAnotherWithAnother() {
        Set<Integer> different = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            float[] once = renderer.window(96, 80, new SplittableRandom(seed)).values();
            assertThat(renderer.window(96, 80, new SplittableRandom(seed)).values()).isEqualTo(once);
            different.add(Arrays.hashCode(once));
        }
        assertThat(different).hasSizeGreaterThan(55); // one in twenty or so is empty paper
    }

    @Test
    void drawsWindowsAndPagesOfAnySize() {
        for (int[] size : new int[][] {{1, 1}, {1, 200}, {200, 1}, {17, 33}, {700, 60}}) {
            for (int seed = 0; seed < 10; seed++) {
                assertSize(renderer.window(size[0], size[1], new SplittableRandom(seed)), size);
                assertSize(renderer.page(size[0], size[1], new SplittableRandom(seed)), size);
            }
        }
    }

    @Test
    void drawsInkOnPaperThatIsMostlyWhite() {
        SplittableRandom random = new SplittableRandom(3);
        double white = 0;
        double black = 0;
        int empty = 0;
        int windows = 200;
        for (int i = 0; i < windows; i++) {
            float[] values = renderer.window(128, 128, random).values();
            assertThat(IntStream.range(0, values.length)).allMatch(k -> values[k] >= 0 && values[k] <= 1);
            white += share(values, 0.98, 1.01);
            black += share(values, 0, 0.3);
            empty += share(values, 0, 0.9) == 0 ? 1 : 0;
        }
        assertThat(white / windows).isBetween(0.6, 0.85);
        assertThat(black / windows).isBetween(0.06, 0.25);
        assertThat(empty).isBetween(1, windows / 6);
    }

    @Test
    void leavesTheMarginsOfAPageWhite() {
        double white = 0;
        for (int seed = 0; seed < 10; seed++) {
            Picture page = renderer.page(800, 1100, new SplittableRandom(seed));
            white += IntStream.range(0, 1100).filter(y -> page.at(4, y) > 0.999f && page.at(795, y) > 0.999f).count() / 1100.0;
            assertThat(share(page.values(), 0, 0.5)).isPositive();
        }
        assertThat(white / 10).isGreaterThan(0.97); // but for a stamp that was put over the edge
    }

    @Test
    void setsTypeWithTheWantedXHeight() {
        PageFonts fonts = PageFonts.installed();
        SplittableRandom random = new SplittableRandom(4);
        for (double xHeight : new double[] {PageRenderer.SMALLEST_X_HEIGHT, 17, PageRenderer.LARGEST_X_HEIGHT}) {
            for (int i = 0; i < 20; i++) {
                assertThat(PageFonts.xHeight(fonts.font(Script.LATIN, xHeight, random))).isCloseTo(xHeight, within(0.6));
            }
        }
    }

    @Test
    void writesEveryScriptWithFontsThatHaveIt() {
        PageFonts fonts = PageFonts.installed();
        SplittableRandom random = new SplittableRandom(5);
        assertThat(fonts.count(Script.LATIN)).isPositive();
        for (Script script : Script.values()) {
            for (int i = 0; i < 200 && fonts.count(script) > 0; i++) {
                String word = script.marked(random).replace(" –", "");
                assertThat(word).isNotBlank();
                assertThat(fonts.font(script, 12, random).canDisplayUpTo(script.letters())).isEqualTo(-1);
            }
        }
    }

    @Test
    void drawsTheSameOnEveryThread() {
        Set<Integer> answers = IntStream.range(0, 16).parallel()
                .mapToObj(i -> Arrays.hashCode(renderer.window(128, 128, new SplittableRandom(11)).values()))
                .collect(Collectors.toSet());

        assertThat(answers).hasSize(1);
    }

    private static void assertSize(Picture picture, int[] size) {
        assertThat(new int[] {picture.width(), picture.height()}).isEqualTo(size);
    }

    private static double share(float[] values, double from, double below) {
        return IntStream.range(0, values.length).filter(i -> values[i] >= from && values[i] < below).count() / (double) values.length;
    }
}
