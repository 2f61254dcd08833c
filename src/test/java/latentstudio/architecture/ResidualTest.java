package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualTest {
    @Test
    void addsWhatItsLayersGiveToTheirInput() {
        Dense dense = new Dense(2, 2);
        try (NDManager manager = LayerFixture.manager();
             Chain chain = new Chain(new Shape(2), List.of(new Residual(dense))).initialise(manager, 1)) {
            NDArray input = manager.create(new float[] {3, -4}, new Shape(1, 2));
            float[] weights = dense.weight().getArray().toFloatArray();

            float[] output = chain.forward(input, false).toFloatArray();

            assertThat(output).containsExactly(
                    3 + weights[0] * 3 + weights[1] * -4, -4 + weights[2] * 3 + weights[3] * -4);
        }
    }

    @Test
    void ownsTheParametersOfItsLayers() {
        Residual residual = new Residual(new Residual(new Dense(2, 2)), new Dense(2, 2));

        assertThat(residual.getParameters().stream().map(parameter -> parameter.getValue().getType()))
                .containsExactly(Parameter.Type.WEIGHT, Parameter.Type.BIAS, Parameter.Type.WEIGHT, Parameter.Type.BIAS);
    }

    @Test
    void rejectsLayersThatChangeTheShape() {
        Residual residual = new Residual(new Dense(2, 3));

        assertThatIllegalArgumentException().isThrownBy(() -> residual.outputShape(new Shape(1, 2)))
                .withMessageContaining("(1, 2)").withMessageContaining("(1, 3)");
    }
}
