package latentstudio.training.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgePagesTest {
    private static final JudgePages SMALL = new JudgePages(300, 400);

    @ParameterizedTest
    @EnumSource
    void rendersTheSamePageFromTheSameSeed(JudgeLayout layout) {
        JudgePage page = SMALL.page(layout, new SplittableRandom(7));

        assertThat(SMALL.page(layout, new SplittableRandom(7)).truth().values()).isEqualTo(page.truth().values());
        assertThat(SMALL.page(layout, new SplittableRandom(8)).truth().values()).isNotEqualTo(page.truth().values());
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhitePaperAndInk(JudgeLayout layout) {
        JudgePage page = SMALL.page(layout, new SplittableRandom(11));

        int bare = 0;
        int white = 0;
        for (int i = 0; i < page.bare().length; i++) {
            if (page.bare()[i]) {
                bare++;
                white += page.truth().values()[i] == 1 ? 1 : 0;
            }
        }
        assertThat(white).isEqualTo(bare);
        assertThat(bare).isBetween(page.bare().length / 10, page.bare().length - 100);
        for (JudgePage.Tint tint : page.tints()) {
            assertThat(new Rectangle(300, 400).contains(tint.area())).isTrue();
        }
    }

    @Test
    void tellsWhatIsPrinted() {
        JudgePage page = new JudgePages(600, 400).readable(new SplittableRandom(3));

        assertThat(page.lines()).isNotEmpty();
        assertThat(String.join(" ", page.lines())).containsAnyOf(JudgeTexts.ENGLISH.toArray(String[]::new));
        assertThat(SMALL.page(JudgeLayout.ARTICLE, new SplittableRandom(5)).photographs()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyDamageChangesThePageWithinItsRange(JudgeDamage kind) {
        JudgePages.Dirty dirty = SMALL.dirty(kind, 2);

        assertDirty(dirty);
        assertThat(SMALL.dirty(kind, 2).dirty().values()).isEqualTo(dirty.dirty().values());
        assertThat(SMALL.dirty(kind, 10).dirty().values()).isNotEqualTo(dirty.dirty().values());
        assertThat(SMALL.dirty(kind, 2).page().truth().values()).as("the truth stays").isEqualTo(dirty.page().truth().values());
    }

    @ParameterizedTest
    @EnumSource
    void everyFaintPrintIsLighterThanItsTruth(FaintPrint kind) {
        JudgePages.Dirty faint = SMALL.faint(kind, 1);

        assertDirty(faint);
        assertThat(darkest(faint.dirty())).isGreaterThan(darkest(faint.page().truth()));
    }

    @Test
    void tunesOnPagesThatAreNotMeasuredOn() {
        List<JudgePages.Pair> pairs = SMALL.tuning();

        assertThat(pairs).hasSize(JudgeDamage.values().length);
        assertThat(pairs.getFirst().clean().values()).isNotEqualTo(SMALL.dirty(JudgeDamage.values()[0], 0).page().truth().values());
    }

    private static void assertDirty(JudgePages.Dirty page) {
        assertThat(darkest(page.dirty())).isNotNegative();
        assertThat(IntStream.range(0, page.dirty().values().length).mapToDouble(i -> page.dirty().values()[i]).max().orElseThrow())
                .isLessThanOrEqualTo(1);
        assertThat(Math.sqrt(page.page().truth().meanSquaredError(page.dirty()))).isBetween(0.02, 0.6);
    }

    private static float darkest(Picture page) {
        float darkest = 1;
        for (float value : page.values()) {
            darkest = Math.min(darkest, value);
        }
        return darkest;
    }
}
