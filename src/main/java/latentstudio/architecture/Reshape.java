package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.function.Function;

/** The same values in another shape: input [N, ...], output [N, {@code item}]; one axis flattens a picture. */
public final class Reshape extends Layer {
    private final long[] item;

    /** @param item the lengths of all axes but the batch */
    public Reshape(long... item) {
        this.item = item.clone();
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        return input.reshape(outputShape(input.getShape())); // [N, item]
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.slice(1).size() != new Shape(item).size()) {
            throw new IllegalArgumentException("expected %d values an item to reshape, got shape %s"
                    .formatted(new Shape(item).size(), input));
        }
        return new Shape(input.get(0)).addAll(new Shape(item));
    }

    /** The lengths of all axes but the batch. */
    public long[] item() {
        return item.clone();
    }

    @Override
    public String toString() {
        return "reshape to " + Arrays.toString(item);
    }
}
