package latentstudio.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * One protocol-buffer message of an ONNX file; see <i>Protocol Buffers, Encoding</i>, protobuf.dev. Nothing is copied. Not thread-safe.
 */
public final class OnnxMessage {
    /** More parts than any graph that is written here has. */
    private static final int MOST_FIELDS = 10_000;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final String what;
    private final Map<Integer, List<Long>> integers = new HashMap<>();
    private final Map<Integer, List<ByteBuffer>> parts = new HashMap<>();
    /** Number and kind of each field that is there, in their order. */
    private final Set<Long> tags = new LinkedHashSet<>();

    private OnnxMessage(String what) {
        this.what = what;
    }

    /**
     * Reads a message, whatever its fields.
     *
     * @param what it is, for messages
     * @throws IOException if it is none
     */
    public static OnnxMessage read(String what, ByteBuffer message) throws IOException {
        OnnxMessage read = new OnnxMessage(what);
        ByteBuffer left = message.duplicate();
        try {
            for (int fields = 0; left.hasRemaining(); fields++) {
                if (fields == MOST_FIELDS) {
                    throw new IOException("expected at most %,d parts in %s, got more".formatted(MOST_FIELDS, what));
                }
                read.readField(left);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("expected a whole ONNX file, got one whose %s is damaged".formatted(what), e);
        }
        return read;
    }

    /**
     * Reads a message that is not trusted, of which only known fields may be there.
     *
     * @param what     it is, for messages
     * @param integers the numbers of fields that are integers
     * @param parts    the numbers of fields that are texts, bytes or messages
     * @throws IOException if it is none, or has another field
     */
    public static OnnxMessage read(String what, ByteBuffer message, Set<Integer> integers, Set<Integer> parts) throws IOException {
        OnnxMessage read = read(what, message);
        for (long tag : read.tags) {
            int field = Math.toIntExact(tag >>> 3);
            int kind = (int) (tag & 7);
            if (!(kind == VARINT && integers.contains(field) || kind == LENGTH_DELIMITED && parts.contains(field))) {
                throw new IOException("expected a graph as the studio writes it, got one whose %s has the field %d, which it never has".formatted(what, field));
            }
        }
        return read;
    }

    private void readField(ByteBuffer left) throws IOException {
        long tag = varint(left);
        int field = Math.toIntExact(tag >>> 3);
        tags.add(tag);
        switch ((int) (tag & 7)) {
            case VARINT -> integers.computeIfAbsent(field, any -> new ArrayList<>()).add(varint(left));
            case LENGTH_DELIMITED -> parts.computeIfAbsent(field, any -> new ArrayList<>()).add(take(left, Math.toIntExact(varint(left))));
            case FIXED64 -> take(left, Long.BYTES);
            case FIXED32 -> take(left, Integer.BYTES);
            default -> throw new IOException("expected a whole ONNX file, got one whose %s has a field of no known kind".formatted(what));
        }
    }

    private static ByteBuffer take(ByteBuffer left, int length) {
        ByteBuffer part = left.slice(left.position(), length);
        left.position(left.position() + length);
        return part;
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
    public long[] integers(int field) {
        return integers.getOrDefault(field, List.of()).stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * All integers of a field that may stand one by one, as here, or packed together, as others write them.
     *
     * @throws IOException if what is packed is none
     */
    public long[] packable(int field) throws IOException {
        LongStream.Builder all = LongStream.builder();
        LongStream.of(integers(field)).forEach(all);
        try {
            for (ByteBuffer part : parts(field)) {
                for (ByteBuffer packed = part.duplicate(); packed.hasRemaining(); ) {
                    all.add(varint(packed));
                }
            }
        } catch (BufferUnderflowException | ArithmeticException e) {
            throw new IOException("expected a whole ONNX file, got one whose %s is damaged".formatted(what), e);
        }
        return all.build().toArray();
    }

    /** The integer of a field, the last one as the format says, or 0. */
    public long integer(int field) {
        return integers.containsKey(field) ? integers.get(field).getLast() : 0;
    }

    /** All texts, bytes or messages of a field, in their order. */
    public List<ByteBuffer> parts(int field) {
        return parts.getOrDefault(field, List.of());
    }

    /** The one message of a field. @throws IOException if there are none or several */
    public ByteBuffer part(int field) throws IOException {
        if (parts(field).size() != 1) {
            throw new IOException("expected one part %d in %s, got %d".formatted(field, what, parts(field).size()));
        }
        return parts(field).getFirst();
    }

    /** All texts of a field, in their order. */
    public List<String> texts(int field) {
        return parts(field).stream().map(text -> StandardCharsets.UTF_8.decode(text.duplicate()).toString()).toList();
    }

    /** The text of a field, or an empty one. */
    public String text(int field) {
        return texts(field).isEmpty() ? "" : texts(field).getLast();
    }
}
