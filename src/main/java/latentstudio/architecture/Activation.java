package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Locale;
import java.util.function.Function;

/** A function of each value by itself; the shape stays. */
public final class Activation extends Layer {
    /** Which function. */
    public enum Kind {
        /** max(0, x). */
        RELU,
        /** x / (1 + exp(-x)); S. Elfwing et al., <i>Sigmoid-Weighted Linear Units</i>, 2018, equation 4. */
        SILU,
        /** 1 / (1 + exp(-x)), in 0..1. */
        SIGMOID,
        /** x held in 0..1: min(1, max(0, x)). */
        CLAMP
    }

    private final Kind kind;

    public Activation(Kind kind) {
        this.kind = kind;
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        return switch (kind) {
            case RELU -> ai.djl.nn.Activation.relu(input);
            case SILU -> input.mul(ai.djl.nn.Activation.sigmoid(input)); // DJL's engine for PyTorch has none
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(input);
            case CLAMP -> input.clip(0, 1);
        };
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
