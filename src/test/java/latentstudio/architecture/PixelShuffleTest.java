package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PixelShuffleTest {
    @Test
    void turnsFourChannelsIntoOneCell() {
        try (NDManager manager = LayerFixture.manager()) {
            NDArray input = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 4, 1, 2));

            NDArray output = LayerFixture.run(new PixelShuffle(2), input);

            assertThat(output.getShape()).isEqualTo(new Shape(1, 1, 2, 4));
            assertThat(output.toFloatArray()).containsExactly(1, 3, 2, 4, 5, 7, 6, 8);
        }
    }

    @Test
    void rejectsChannelsThatDoNotFillACell() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PixelShuffle(2).outputShape(new Shape(1, 6, 2, 2)))
                .withMessageContaining("multiple of 4 channels").withMessageContaining("got 6");
    }
}
