package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures of two pixels; the classifier sees them as they are and calls bright what has a first pixel over a half. */
class SampleEvaluationTest {
    private static final Function<float[][], Classifier.Verdicts> JUDGE = pictures -> new Classifier.Verdicts(pictures,
            Arrays.stream(pictures).mapToInt(picture -> picture[0] > 0.5 ? 1 : 0).toArray());
    private static final float[][] TRAINING = row(100, 0);
    private static final float[][] TEST = row(100, 0.25f);
    private static final int[] BRIGHT = IntStream.range(0, 100).map(i -> i > 50 ? 1 : 0).toArray();

    @Test
    void measuresPicturesLikeTheTestPicturesAsGood() {
        try (SampleEvaluation evaluation = new SampleEvaluation(JUDGE, TEST, TRAINING)) {
            SampleQuality quality = evaluation.measure("reconstructions", TEST, BRIGHT);

            assertThat(quality.what()).isEqualTo("reconstructions");
            assertThat(quality.count()).isEqualTo(100);
            assertThat(quality.values().get(SampleMeasure.CLASS_ACCURACY)).isEqualTo(1);
            assertThat(quality.values().get(SampleMeasure.FRECHET_DISTANCE)).isCloseTo(0, within(1e-9));
            assertThat(quality.values().get(SampleMeasure.PRECISION)).isEqualTo(1);
            assertThat(quality.values().get(SampleMeasure.RECALL)).isEqualTo(1);
            assertThat(quality.values().get(SampleMeasure.NEAREST_TRAINING_PICTURE)).isEqualTo(0.25);
            assertThat(quality.values().get(SampleMeasure.COPIES)).isZero();
        }
    }

    @Test
    void finesCopiesOfTrainingPicturesAndWrongClasses() {
        float[][] pictures = row(100, 0.25f);
        System.arraycopy(TRAINING, 0, pictures, 0, 40);
        int[] asked = BRIGHT.clone();
        Arrays.fill(asked, 90, 100, 0);
        try (SampleEvaluation evaluation = new SampleEvaluation(JUDGE, TEST, TRAINING)) {
            SampleQuality quality = evaluation.measure("prior", pictures, asked);

            assertThat(quality.values().get(SampleMeasure.COPIES)).isEqualTo(0.4);
            assertThat(quality.values().get(SampleMeasure.CLASS_ACCURACY)).isEqualTo(0.9);
        }
    }

    @Test
    void takesTheNearestOtherPictureForTheFloor() {
        try (SampleEvaluation evaluation = new SampleEvaluation(JUDGE, TEST, TRAINING)) {
            SampleQuality quality = evaluation.floor(Arrays.copyOf(BRIGHT, 50));

            assertThat(quality.count()).isEqualTo(50);
            assertThat(quality.values().get(SampleMeasure.CLASS_ACCURACY)).isEqualTo(1);
            assertThat(quality.values().get(SampleMeasure.NEAREST_TRAINING_PICTURE)).isCloseTo(0.01, within(1e-6));
        }
    }

    @Test
    void rejectsLabelsOfOtherPictures() {
        try (SampleEvaluation evaluation = new SampleEvaluation(JUDGE, TEST, TRAINING)) {
            assertThatIllegalArgumentException().isThrownBy(() -> evaluation.measure("prior", TEST, new int[3]))
                    .withMessage("expected as many labels as pictures, got 3 and 100");
            assertThatIllegalArgumentException().isThrownBy(() -> evaluation.floor(new int[101]))
                    .withMessage("expected labels of at most 100 training pictures, got 101");
        }
    }

    private static float[][] row(int count, float height) {
        float[][] pictures = new float[count][];
        for (int i = 0; i < count; i++) {
            pictures[i] = new float[] {i / 100f, height};
        }
        return pictures;
    }
}
