package latentstudio.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
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
        try {
            for (Field part : fields(ByteBuffer.wrap(file))) {
                if (part.number != GRAPH) {
                    continue;
                }
                for (Field field : fields(part.bytes)) {
                    switch (field.number) {
                        case 1 -> nodes.add(node(field.bytes));
                        case 5 -> {
                            Tensor tensor = tensor(field.bytes);
                            tensors.put(tensor.name, tensor);
                        }
                        case 12 -> outputs.add(text(fields(field.bytes).getFirst()));
                        default -> { }
                    }
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException | BufferUnderflowException
                 | NullPointerException e) {
            throw new IOException("expected an ONNX file that the studio wrote, got something else: " + e.getMessage(), e);
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

    private static Node node(ByteBuffer message) {
        List<String> inputs = new ArrayList<>();
        String output = null;
        String operator = null;
        Map<String, Object> attributes = new HashMap<>();
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1 -> inputs.add(text(field));
                case 2 -> output = output == null ? text(field) : output;
                case 4 -> operator = text(field);
                case 5 -> attribute(field.bytes, attributes);
                default -> { }
            }
        }
        return new Node(operator, List.copyOf(inputs), output, attributes);
    }

    private static void attribute(ByteBuffer message, Map<String, Object> attributes) {
        String name = null;
        String text = null;
        List<Long> integers = new ArrayList<>();
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1 -> name = text(field);
                case 4 -> text = text(field);
                case 3, 8 -> integers(field, integers);
                default -> { }
            }
        }
        attributes.put(name, text != null ? text : integers.stream().mapToLong(Long::longValue).toArray());
    }

    private static Tensor tensor(ByteBuffer message) {
        List<Long> shape = new ArrayList<>();
        String name = "";
        ByteBuffer raw = ByteBuffer.allocate(0);
        long type = 0;
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1 -> integers(field, shape);
                case 2 -> type = field.integer;
                case 8 -> name = text(field);
                case 9 -> raw = field.bytes;
                default -> { }
            }
        }
        raw.order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[type == FLOAT ? raw.remaining() / Float.BYTES : type == FLOAT16 ? raw.remaining() / Short.BYTES : 0];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == FLOAT ? raw.getFloat() : Float.float16ToFloat(raw.getShort());
        }
        long[] integers = new long[type == INT64 ? raw.remaining() / Long.BYTES : 0];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = raw.getLong();
        }
        return new Tensor(name, shape.stream().mapToLong(Long::longValue).toArray(), values, integers);
    }

    /** One field of a message: an integer, or bytes; null bytes for an integer. */
    private record Field(int number, long integer, ByteBuffer bytes) {
    }

    private static List<Field> fields(ByteBuffer message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer left = message.duplicate();
        while (left.hasRemaining()) {
            long tag = varint(left);
            int number = Math.toIntExact(tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> fields.add(new Field(number, varint(left), null));
                case 1 -> fields.add(new Field(number, 0, part(left, Long.BYTES)));
                case 5 -> fields.add(new Field(number, 0, part(left, Integer.BYTES)));
                default -> fields.add(new Field(number, 0, part(left, Math.toIntExact(varint(left)))));
            }
        }
        return fields;
    }

    private static ByteBuffer part(ByteBuffer message, int length) {
        ByteBuffer part = message.slice(message.position(), length);
        message.position(message.position() + length);
        return part;
    }

    private static String text(Field field) {
        return StandardCharsets.UTF_8.decode(field.bytes.duplicate()).toString();
    }

    /** Integers stand one by one, or packed together. */
    private static void integers(Field field, List<Long> into) {
        if (field.bytes == null) {
            into.add(field.integer);
            return;
        }
        ByteBuffer packed = field.bytes.duplicate();
        while (packed.hasRemaining()) {
            into.add(varint(packed));
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
