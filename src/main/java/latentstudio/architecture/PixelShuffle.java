package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.function.Function;

/**
 * Turns channels into pixels: input [N, C r r, H, W], output [N, C, r H, r W]; channel c r r + i r + j becomes the
 * pixel in row i, column j of each r x r cell of channel c. W. Shi et al., <i>Real-Time Single Image and Video
 * Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network</i>, 2016, equation 4.
 */
public final class PixelShuffle extends Layer {
    private final int factor;

    public PixelShuffle(int factor) {
        this.factor = factor;
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        return shuffle(input, factor);
    }

    static NDArray shuffle(NDArray input, int factor) {
        Shape shape = input.getShape();
        long channels = shape.get(1) / ((long) factor * factor);
        return input.reshape(shape.get(0), channels, factor, factor, shape.get(2), shape.get(3)) // [N, C, r, r, H, W]
                .transpose(0, 1, 4, 2, 5, 3) // [N, C, H, r, W, r]
                .reshape(shape.get(0), channels, shape.get(2) * factor, shape.get(3) * factor); // [N, C, r H, r W]
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.get(1) % ((long) factor * factor) != 0) {
            throw new IllegalArgumentException("expected a multiple of %d channels to shuffle, got %d"
                    .formatted(factor * factor, input.get(1)));
        }
        return new Shape(input.get(0), input.get(1) / ((long) factor * factor), input.get(2) * factor,
                input.get(3) * factor);
    }

    /** How many times larger the output is on each axis. */
    public int factor() {
        return factor;
    }

    @Override
    public String toString() {
        return "pixel shuffle by " + factor;
    }
}
