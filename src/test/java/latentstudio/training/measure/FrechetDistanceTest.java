package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    /** Mean 0, covariance exactly the identity: for each axis both ends at the same distance. */
    private static final float R = (float) Math.sqrt(1.5);
    private static final float[][] ROUND = {{R, 0}, {-R, 0}, {0, R}, {0, -R}};

    @Test
    void isZeroBetweenASetAndItself() {
        float[][] features = noise(200, 64, 1);

        assertThat(FrechetDistance.between(features, features)).isCloseTo(0, within(1e-6));
    }

    @Test
    void isTheSquareOfAShift() {
        assertThat(FrechetDistance.between(ROUND, transformed(1, 0, 0, 1, 3, -4))).isCloseTo(25, within(1e-4));
    }

    @Test
    void isTheSquaredDifferenceOfDeviationsWhereCovariancesCommute() {
        assertThat(FrechetDistance.between(ROUND, transformed(3, 0, 0, 5, 0, 0)))
                .isCloseTo(2 * 2 + 4 * 4, within(1e-4));
    }

    @Test
    void followsTheFormulaWhereCovariancesDoNotCommute() {
        float[][] first = transformed(2, 0, 0, 1, 0, 0); // covariance diag(4, 1)
        float[][] second = transformed(2, 1, 1, 2, 0, 0); // covariance (5 4; 4 5), determinant 9
        // of a product of 2 x 2 covariances, tr sqrt = sqrt(tr + 2 sqrt(det)); tr = 4 * 5 + 5, det = 4 * 9
        double expected = 5 + 10 - 2 * Math.sqrt(25 + 2 * Math.sqrt(36));

        assertThat(FrechetDistance.between(first, second)).isCloseTo(expected, within(1e-4));
        assertThat(FrechetDistance.between(second, first)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void bearsFeaturesThatNeverVary() {
        assertThat(FrechetDistance.between(new float[][] {{1, 5}, {1, 7}}, new float[][] {{2, 5}, {2, 7}, {2, 6}}))
                .isCloseTo(1 + Math.pow(Math.sqrt(2) - 1, 2), within(1e-9));
    }

    @Test
    void rejectsSetsThatAreNoGaussians() {
        assertThatIllegalArgumentException().isThrownBy(() -> FrechetDistance.between(ROUND, new float[][] {{1, 2}}))
                .withMessage("expected at least 2 feature vectors, got 1");
        assertThatIllegalArgumentException().isThrownBy(() -> FrechetDistance.between(ROUND, new float[][] {{1}, {2}}))
                .withMessage("expected two sets with as many features, got 2 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> FrechetDistance.between(ROUND, new float[][] {{1, 2}, {3}}))
                .withMessage("expected feature vectors of 2 values, got one of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.between(ROUND, new float[][] {{1, 2}, {3, Float.NaN}}))
                .withMessage("expected finite features, got NaN");
    }

    private static float[][] transformed(float a, float b, float c, float d, float x, float y) {
        float[][] set = new float[ROUND.length][];
        for (int i = 0; i < set.length; i++) {
            set[i] = new float[] {a * ROUND[i][0] + b * ROUND[i][1] + x, c * ROUND[i][0] + d * ROUND[i][1] + y};
        }
        return set;
    }

    private static float[][] noise(int count, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[count][size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }
}
