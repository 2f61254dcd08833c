package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.image.Picture;
import latentstudio.model.Metric;
import latentstudio.training.measure.DenoisingMeasurement.Result;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenoisingMeasurementTest {
    private static final DenoisingMeasurement.Denoiser NOTHING = pictures -> pictures;
    @TempDir
    static Path data;
    private static LabelledPictures tuning;
    private static LabelledPictures test;
    private static DenoisingMeasurement ofNothing;
    private static DenoisingMeasurement ofBlack;
    private static DenoisingMeasurement ofPerfectWithAnotherSeed;

    @BeforeAll
    static void measureThreeDenoisers() throws IOException {
        IdxFixture.mnist(data, 4, 5);
        tuning = PictureSet.MNIST.training(data);
        test = PictureSet.MNIST.test(data);
        ofNothing = DenoisingMeasurement.of(NOTHING, tuning, test, 1);
        ofBlack = DenoisingMeasurement.of(pictures -> new float[pictures.length][784], tuning, test, 1);
        ofPerfectWithAnotherSeed = DenoisingMeasurement.of(pictures -> {
            float[][] clean = new float[pictures.length][];
            Arrays.setAll(clean, i -> test.values(i, i + 1));
            return clean;
        }, tuning, test, 2);
    }

    @Test
    void reportsEveryKindAtEveryLevel() {
        List<String> expected = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            Arrays.stream(kind.levels()).forEach(level -> expected.add(kind + " " + level));
        }
        assertThat(ofNothing.results()).extracting(result -> result.kind() + " " + result.level()).isEqualTo(expected);
        assertThat(ofNothing.count()).isEqualTo(5);
    }

    @Test
    void aDenoiserThatDoesNothingIsAsGoodAsTheDamagedPicture() {
        assertThat(ofNothing.results()).allMatch(result -> result.denoiser() == result.damaged());
        assertThat(ofNothing.clean()).as("perfect, so at the cap").isEqualTo(60);
    }

    @Test
    void aDenoiserThatKnowsThePicturesIsPerfect() {
        assertThat(ofPerfectWithAnotherSeed.results()).allMatch(result -> result.denoiser() == 60 && result.gain() > 3);
    }

    @Test
    void measuresTheMeanOverThePictures() {
        double sum = 0;
        for (int i = 0; i < test.count(); i++) {
            sum += new Picture(1, 28, 28, test.values(i, i + 1)).peakSignalToNoiseRatio(Picture.blank(1, 28, 28));
        }
        assertThat(ofBlack.clean()).isCloseTo(sum / test.count(), within(1e-9));
    }

    @Test
    void damagesTheSameForEveryDenoiserWithTheSameSeed() {
        assertThat(ofBlack.results()).extracting(Result::damaged, Result::filters)
                .isEqualTo(tuples(ofNothing));
        assertThat(ofPerfectWithAnotherSeed.results()).extracting(Result::damaged, Result::filters).isNotEqualTo(tuples(ofNothing));
    }

    @Test
    void setsEachFilterToWhatIsBestOnTheTuningPictures() {
        Result heavy = ofNothing.results().stream()
                .filter(result -> result.kind() == Corruption.SALT_AND_PEPPER && result.level() == 0.2).findFirst().orElseThrow();

        assertThat(heavy.settings().get(ClassicalFilter.MEDIAN)).isPositive();
        assertThat(heavy.filters().get(ClassicalFilter.MEDIAN)).isGreaterThan(heavy.damaged() + 5);
        assertThat(heavy.gain()).isLessThan(-5);
    }

    @Test
    void givesUpWhenTheDenoiserFails() {
        assertThatIOException().isThrownBy(() -> DenoisingMeasurement.of(pictures -> {
            throw new IOException("ONNX Runtime failed");
        }, tuning, test, 1)).withMessage("ONNX Runtime failed");
    }

    @Test
    void listsTheSmallestGainAndTheMeanOfEveryKind() {
        List<Metric> metrics = made().metrics("test");

        assertThat(metrics).extracting(Metric::name).hasSize(2 * Corruption.values().length + 1).doesNotHaveDuplicates();
        Metric gain = metric(metrics, "gain over the best classical filter, blur");
        assertThat(gain.value()).isCloseTo(2.5, within(1e-9));
        assertThat(gain.split()).isEqualTo("test, 2,000 pictures");
        assertThat(gain.target()).isEqualTo(3);
        assertThat(gain.reached()).isFalse();
        assertThat(metric(metrics, "gain over the best classical filter, speckle").reached()).isTrue();
        assertThat(metric(metrics, "peak signal-to-noise ratio, blur").value()).isCloseTo(23.5, within(1e-9));
        assertThat(metric(metrics, "peak signal-to-noise ratio, clean pictures").reached()).isTrue();
    }

    @Test
    void printsEveryMethodSideBySide() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        made().print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().map(line -> line.strip().replaceAll(" +", " ")))
                .startsWith("dB level damaged median Gaussian non-local means denoiser gain",
                        "Gaussian noise 0.10 12.00 16.00 (1.00) 20.00 (0.70) 18.00 (0.20) 25.00 +5.00",
                        "Gaussian noise 0.60 12.00 16.00 (1.00) 20.00 (0.70) 18.00 (0.20) 24.00 +4.00")
                .contains("blur 2.00 12.00 16.00 (1.00) 20.00 (0.70) 18.00 (0.20) 22.50 +2.50")
                .endsWith("clean 36.00")
                .hasSize(2 + 2 * Corruption.values().length);
    }

    /** Figures by hand: the best filter reaches 20 dB everywhere. */
    private static DenoisingMeasurement made() {
        List<Result> results = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            for (double level : new double[] {kind.levels()[0], kind.maximum()}) {
                double blind = level == kind.maximum() ? kind == Corruption.BLUR ? 22.5 : 24 : kind == Corruption.BLUR ? 24.5 : 25;
                results.add(new Result(kind, level, 12, Map.of(ClassicalFilter.MEDIAN, 16.0, ClassicalFilter.GAUSSIAN, 20.0,
                        ClassicalFilter.NON_LOCAL_MEANS, 18.0), Map.of(ClassicalFilter.MEDIAN, 1.0,
                        ClassicalFilter.GAUSSIAN, 0.7, ClassicalFilter.NON_LOCAL_MEANS, 0.2), blind));
            }
        }
        return new DenoisingMeasurement(results, 36, 2000);
    }

    private static Metric metric(List<Metric> metrics, String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Tuple> tuples(DenoisingMeasurement measurement) {
        return measurement.results().stream()
                .map(result -> tuple(result.damaged(), result.filters())).toList();
    }
}
