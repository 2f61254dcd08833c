package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import java.util.function.Function;

/**
 * A transposed 3x3 convolution of stride 2 that doubles a picture: input [N, {@code in}, H, W], output
 * [N, {@code out}, 2H, 2W]. It is the gradient of a 'same' convolution as TensorFlow pads it:
 * {@code y[2i + k] += w[k] x[i]} for k = 0, 1, 2 on each axis, and the row and column past 2H and 2W are cut off.
 *
 * <p>DJL's PyTorch engine has no transposed convolution, so it is computed by its four phases. Output rows 2i + p only
 * ever meet kernel rows p (with input row i) and p + 2 (with row i - 1); the four pairs of row and column phases are
 * thus one 2x2 convolution to 4 x {@code out} channels and a pixel shuffle, a quarter of the work of inserting zeros.
 * See W. Shi et al., <i>Is the deconvolution layer the same as a convolutional layer?</i>, 2016, section 3.
 */
public final class TransposedConvolution extends Layer {
    /** Rows and columns of the kernel. */
    public static final int KERNEL = 3;
    /** How many times larger the output is on each axis. */
    public static final int STRIDE = 2;

    private final int in;
    private final int out;
    private final Parameter weight;
    private final Parameter bias;

    public TransposedConvolution(int in, int out) {
        this.in = in;
        this.out = out;
        weight = parameter("weight", Parameter.Type.WEIGHT, in, out, KERNEL, KERNEL);
        bias = parameter("bias", Parameter.Type.BIAS, out);
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        NDArray square = values.apply(weight).pad(new Shape(0, 1, 0, 1), 0); // [in, out, 4, 4], last row and column 0
        // what is computed from a parameter belongs to the parameter's manager and would outlive this step
        square.attach(input.getManager());
        NDArray phases = square.reshape(in, out, 2, 2, 2, 2) // [in, out, back, phase, back, phase] for rows, columns
                .flip(2, 4) // the row above comes first in a convolution's kernel
                .transpose(1, 3, 5, 0, 2, 4) // [out, row phase, column phase, in, 2, 2]
                .reshape(out * 4L, in, 2, 2); // [4 out, in, 2, 2]
        NDArray padded = input.pad(new Shape(1, 0, 1, 0), 0); // [N, in, 1 + H, 1 + W]
        NDArray offsets = values.apply(bias).repeat(0, 4); // [4 out]
        offsets.attach(input.getManager());
        NDArray mixed = Conv2d.conv2d(padded, phases, offsets).singletonOrThrow(); // [N, 4 out, H, W]
        return PixelShuffle.shuffle(mixed, STRIDE); // [N, out, 2H, 2W]
    }

    @Override
    public Shape outputShape(Shape input) {
        return new Shape(input.get(0), out, input.get(2) * STRIDE, input.get(3) * STRIDE);
    }

    /** [in, out, 3, 3], not flipped: the kernel that ONNX calls W. */
    public Parameter weight() {
        return weight;
    }

    /** [out]. */
    public Parameter bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "3x3 transposed convolution %d to %d, stride 2".formatted(in, out);
    }
}
