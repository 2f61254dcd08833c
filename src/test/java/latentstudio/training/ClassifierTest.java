package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.Cast;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
    private static final Path CLASSIFIERS = Path.of("classifiers");

    @TempDir
    Path folder;

    /** The classifier that measures the shipped models knows the first digit of each class of the test split. */
    @Test
    void theJudgeOfTheDigitsKnowsThem() throws IOException {
        float[][] digits = IntStream.range(0, 10).mapToObj(digit -> Cast.digit(digit).values()).toArray(float[][]::new);
        try (Classifier judge = Classifier.judge(Configuration.of("digits-vae"), CLASSIFIERS)) {
            Classifier.Verdicts verdicts = judge.classify(digits);

            assertThat(verdicts.classes()).containsExactly(IntStream.range(0, 10).toArray());
            assertThat(verdicts.features()).hasDimensions(10, 128);
            assertThat(verdicts.accuracy(new int[] {0, 1, 2, 3, 4, 0, 0, 0, 0, 0})).isEqualTo(0.5);
        }
    }

    @Test
    void saysHowToGetAJudgeThatIsMissing() {
        assertThatIOException().isThrownBy(() -> Classifier.judge(Configuration.of("fashion-vae"), folder))
                .withMessageContaining("fashion-judge.onnx").withMessageContaining("train fashion-judge first");
    }

    @Test
    void trainingAJudgeWritesItAndTellsItsAccuracy() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 100, 20);

        Train.run(Arguments.parse("digits-judge", "--data", folder.resolve("data").toString(), "--epochs", "1",
                "--checkpoints", folder.resolve("checkpoints").toString(),
                "--classifiers", folder.resolve("classifiers").toString()));

        Path file = folder.resolve("classifiers/digits-judge.onnx");
        try (Classifier judge = new Classifier(Files.readAllBytes(file))) {
            List<Metric> metrics = List.of(judge.accuracy(
                    PictureSet.MNIST.test(folder.resolve("data"))));
            assertThat(metrics).extracting(Metric::name).containsExactly("accuracy");
        }
    }
}
