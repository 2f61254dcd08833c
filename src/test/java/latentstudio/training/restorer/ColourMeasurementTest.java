package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import latentstudio.image.Picture;
import latentstudio.model.Metric;
import latentstudio.training.judge.JudgeDamage;
import latentstudio.training.judge.JudgePage;
import latentstudio.training.judge.JudgePages;
import latentstudio.training.restorer.PaperDivision.Filling;
import org.junit.jupiter.api.Test;

class ColourMeasurementTest {
    private static final JudgePages SMALL = new JudgePages(240, 320);

    @Test
    void measuresEveryKindBesideTheDirtyPageAndTheDivision() throws IOException {
        ColourMeasurement untouched = ColourMeasurement.of(page -> page, new PaperDivision(Filling.CLOSED, 5, 8), SMALL, SMALL);

        assertThat(untouched.errors()).containsOnlyKeys(JudgeDamage.values());
        untouched.errors().forEach((kind, error) -> assertThat(error.restorer()).as(kind.label()).isPositive().isEqualTo(error.dirty()));
        assertThat(untouched.errors().get(JudgeDamage.YELLOWED_EDGES)).satisfies(error -> assertThat(error.division()).isLessThan(error.dirty()));
        assertThat(untouched.paper().get(JudgeDamage.YELLOWED_EDGES)).satisfies(colour -> assertThat(colour.division()).isLessThan(colour.dirty() / 2));
        assertThat(untouched.metrics().stream().map(Metric::name)).contains("root mean squared error in colour, hard shadow",
                "root mean squared error in colour, mean", "photographs on dirty pages", "hue of tints on yellowed paper");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        untouched.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("mean over the kinds", "lamp light", "photographs, dB", "words read");
    }

    @Test
    void aPhotographOfOtherBrightnessAndContrastIsAsGood() {
        SplittableRandom random = new SplittableRandom(2);
        float[] values = new float[Picture.RGB * 60 * 40];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        Picture photograph = new Picture(Picture.RGB, 60, 40, values);
        float[] duller = new float[photograph.values().length];
        float[] swapped = new float[duller.length];
        for (int i = 0; i < duller.length; i++) {
            duller[i] = 0.2f + 0.5f * photograph.values()[i];
            swapped[i] = photograph.values()[duller.length - 1 - i];
        }
        Rectangle all = new Rectangle(60, 40);

        assertThat(ColourMeasurement.matchedRatio(photograph, new Picture(Picture.RGB, 60, 40, duller), all)).isEqualTo(60);
        assertThat(ColourMeasurement.matchedRatio(photograph, new Picture(Picture.RGB, 60, 40, swapped), all)).isLessThan(20);
    }

    @Test
    void seesTheColourOfBarePaperOnly() {
        Picture truth = filled(2, 1, 1, 1, 1);
        JudgePage page = new JudgePage(truth, new boolean[] {true, false}, List.of(), List.of(), List.of());
        Picture yellow = new Picture(Picture.RGB, 2, 1, new float[] {0.9f, 1, 0.8f, 0, 0.5f, 0});

        assertThat(ColourMeasurement.colourOfPaper(page, yellow)).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void measuresHuesInDegreesAndCountsLostOnes() {
        Picture red = filled(4, 4, 1, 0, 0);
        JudgePage page = new JudgePage(red, new boolean[16], List.of(), List.of(new JudgePage.Tint(new Rectangle(4, 4), Color.RED)), List.of());

        assertThat(ColourMeasurement.hueDifferences(page, filled(4, 4, 1, 1, 0)).getFirst()).isCloseTo(60, within(1e-9));
        assertThat(ColourMeasurement.hueDifferences(page, filled(4, 4, 1, 0, 1)).getFirst()).isCloseTo(60, within(1e-9));
        assertThat(ColourMeasurement.hueDifferences(page, filled(4, 4, 0.5f, 0.5f, 0.5f))).containsExactly(90.0);
    }

    @Test
    void countsWordsAsOftenAsTheyWereWritten() {
        List<String> written = ColourMeasurement.wordsOf("The roof, the rain: a Straße of it.");

        assertThat(written).containsExactly("the", "roof", "the", "rain", "straße");
        assertThat(ColourMeasurement.inCommon(written, List.of("the", "rain", "rain", "straße", "roofs"))).isEqualTo(3);
    }

    private static Picture filled(int width, int height, float red, float green, float blue) {
        int size = width * height;
        float[] values = new float[3 * size];
        Arrays.fill(values, 0, size, red);
        Arrays.fill(values, size, 2 * size, green);
        Arrays.fill(values, 2 * size, 3 * size, blue);
        return new Picture(Picture.RGB, width, height, values);
    }
}
