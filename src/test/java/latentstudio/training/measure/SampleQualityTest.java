package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import latentstudio.model.Metric;
import org.junit.jupiter.api.Test;

class SampleQualityTest {
    private static final Map<SampleMeasure, Double> TARGETS =
            Map.of(SampleMeasure.CLASS_ACCURACY, 0.9, SampleMeasure.COPIES, 0.02);
    private final SampleQuality prior = new SampleQuality("prior", 10_000, 5_000, new EnumMap<>(Map.of(
            SampleMeasure.CLASS_ACCURACY, 0.98765432, SampleMeasure.NEAREST_TRAINING_PICTURE, 5.25,
            SampleMeasure.COPIES, 0.03)));

    @Test
    void tellsTheManifestWhatWasMeasuredAndHow() {
        List<Metric> metrics = prior.withTrainedOnSamples(0.9).metrics(TARGETS);

        assertThat(metrics).extracting(Metric::name).containsExactly("class accuracy, prior",
                "distance to the nearest training picture, prior", "copies, prior",
                "accuracy of a classifier trained on samples only, prior");
        assertThat(metrics).extracting(Metric::value).containsExactly(0.987654, 5.25, 0.03, 0.9);
        assertThat(metrics).extracting(Metric::split).containsOnly("10,000 pictures, against 5,000 of test");
        assertThat(metrics).extracting(Metric::target).containsExactly(0.9, null, 0.02, null);
        assertThat(metrics).extracting(Metric::reached).containsExactly(true, true, false, true);
    }

    @Test
    void printsTheSetsSideBySideWithTheTarget() {
        SampleQuality floor = new SampleQuality("training pictures", 10_000, 5_000,
                new EnumMap<>(Map.of(SampleMeasure.CLASS_ACCURACY, 1.0)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        SampleQuality.print(List.of(prior, floor), TARGETS, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "                                                        prior  training pictures      target",
                "class accuracy                                         0.9877             1.0000      0.9000",
                "distance to the nearest training picture               5.2500                  -           -",
                "copies                                                 0.0300                  -      0.0200");
    }
}
