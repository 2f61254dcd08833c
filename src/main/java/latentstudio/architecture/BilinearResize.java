package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.function.Function;

/**
 * Resizes pictures, input [N, C, H, W], output [N, C, {@code height}, {@code width}], by bilinear interpolation between
 * pixel centres without antialiasing: output pixel i takes its value at (i + 1/2) H / height - 1/2, as TensorFlow 2 and
 * PyTorch (without {@code align_corners}) do.
 */
public final class BilinearResize extends Layer {
    /** DJL's number for bilinear interpolation. */
    private static final int BILINEAR = 1;

    private final int height;
    private final int width;

    public BilinearResize(int height, int width) {
        this.height = height;
        this.width = width;
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        return input.getNDArrayInternal().interpolation(new long[] {height, width}, BILINEAR, false);
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
