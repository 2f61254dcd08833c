package latentstudio.model;

import java.util.List;

/**
 * One input or output of an ONNX graph.
 *
 * @param name  the tensor's name in the graph
 * @param dtype its element type as the Open Inference Protocol spells it; every shipped graph uses {@code FP32}
 * @param shape its dimensions, {@value #DYNAMIC} where the graph takes any length (the batch axis comes first)
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
                || shape.stream().skip(1).anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(
                    "tensor %s: expected a dynamic batch axis (-1) and positive lengths after it, got %s"
                            .formatted(name, shape));
        }
        shape = List.copyOf(shape);
    }

    /** How many values one element of the batch has: the product of all axes but the first. */
    public int valuesPerItem() {
        return shape.stream().skip(1).reduce(1, Math::multiplyExact);
    }
}
