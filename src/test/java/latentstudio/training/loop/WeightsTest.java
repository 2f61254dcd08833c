package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void anAverageLiesBetweenTwoNetworks() {
        assertThat(Weights.averaged(new float[] {0, 4}, new float[] {2, 0}, 0.25f)).containsExactly(0.5f, 3);
        assertThatThrownBy(() -> Weights.averaged(new float[2], new float[3], 0.5f)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 2 weights, got 3");
    }
}
