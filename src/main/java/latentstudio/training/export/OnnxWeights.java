package latentstudio.training.export;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights in an {@code .onnx} file that {@link OnnxExporter} wrote, in the order of the layers. Stateless.
 *
 * @param name   of the tensor
 * @param shape  of the tensor
 * @param values row by row
 */
public record OnnxWeights(String name, long[] shape, float[] values) {
    private static final int GRAPH = 7;
    private static final int INITIALISER = 5;
    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;

    /** @throws IOException when the bytes are no such file */
    public static List<OnnxWeights> read(byte[] file) throws IOException {
        List<OnnxWeights> weights = new ArrayList<>();
        try {
            for (ByteBuffer graph : messages(ByteBuffer.wrap(file), GRAPH)) {
                for (ByteBuffer tensor : messages(graph, INITIALISER)) {
                    OnnxWeights read = tensor(tensor);
                    if (read != null) {
                        weights.add(read);
                    }
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException | BufferUnderflowException e) {
            throw new IOException("expected an ONNX file that the studio wrote, got something else: " + e.getMessage(), e);
        }
        return weights;
    }

    /** All fields of a message with one number that are messages themselves. */
    private static List<ByteBuffer> messages(ByteBuffer message, int wanted) {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer left = message.duplicate();
        while (left.hasRemaining()) {
            long tag = varint(left);
            if ((tag & 7) == 0) {
                varint(left);
            } else {
                ByteBuffer part = part(left);
                if (tag >>> 3 == wanted) {
                    found.add(part);
                }
            }
        }
        return found;
    }

    private static OnnxWeights tensor(ByteBuffer message) {
        List<Long> shape = new ArrayList<>();
        String name = "";
        ByteBuffer raw = ByteBuffer.allocate(0);
        long type = 0;
        while (message.hasRemaining()) {
            long tag = varint(message);
            if ((tag & 7) == 0) {
                long value = varint(message);
                if (tag >>> 3 == 1) {
                    shape.add(value);
                } else if (tag >>> 3 == 2) {
                    type = value;
                }
            } else {
                ByteBuffer part = part(message);
                if (tag >>> 3 == 8) {
                    name = StandardCharsets.UTF_8.decode(part).toString();
                } else if (tag >>> 3 == 9) {
                    raw = part;
                }
            }
        }
        String plain = name.endsWith("_half") ? name.substring(0, name.length() - "_half".length()) : name;
        if (type != FLOAT && type != FLOAT16 || !plain.endsWith("_weight") && !plain.endsWith("_bias")) {
            return null;
        }
        raw.order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() / (type == FLOAT ? Float.BYTES : Short.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == FLOAT ? raw.getFloat() : Float.float16ToFloat(raw.getShort());
        }
        return new OnnxWeights(plain, shape.stream().mapToLong(Long::longValue).toArray(), values);
    }

    private static ByteBuffer part(ByteBuffer message) {
        int length = Math.toIntExact(varint(message));
        ByteBuffer part = message.slice(message.position(), length);
        message.position(message.position() + length);
        return part;
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
