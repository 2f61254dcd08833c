package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class BilinearResizeTest {
    @Test
    void readsBetweenPixelCentresWithoutSmoothing() {
        try (NDManager manager = LayerFixture.manager()) {
            NDArray ramp = manager.arange(30f).reshape(1, 1, 30, 1).mul(manager.ones(new Shape(1, 1, 1, 30)));

            NDArray output = LayerFixture.run(new BilinearResize(28, 28), ramp);

            assertThat(output.getShape()).isEqualTo(new Shape(1, 1, 28, 28));
            for (int row = 0; row < 28; row++) {
                assertThat((double) output.getFloat(0, 0, row, 9)).isCloseTo((row + 0.5) * 30 / 28 - 0.5, within(1e-4));
            }
        }
    }

    @Test
    void repeatsTheBorderWhenItEnlarges() {
        try (NDManager manager = LayerFixture.manager()) {
            NDArray input = manager.create(new float[] {0, 1}, new Shape(1, 1, 1, 2));

            assertThat(LayerFixture.run(new BilinearResize(1, 4), input).toFloatArray()).containsExactly(0, 0.25f, 0.75f, 1);
        }
    }
}
