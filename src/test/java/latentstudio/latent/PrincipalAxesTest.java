package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
    private static final double[][] COVARIANCE = {{2, 1, 0}, {1, 2, 0}, {0, 0, 2}}; // variances 3, 2 and 1

    @Test
    void beginsWithTheLargestVarianceAndPointsToThePositive() {
        PrincipalAxes found = PrincipalAxes.of(COVARIANCE, 2);

        assertThat(found.variances()).containsExactly(new double[] {3, 2}, within(1e-12));
        assertThat(found.axes()[0]).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5), 0}, within(1e-12));
        assertThat(found.axes()[1]).containsExactly(new double[] {0, 0, 1}, within(1e-12));
    }

    @Test
    void findsThoseOfFewSamplesOfManyValues() {
        double[][] covariance = new double[200][200];
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 200; column++) {
                covariance[row][column] = row < 100 && column < 100 ? 0.3 : row >= 100 && column >= 100 ? 0.1 : 0;
            }
        }

        assertThat(PrincipalAxes.of(covariance, 3).variances()).containsExactly(new double[] {30, 10, 0}, within(1e-9));
    }

    @Test
    void rejectsMoreAxesThanThereAreValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalAxes.of(COVARIANCE, 4))
                .withMessage("expected 1 to 3 components, got 4");
    }
}
