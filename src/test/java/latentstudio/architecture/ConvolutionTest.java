package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
    @Test
    void putsAnOddRowOfPaddingAtTheEnd() {
        Convolution convolution = new Convolution(1, 1, 3, 2, Convolution.Padding.SAME);

        assertThat(convolution.pads(28)).containsExactly(0, 1);
        assertThat(convolution.pads(7)).containsExactly(1, 1);
    }

    @Test
    void halvesASizeAndRoundsUp() {
        Convolution convolution = new Convolution(1, 4, 3, 2, Convolution.Padding.SAME);

        assertThat(convolution.outputShape(new Shape(2, 1, 28, 7))).isEqualTo(new Shape(2, 4, 14, 4));
    }

    @Test
    void losesABorderWithoutPadding() {
        Convolution convolution = new Convolution(1, 1, 3, 1, Convolution.Padding.VALID);

        assertThat(convolution.outputShape(new Shape(1, 1, 32, 32))).isEqualTo(new Shape(1, 1, 30, 30));
    }

    @Test
    void computesTheSumOverTheKernelAsTensorFlowPlacesIt() {
        try (NDManager manager = LayerFixture.manager()) {
            Shape shape = new Shape(1, 2, 4, 4);
            Convolution layer = LayerFixture.initialised(new Convolution(2, 1, 3, 2, Convolution.Padding.SAME), manager, shape);
            NDArray input = manager.randomNormal(shape);

            NDArray output = LayerFixture.run(layer, input);

            assertThat(output.getShape()).isEqualTo(new Shape(1, 1, 2, 2));
            for (int row = 0; row < 2; row++) {
                for (int column = 0; column < 2; column++) {
                    double sum = layer.bias().getArray().getFloat(0);
                    for (int channel = 0; channel < 2; channel++) {
                        for (int i = 0; i < 3 && 2 * row + i < 4; i++) {
                            for (int j = 0; j < 3 && 2 * column + j < 4; j++) {
                                sum += layer.weight().getArray().getFloat(0, channel, i, j)
                                        * input.getFloat(0, channel, 2 * row + i, 2 * column + j);
                            }
                        }
                    }
                    assertThat((double) output.getFloat(0, 0, row, column)).isCloseTo(sum, within(1e-4));
                }
            }
        }
    }
}
