package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.ConstantInitializer;
import java.util.function.Function;

/** A fully connected layer, y = W x + b: input [N, {@code in}], output [N, {@code out}]. */
public final class Dense extends Layer {
    private final int in;
    private final int out;
    private final Parameter weight;
    private final Parameter bias;

    public Dense(int in, int out) {
        this(in, out, 0);
    }

    /** @param initialBias what every bias is before training, where 0 would be far from any answer */
    public Dense(int in, int out, float initialBias) {
        this.in = in;
        this.out = out;
        weight = parameter("weight", Parameter.Type.WEIGHT, out, in);
        bias = parameter("bias", Parameter.Type.BIAS, out);
        bias.setInitializer(new ConstantInitializer(initialBias));
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        return Linear.linear(input, values.apply(weight), values.apply(bias)).singletonOrThrow(); // [N, out]
    }

    @Override
    public Shape outputShape(Shape input) {
        return new Shape(input.get(0), out);
    }

    /** [out, in]. */
    public Parameter weight() {
        return weight;
    }

    /** [out]. */
    public Parameter bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "dense %d to %d".formatted(in, out);
    }
}
