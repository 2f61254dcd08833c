package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void multipliesByItsWeightsAndAddsItsBias() {
        try (NDManager manager = LayerFixture.manager()) {
            Dense layer = LayerFixture.initialised(new Dense(2, 3), manager, new Shape(1, 2));

            NDArray output = LayerFixture.run(layer, manager.create(new float[] {2, -1}, new Shape(1, 2)));

            assertThat(output.getShape()).isEqualTo(new Shape(1, 3));
            for (int i = 0; i < 3; i++) {
                double expected = 2 * layer.weight().getArray().getFloat(i, 0) - layer.weight().getArray().getFloat(i, 1)
                        + layer.bias().getArray().getFloat(i);
                assertThat((double) output.getFloat(0, i)).isCloseTo(expected, within(1e-5));
            }
        }
    }
}
