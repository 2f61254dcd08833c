package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import latentstudio.image.PictureShape;
import latentstudio.Cast;
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
        try (Classifier judge = Classifier.read("digits-judge", new PictureShape(1, 28, 28), CLASSIFIERS)) {
            Classifier.Verdicts verdicts = judge.classify(digits);

            assertThat(verdicts.classes()).containsExactly(IntStream.range(0, 10).toArray());
            assertThat(verdicts.features()).hasDimensions(10, 128);
            assertThat(verdicts.accuracy(new int[] {0, 1, 2, 3, 4, 0, 0, 0, 0, 0})).isEqualTo(0.5);
        }
    }

    @Test
    void saysHowToGetAJudgeThatIsMissing() {
        assertThatIOException().isThrownBy(() -> Classifier.read("fashion-judge", new PictureShape(1, 28, 28), folder))
                .withMessageContaining("fashion-judge.onnx").withMessageContaining("train fashion-judge first");
    }
}
