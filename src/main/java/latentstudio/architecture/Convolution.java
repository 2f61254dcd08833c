package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import java.util.function.Function;

/**
 * A square convolution: input [N, {@code in}, H, W], output [N, {@code out}, H', W'].
 *
 * <p>With {@link Padding#SAME}, H' = ceil(H / stride), and an odd row or column of padding goes to the bottom or the
 * right, as TensorFlow pads; PyTorch's own padding is symmetrical and would shift the picture by half a pixel a layer.
 */
public final class Convolution extends Layer {
    /** What surrounds the picture. */
    public enum Padding {
        /** Zeros, so that the output has ceil(size / stride) rows and columns. */
        SAME,
        /** Nothing: the kernel stays inside the picture. */
        VALID
    }

    private final int in;
    private final int out;
    private final int kernel;
    private final int stride;
    private final Padding padding;
    private final Parameter weight;
    private final Parameter bias;

    public Convolution(int in, int out, int kernel, int stride, Padding padding) {
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        weight = parameter("weight", Parameter.Type.WEIGHT, out, in, kernel, kernel);
        bias = parameter("bias", Parameter.Type.BIAS, out);
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        Shape shape = input.getShape();
        int[] rows = pads(shape.get(2));
        int[] columns = pads(shape.get(3));
        NDArray padded = input;
        Shape even = new Shape(rows[0], columns[0]);
        if (rows[0] != rows[1] || columns[0] != columns[1]) {
            padded = input.pad(new Shape(columns[0], columns[1], rows[0], rows[1]), 0); // [N, in, H + pads, W + pads]
            even = new Shape(0, 0);
        }
        return Conv2d.conv2d(padded, values.apply(weight), values.apply(bias),
                new Shape(stride, stride), even, new Shape(1, 1), 1).singletonOrThrow(); // [N, out, H', W']
    }

    @Override
    public Shape outputShape(Shape input) {
        return new Shape(input.get(0), out, outputLength(input.get(2)), outputLength(input.get(3)));
    }

    /** Zeros put before and after an axis of this length. */
    public int[] pads(long length) {
        if (padding == Padding.VALID) {
            return new int[] {0, 0};
        }
        int total = (int) Math.max(0, (outputLength(length) - 1) * stride + kernel - length);
        return new int[] {total / 2, total - total / 2};
    }

    private long outputLength(long length) {
        return padding == Padding.SAME ? Math.ceilDiv(length, (long) stride) : (length - kernel) / stride + 1;
    }

    public int kernel() {
        return kernel;
    }

    public int stride() {
        return stride;
    }

    /** [out, in, kernel, kernel]. */
    public Parameter weight() {
        return weight;
    }

    /** [out]. */
    public Parameter bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "%dx%d convolution %d to %d, stride %d, %s".formatted(kernel, kernel, in, out, stride, padding);
    }
}
