package latentstudio.inference;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One protocol-buffer message of an ONNX file that is not trusted, of which only known fields may be there; see <i>Protocol Buffers,
 * Encoding</i>, protobuf.dev. Nothing is copied. Not thread-safe.
 */
final class OnnxMessage {
    /** More parts than any graph that is written here has. */
    private static final int MOST_FIELDS = 10_000;
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final String what;
    private final Map<Integer, List<Long>> integers = new HashMap<>();
    private final Map<Integer, List<ByteBuffer>> parts = new HashMap<>();

    private OnnxMessage(String what) {
        this.what = what;
    }

    /**
     * Reads a message.
     *
     * @param what     it is, for messages
     * @param integers the numbers of fields that are integers
     * @param parts    the numbers of fields that are texts, bytes or messages
     * @throws IOException if it is none, or has another field
     */
    static OnnxMessage read(String what, ByteBuffer message, Set<Integer> integers, Set<Integer> parts) throws IOException {
        OnnxMessage read = new OnnxMessage(what);
        ByteBuffer left = message.duplicate();
        try {
            for (int fields = 0; left.hasRemaining(); fields++) {
                if (fields == MOST_FIELDS) {
                    throw new IOException("expected at most %,d parts in %s, got more".formatted(MOST_FIELDS, what));
                }
                read.readField(left, integers, parts);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("expected a whole ONNX file, got one whose %s is damaged".formatted(what), e);
        }
        return read;
    }

    private void readField(ByteBuffer left, Set<Integer> integers, Set<Integer> parts) throws IOException {
        long tag = varint(left);
        int field = Math.toIntExact(tag >>> 3);
        int type = (int) (tag & 7);
        if (type == VARINT && integers.contains(field)) {
            this.integers.computeIfAbsent(field, any -> new ArrayList<>()).add(varint(left));
        } else if (type == LENGTH_DELIMITED && parts.contains(field)) {
            int length = Math.toIntExact(varint(left));
            this.parts.computeIfAbsent(field, any -> new ArrayList<>()).add(left.slice(left.position(), length));
            left.position(left.position() + length);
        } else {
            throw new IOException("expected a graph as the studio writes it, got one whose %s has the field %d, which it never has".formatted(what, field));
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ArithmeticException("a number of more than 64 bits");
    }

    /** All integers of a field, in their order. */
    long[] integers(int field) {
        return integers.getOrDefault(field, List.of()).stream().mapToLong(Long::longValue).toArray();
    }

    /** The integer of a field, the last one as the format says, or 0. */
    long integer(int field) {
        return integers.containsKey(field) ? integers.get(field).getLast() : 0;
    }

    /** All texts, bytes or messages of a field, in their order. */
    List<ByteBuffer> parts(int field) {
        return parts.getOrDefault(field, List.of());
    }

    /** The one message of a field. @throws IOException if there are none or several */
    ByteBuffer part(int field) throws IOException {
        if (parts(field).size() != 1) {
            throw new IOException("expected one part %d in %s, got %d".formatted(field, what, parts(field).size()));
        }
        return parts(field).getFirst();
    }

    /** All texts of a field, in their order. */
    List<String> texts(int field) {
        return parts(field).stream().map(text -> StandardCharsets.UTF_8.decode(text.duplicate()).toString()).toList();
    }

    /** The text of a field, or an empty one. */
    String text(int field) {
        return texts(field).isEmpty() ? "" : texts(field).getLast();
    }
}
