package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource
    void followsItsFormula(Activation.Kind kind) {
        float[] values = {-3, -0.5f, 0, 0.5f, 3};
        try (NDManager manager = LayerFixture.manager()) {
            float[] output = LayerFixture.run(new Activation(kind), manager.create(values, new Shape(1, 5))).toFloatArray();
            for (int i = 0; i < values.length; i++) {
                double x = values[i];
                double expected = switch (kind) {
                    case RELU -> Math.max(0, x);
                    case SILU -> x / (1 + Math.exp(-x));
                    case SIGMOID -> 1 / (1 + Math.exp(-x));
                    case CLAMP -> Math.clamp(x, 0, 1);
                };
                assertThat((double) output[i]).isCloseTo(expected, within(1e-6));
            }
        }
    }
}
