package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private final Configuration configuration = Configuration.of("digits-vae");

    @Test
    void learningRateRisesToItsPeakAndFallsToZero() {
        int warmUp = configuration.warmUp();
        double peak = configuration.learningRate();

        assertThat(configuration.learningRate(0, 5000)).isCloseTo(peak / warmUp, within(1e-12));
        assertThat(configuration.learningRate(warmUp, 5000)).isCloseTo(peak, within(1e-9));
        assertThat(configuration.learningRate((5000 + warmUp) / 2, 5000)).isCloseTo(peak / 2, within(1e-9));
        assertThat(configuration.learningRate(5000, 5000)).isCloseTo(0, within(1e-12));
    }

    @Test
    void holdsOutTheLastTenThousandOfMnistAndHalfOfItForTheTinyModel() {
        assertThat(configuration.trainingPictures(60_000)).isEqualTo(50_000);
        assertThat(Configuration.of("digits-tiny").trainingPictures(60_000)).isEqualTo(30_000);
    }

    @Test
    void anotherNumberOfEpochsIsRecorded() {
        assertThat(configuration.withEpochs(3).hyperParameters()).containsEntry("epochs", 3);
    }
}
