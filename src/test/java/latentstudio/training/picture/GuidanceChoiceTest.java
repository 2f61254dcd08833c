package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latentstudio.training.export.Guidance;
import latentstudio.training.picture.GuidanceChoice.Trial;
import org.junit.jupiter.api.Test;

class GuidanceChoiceTest {
    private static final Trial LEARNED = new Trial(Guidance.NONE, 0.86, 3);
    private static final Trial WEAK = new Trial(new Guidance(1.2, 0.3), 0.91, 4);
    private static final Trial STRONG = new Trial(new Guidance(2, 0), 0.97, 9);

    @Test
    void takesTheNearestSamplesOfThoseTrueToTheirClass() {
        assertThat(GuidanceChoice.best(List.of(STRONG, LEARNED, WEAK), 0.9)).isEqualTo(WEAK);
    }

    @Test
    void takesThePriorAsItWasLearnedWhereThatIsTrueEnough() {
        assertThat(GuidanceChoice.best(List.of(STRONG, LEARNED, WEAK), 0.86)).isEqualTo(LEARNED);
    }

    @Test
    void takesTheTruestWhereNoneIsTrueEnough() {
        assertThat(GuidanceChoice.best(List.of(LEARNED, STRONG, WEAK), 0.99)).isEqualTo(STRONG);
    }

    @Test
    void tellsWhatWasChosenAndWhy() {
        assertThat(new GuidanceChoice(WEAK, 0.9, 10_000).metric()).satisfies(metric -> {
            assertThat(metric.value()).isEqualTo(1.2);
            assertThat(metric.split()).isEqualTo("validation, 10,000 pictures");
            assertThat(metric.method()).contains("from time 0.3 on", "distance 4.000", "(0.9100)", "(0.9000)");
        });
    }

    @Test
    void setsInAtItsTime() {
        assertThat(WEAK.guidance().acts(0.25)).isFalse();
        assertThat(WEAK.guidance().acts(0.3)).isTrue();
        assertThat(Guidance.NONE.acts(1)).isFalse();
    }
}
