package latentstudio.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in an {@code .onnx} file: as much of it as the graphs of this studio have, read from the messages of
 * {@code onnx.proto3}. Immutable as long as nobody writes to its arrays.
 *
 * @param nodes       in the order of their computation
 * @param tensors     the constants, by name
 * @param outputs     names of what the graph gives
 */
public record OnnxFile(List<Node> nodes, Map<String, Tensor> tensors, List<String> outputs) {
    private static final int GRAPH = 7;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;

    /**
     * One computation.
     *
     * @param operator   its name in ONNX, as {@code Conv}
     * @param inputs     names of tensors, empty for an optional one that is left out
     * @param output     the first tensor that it makes
     * @param attributes lists of integers, texts as strings; others are left out
     */
    public record Node(String operator, List<String> inputs, String output, Map<String, Object> attributes) {
        /** The integers of an attribute, or these where it has none of this name. */
        public long[] integers(String name, long... otherwise) {
            return attributes.get(name) instanceof long[] values ? values : otherwise;
        }

        /** The text of an attribute, empty where it has none of this name. */
        public String text(String name) {
            return attributes.get(name) instanceof String text ? text : "";
        }
    }

    /**
     * One constant.
     *
     * @param shape    none for a single number
     * @param values   row by row, those in half precision made single; empty where it is of integers
     * @param integers row by row; empty where it is of numbers
     */
    public record Tensor(String name, long[] shape, float[] values, long[] integers) {
    }

    /** @throws IOException when the bytes are no such file */
    public static OnnxFile read(byte[] file) throws IOException {
        List<Node> nodes = new ArrayList<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> outputs = new ArrayList<>();
        for (ByteBuffer part : OnnxMessage.read("model", ByteBuffer.wrap(file)).parts(GRAPH)) { // see withOutputs
            OnnxMessage graph = OnnxMessage.read("graph", part);
            for (ByteBuffer node : graph.parts(1)) {
                nodes.add(node(OnnxMessage.read("node", node)));
            }
            for (ByteBuffer constant : graph.parts(5)) {
                Tensor tensor = tensor(OnnxMessage.read("constant", constant));
                tensors.put(tensor.name, tensor);
            }
            for (ByteBuffer output : graph.parts(12)) {
                outputs.add(OnnxMessage.read("output", output).text(1));
            }
        }
        return new OnnxFile(List.copyOf(nodes), tensors, List.copyOf(outputs));
    }

    /**
     * The same file with more of its tensors of single-precision numbers as outputs, after those that it has. Messages that follow
     * each other are one, their lists joined: <i>Protocol Buffers, Encoding</i>, protobuf.dev, "Last One Wins".
     */
    public static byte[] withOutputs(byte[] file, List<String> names) {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        byte[] type = {2 << 3 | 2, 4, 1 << 3 | 2, 2, 1 << 3, FLOAT}; // the shape is left to be found
        for (String name : names) {
            ByteArrayOutputStream info = new ByteArrayOutputStream();
            message(info, 1, name.getBytes(StandardCharsets.UTF_8));
            info.writeBytes(type);
            message(graph, 12, info.toByteArray());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(file);
        message(whole, GRAPH, graph.toByteArray());
        return whole.toByteArray();
    }

    private static void message(ByteArrayOutputStream out, int field, byte[] content) {
        out.write(field << 3 | 2);
        int left = content.length;
        for (; left > 0x7f; left >>>= 7) {
            out.write(left & 0x7f | 0x80);
        }
        out.write(left);
        out.writeBytes(content);
    }

    private static Node node(OnnxMessage message) throws IOException {
        Map<String, Object> attributes = new HashMap<>();
        for (ByteBuffer part : message.parts(5)) {
            OnnxMessage attribute = OnnxMessage.read("attribute", part);
            attributes.put(attribute.text(1), attribute.parts(4).isEmpty() ? attributeIntegers(attribute) : attribute.text(4));
        }
        if (message.parts(2).isEmpty()) {
            throw new IOException("expected a node with an output, got %s without".formatted(message.text(4)));
        }
        return new Node(message.text(4), message.texts(1), message.texts(2).getFirst(), attributes);
    }

    /** One integer, or a list of them. */
    private static long[] attributeIntegers(OnnxMessage attribute) throws IOException {
        long[] one = attribute.integers(3);
        return one.length > 0 ? one : attribute.packable(8);
    }

    private static Tensor tensor(OnnxMessage message) throws IOException {
        long type = message.integer(2);
        ByteBuffer raw = (message.parts(9).isEmpty() ? ByteBuffer.allocate(0) : message.part(9)).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[type == FLOAT ? raw.remaining() / Float.BYTES : type == FLOAT16 ? raw.remaining() / Short.BYTES : 0];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == FLOAT ? raw.getFloat() : Float.float16ToFloat(raw.getShort());
        }
        long[] integers = new long[type == INT64 ? raw.remaining() / Long.BYTES : 0];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = raw.getLong();
        }
        return new Tensor(message.text(8), message.packable(1), values, integers);
    }
}
