package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.function.Function;

/**
 * Resizes pictures, input [N, C, H, W], output [N, C, {@code height}, {@code width}], by bilinear interpolation between
 * pixel centres without antialiasing: output pixel i takes its value at (i + 1/2) H / height - 1/2, as TensorFlow 2 and
 * PyTorch (without {@code align_corners}) do.
 *
 * <p>Computed as a product with one sparse matrix an axis, since DJL's own interpolation smooths what it shrinks.
 */
public final class BilinearResize extends Layer {
    private final int height;
    private final int width;

    public BilinearResize(int height, int width) {
        this.height = height;
        this.width = width;
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        NDManager scope = input.getManager();
        int rows = Math.toIntExact(input.getShape().get(2));
        int columns = Math.toIntExact(input.getShape().get(3));
        NDArray vertical = scope.create(weights(rows, height), new Shape(height, rows)); // [height, H]
        NDArray horizontal = scope.create(weights(columns, width), new Shape(width, columns)).transpose(); // [W, width]
        return vertical.matMul(input.matMul(horizontal)); // [N, C, height, width]
    }

    /** What each of {@code from} pixels adds to each of {@code to} pixels, [to, from]. */
    private static float[] weights(int from, int to) {
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double position = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1.0);
            int below = (int) position;
            int above = Math.min(below + 1, from - 1);
            weights[i * from + below] += (float) (1 - (position - below));
            weights[i * from + above] += (float) (position - below);
        }
        return weights;
    }

    @Override
    public Shape outputShape(Shape input) {
        return new Shape(input.get(0), input.get(1), height, width);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    @Override
    public String toString() {
        return "bilinear resize to %d x %d".formatted(height, width);
    }
}
