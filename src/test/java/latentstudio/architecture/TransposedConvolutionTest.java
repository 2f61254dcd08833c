package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransposedConvolutionTest {
    @Test
    void addsTheKernelOfEveryPixelAtTwiceItsPlace() {
        try (NDManager manager = LayerFixture.manager()) {
            Shape shape = new Shape(2, 3, 4, 5);
            TransposedConvolution layer = LayerFixture.initialised(new TransposedConvolution(3, 2), manager, shape);
            NDArray input = manager.randomNormal(shape);
            double[][][][] expected = new double[2][2][8][10];
            for (int n = 0; n < 2; n++) {
                for (int out = 0; out < 2; out++) {
                    for (double[] row : expected[n][out]) {
                        Arrays.fill(row, layer.bias().getArray().getFloat(out));
                    }
                    for (int in = 0; in < 3; in++) {
                        for (int row = 0; row < 4; row++) {
                            for (int column = 0; column < 5; column++) {
                                for (int i = 0; i < 3 && 2 * row + i < 8; i++) {
                                    for (int j = 0; j < 3 && 2 * column + j < 10; j++) {
                                        expected[n][out][2 * row + i][2 * column + j] += input.getFloat(n, in, row, column)
                                                * layer.weight().getArray().getFloat(in, out, i, j);
                                    }
                                }
                            }
                        }
                    }
                }
            }

            NDArray output = LayerFixture.run(layer, input);

            assertThat(output.getShape()).isEqualTo(layer.outputShape(shape)).isEqualTo(new Shape(2, 2, 8, 10));
            for (int n = 0; n < 2; n++) {
                for (int out = 0; out < 2; out++) {
                    for (int row = 0; row < 8; row++) {
                        for (int column = 0; column < 10; column++) {
                            assertThat((double) output.getFloat(n, out, row, column))
                                    .isCloseTo(expected[n][out][row][column], within(1e-4));
                        }
                    }
                }
            }
        }
    }
}
