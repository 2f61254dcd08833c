package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HyperparametersTest {
    private final Hyperparameters hyperparameters = Hyperparameters.of(new Loss.SquaredError(), 10, 1e-3);

    @Test
    void learningRateRisesToItsPeakAndFallsToZero() {
        int warmUp = hyperparameters.warmUp();
        double peak = hyperparameters.learningRate();

        assertThat(hyperparameters.learningRate(0, 5000)).isCloseTo(peak / warmUp, within(1e-12));
        assertThat(hyperparameters.learningRate(warmUp, 5000)).isCloseTo(peak, within(1e-9));
        assertThat(hyperparameters.learningRate((5000 + warmUp) / 2, 5000)).isCloseTo(peak / 2, within(1e-9));
        assertThat(hyperparameters.learningRate(5000, 5000)).isCloseTo(0, within(1e-12));
    }

    @Test
    void holdsOutTheLastTenThousandOfSixtyThousandUnlessTold() {
        assertThat(hyperparameters.trainingItems(60_000)).isEqualTo(50_000);
        assertThat(hyperparameters.heldOut(0.5).trainingItems(60_000)).isEqualTo(30_000);
    }

    @Test
    void recordsOnlyWhatIsUsed() {
        assertThat(hyperparameters.asMap()).doesNotContainKeys("averaging", "preparation", "decoderVariance");
        assertThat(hyperparameters.averaged(0.99).prepared(Preparation.NOISE)
                .withLoss(new Loss.EvidenceLowerBound(0.06, 0)).asMap())
                .containsEntry("averaging", 0.99).containsEntry("decoderVariance", 0.06).containsKey("preparation")
                .doesNotContainKey("likeness");
    }
}
