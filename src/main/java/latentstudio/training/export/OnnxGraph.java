package latentstudio.training.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import latentstudio.training.loop.Weights;

/**
 * An ONNX model under construction: nodes in the order of their computation, weights, inputs and outputs, written as
 * the messages of {@code onnx.proto3} with IR version 9 and operator set 18. Every tensor is FP32 but for the shapes
 * that {@code Reshape} and {@code Resize} take, and for weights that lose nothing when they are stored in half the
 * bytes: those become FP32 again when the model is loaded. Not thread-safe.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 9;
    private static final int OPERATOR_SET = 18;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;
    /** Fewer values are not worth a node. */
    private static final int WORTH_HALVING = 64;

    private final ProtobufWriter graph = new ProtobufWriter();
    private final String producerVersion;
    private final Map<Object, String> owned = new IdentityHashMap<>();
    private int nodes;

    /**
     * @param name            of the graph
     * @param producerVersion of this program
     */
    OnnxGraph(String name, String producerVersion) {
        graph.text(2, name);
        this.producerVersion = producerVersion;
    }

    /** One attribute of a node. */
    record Attribute(String name, Object value) {
        private static final int TYPE_INT = 2;
        private static final int TYPE_STRING = 3;
        private static final int TYPE_INTS = 7;

        /** @param value a Long, a String or a long[] */
        Attribute {
            if (!(value instanceof Long || value instanceof String || value instanceof long[])) {
                throw new IllegalArgumentException("attribute %s: expected an integer, a text or integers, got %s"
                        .formatted(name, value));
            }
        }

        private ProtobufWriter message() {
            ProtobufWriter message = new ProtobufWriter().text(1, name);
            return switch (value) {
                case Long integer -> message.integer(3, integer).integer(20, TYPE_INT);
                case String text -> message.text(4, text).integer(20, TYPE_STRING);
                default -> {
                    for (long integer : (long[]) value) {
                        message.integer(8, integer);
                    }
                    yield message.integer(20, TYPE_INTS);
                }
            };
        }
    }

    /**
     * Adds a computation.
     *
     * @param operator of the default domain
     * @param output   the tensor it makes
     * @param inputs   the tensors it takes, an empty name for an optional one that is left out
     * @return {@code output}
     */
    String node(String operator, String output, String[] inputs, Attribute... attributes) {
        ProtobufWriter node = new ProtobufWriter();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(3, "%s_%d".formatted(operator, nodes++)).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
        return output;
    }

    /** Adds a constant FP32 tensor and returns its name. */
    String weights(String name, float[] values, long... shape) {
        if (values.length >= WORTH_HALVING && Weights.areHalves(values)) {
            ByteBuffer halves = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                halves.putShort(Float.floatToFloat16(value));
            }
            return node("Cast", name, new String[] {constant(name + "_half", FLOAT16, halves.array(), shape)},
                    new Attribute("to", (long) FLOAT));
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, FLOAT, bytes.array(), shape);
    }

    /**
     * Adds a constant FP32 tensor, or names the one that the same owner was added with before.
     *
     * @param owner what the values belong to, a parameter that several nodes share
     */
    String weights(Object owner, String name, Supplier<float[]> values, long... shape) {
        return owned.computeIfAbsent(owner, ignored -> weights(name, values.get(), shape));
    }

    /** Adds a constant FP32 number without an axis and returns its name. */
    String scalar(String name, float value) {
        return weights(name, new float[] {value});
    }

    /** Adds a constant row of integers and returns its name. */
    String integers(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, INT64, bytes.array(), values.length);
    }

    private String constant(String name, int type, byte[] bytes, long... shape) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long length : shape) {
            tensor.integer(1, length);
        }
        graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, bytes));
        return name;
    }

    /** Declares what the graph takes: a tensor of a free batch axis and {@code item}, whose axes below 0 are free. */
    void input(String name, long... item) {
        graph.message(11, tensorInfo(name, item));
    }

    /** Declares what the graph gives: a tensor of a free batch axis and {@code item}, as {@link #input}. */
    void output(String name, long... item) {
        graph.message(12, tensorInfo(name, item));
    }

    private static ProtobufWriter tensorInfo(String name, long... item) {
        ProtobufWriter shape = new ProtobufWriter().message(1, new ProtobufWriter().text(2, "batch"));
        for (int axis = 0; axis < item.length; axis++) {
            shape.message(1, item[axis] < 0 ? new ProtobufWriter().text(2, "axis" + (axis + 1))
                    : new ProtobufWriter().integer(1, item[axis]));
        }
        ProtobufWriter tensor = new ProtobufWriter().integer(1, FLOAT).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    /** The whole model as the bytes of an {@code .onnx} file. */
    byte[] toByteArray() {
        return new ProtobufWriter().integer(1, IR_VERSION).text(2, "Latent Studio").text(3, producerVersion)
                .message(7, graph).message(8, new ProtobufWriter().text(1, "").integer(2, OPERATOR_SET)).toByteArray();
    }
}
