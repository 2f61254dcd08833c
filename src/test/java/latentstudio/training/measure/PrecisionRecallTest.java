package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
    @Test
    void areWholeBetweenASetAndItself() {
        assertThat(PrecisionRecall.of(grid(0, 20), grid(0, 20))).isEqualTo(new PrecisionRecall(1, 1));
    }

    @Test
    void areNothingBetweenSetsApart() {
        assertThat(PrecisionRecall.of(grid(0, 20), grid(1000, 20))).isEqualTo(new PrecisionRecall(0, 0));
    }

    @Test
    void tellsLackOfVarietyFromLackOfQuality() {
        float[][] narrow = new float[20][]; // many copies of two real places, radius 0
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = new float[] {i % 2, 0};
        }

        assertThat(PrecisionRecall.of(grid(0, 20), narrow)).isEqualTo(new PrecisionRecall(1, 0.1));
        assertThat(PrecisionRecall.of(narrow, grid(0, 20))).isEqualTo(new PrecisionRecall(0.1, 1));
    }

    @Test
    void countsTheThirdNeighbourAsTheRadius() {
        float[][] real = {{0, 0}, {1, 0}, {3, 0}, {7, 0}}; // third neighbours at 7, 6, 4 and 7: from -7 to 14
        float[][] generated = {{-7.5f, 0}, {-6.5f, 0}, {13.5f, 0}, {14.5f, 0}};

        assertThat(PrecisionRecall.of(real, generated).precision()).isEqualTo(0.5);
    }

    @Test
    void rejectsSetsWithoutAThirdNeighbour() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrecisionRecall.of(grid(0, 3), grid(0, 4)))
                .withMessage("expected a neighbour from the first to number 2, got 3");
    }

    private static float[][] grid(int start, int count) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = new float[] {start + i, 0};
        }
        return rows;
    }
}
