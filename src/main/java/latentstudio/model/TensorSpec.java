package latentstudio.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One input or output of an ONNX graph.
 *
 * @param name  the tensor's name in the graph
 * @param dtype its element type as the Open Inference Protocol spells it; every shipped graph uses {@code FP32}
 * @param shape its dimensions, {@value #DYNAMIC} where the graph takes any length: the batch axis, which comes first, and a
 *              page's height and width
 */
public record TensorSpec(String name, String dtype, List<Integer> shape) {
    /** Marks an axis of any length. */
    public static final int DYNAMIC = -1;

    public TensorSpec {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a tensor needs a name");
        }
        if (!"FP32".equals(dtype)) {
            throw new IllegalArgumentException("tensor %s: expected dtype FP32, got %s".formatted(name, dtype));
        }
        if (shape == null || shape.isEmpty() || shape.getFirst() != DYNAMIC
                || shape.stream().skip(1).anyMatch(length -> length < 1 && length != DYNAMIC)) {
            throw new IllegalArgumentException(
                    "tensor %s: expected a dynamic batch axis (-1) and positive or dynamic lengths after it, got %s"
                            .formatted(name, shape));
        }
        shape = List.copyOf(shape);
    }

    /** Whether an axis beside the batch takes any length. */
    public boolean takesAnySize() {
        return shape.lastIndexOf(DYNAMIC) > 0;
    }

    /**
     * This tensor with its free axes, all but the batch, held at these lengths.
     *
     * @param lengths in the order of the axes
     */
    public TensorSpec sized(int... lengths) {
        List<Integer> sized = new ArrayList<>(shape);
        int next = 0;
        for (int axis = 1; axis < sized.size(); axis++) {
            if (sized.get(axis) == DYNAMIC) {
                sized.set(axis, lengths[next++]);
            }
        }
        return new TensorSpec(name, dtype, sized);
    }

    /**
     * How many values one element of the batch has: the product of all axes but the first.
     *
     * @throws IllegalArgumentException if an axis is of any length
     */
    public int valuesPerItem() {
        if (takesAnySize()) {
            throw new IllegalArgumentException("tensor %s: expected fixed lengths after the batch axis, got %s".formatted(name, shape));
        }
        int values = 1;
        for (int axis = 1; axis < shape.size(); axis++) {
            values = Math.multiplyExact(values, shape.get(axis));
        }
        return values;
    }

    /** The dimensions of a batch of this many items. */
    public long[] batchShape(int items) {
        long[] lengths = new long[shape.size()];
        lengths[0] = items;
        for (int axis = 1; axis < lengths.length; axis++) {
            lengths[axis] = shape.get(axis);
        }
        return lengths;
    }
}
