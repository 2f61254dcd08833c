package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ReshapeTest {
    @Test
    void keepsTheValuesAndTheBatch() {
        try (NDManager manager = LayerFixture.manager()) {
            NDArray output = LayerFixture.run(new Reshape(2, 3), manager.arange(12f).reshape(2, 6));

            assertThat(output.getShape()).isEqualTo(new Shape(2, 2, 3));
            assertThat(output.getFloat(1, 1, 2)).isEqualTo(11);
        }
    }

    @Test
    void rejectsAnotherNumberOfValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reshape(2, 3).outputShape(new Shape(1, 7)))
                .withMessageContaining("expected 6 values");
    }
}
