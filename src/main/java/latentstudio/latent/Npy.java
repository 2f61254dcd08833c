package latentstudio.latent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One array as a file, as {@code numpy.load} reads it: NPY, format 1.0 (R. Kern, <i>NumPy Enhancement Proposal 1</i>, 2007). */
public final class Npy {
    private static final int ALIGNMENT = 64;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int START = MAGIC.length + Short.BYTES;
    private static final String FLOATS = "<f4";
    static final String HALVES = "<f2";
    static final String BYTES = "|u1";
    private static final Pattern DTYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

    private Npy() {
    }

    /** The file of {@code [N, Z]} single-precision numbers. */
    public static byte[] of(float[][] rows) {
        byte[] header = header(FLOATS, rows.length, rows[0].length);
        ByteBuffer file = ByteBuffer.allocate(header.length + Float.BYTES * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(header);
        for (float[] row : rows) {
            for (float value : row) {
                file.putFloat(value);
            }
        }
        return file.array();
    }

    /**
     * What stands before the values, which follow in their order, the last axis fastest.
     *
     * @param dtype as NumPy writes it, for instance {@code |u1} for unsigned bytes
     */
    static byte[] header(String dtype, int... shape) {
        String lengths = Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(dtype, lengths);
        int size = Math.ceilDiv(START + header.length() + 1, ALIGNMENT) * ALIGNMENT;
        int length = size - START;
        String padded = header + " ".repeat(length - header.length() - 1) + "\n";
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).putShort((short) length).put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }

    /**
     * Reads single-precision numbers.
     *
     * @return [rows][columns], all finite
     * @throws IOException if the file cannot be read, or holds something else; the message says what was expected and what came
     */
    public static float[][] floats(Path file, int rows, int columns) throws IOException {
        long most = START + (1 << Short.SIZE) + (long) Float.BYTES * rows * columns;
        if (Files.size(file) > most) {
            throw new IOException("%s: expected at most %d bytes, got %d".formatted(file.getFileName(), most, Files.size(file)));
        }
        String name = file.getFileName().toString();
        ByteBuffer values = values(name, Files.readAllBytes(file), FLOATS, Float.BYTES, rows, columns);
        return rows(name, rows, columns, values::getFloat);
    }

    /**
     * Half-precision numbers.
     *
     * @param name of the file, for messages
     * @return [rows][columns], all finite
     * @throws IOException as {@link #floats} does
     */
    static float[][] halves(String name, byte[] file, int rows, int columns) throws IOException {
        ByteBuffer values = values(name, file, HALVES, Short.BYTES, rows, columns);
        return rows(name, rows, columns, () -> Float.float16ToFloat(values.getShort()));
    }

    /** The file of {@code [N, Z]} numbers, rounded to half precision (IEEE 754 binary16). */
    static byte[] ofHalves(float[][] rows) {
        byte[] header = header(HALVES, rows.length, rows[0].length);
        ByteBuffer file = ByteBuffer.allocate(header.length + Short.BYTES * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(header);
        for (float[] row : rows) {
            for (float value : row) {
                file.putShort(Float.floatToFloat16(value));
            }
        }
        return file.array();
    }

    /** What follows a header that says what is expected. */
    static ByteBuffer values(String name, byte[] file, String dtype, int bytes, int... shape) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < START || !ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("%s: expected a NumPy file of format 1.0, got something else".formatted(name));
        }
        int from = START + Short.toUnsignedInt(buffer.getShort(MAGIC.length));
        if (from > file.length) {
            throw new IOException("%s: the file ends in its header".formatted(name));
        }
        String header = new String(file, START, from - START, StandardCharsets.US_ASCII);
        requireField(name, header, DTYPE, dtype, "numbers of type");
        requireField(name, header, ORDER, "False", "fortran_order");
        requireField(name, header, SHAPE, Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(",")), "the shape");
        long size = (long) bytes * Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (file.length - from != size) {
            throw new IOException("%s: expected %d bytes of numbers, got %d".formatted(name, size, file.length - from));
        }
        return buffer.position(from);
    }

    private interface Next {
        float number();
    }

    private static float[][] rows(String name, int rows, int columns, Next next) throws IOException {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = next.number();
                if (!Float.isFinite(row[column])) {
                    throw new IOException("%s: expected finite numbers, got %s".formatted(name, row[column]));
                }
            }
        }
        return values;
    }

    private static void requireField(String name, String header, Pattern field, String expected, String what) throws IOException {
        Matcher matcher = field.matcher(header);
        String found = matcher.find() ? matcher.group(1).replace(" ", "").replaceFirst(",$", "") : "none";
        if (!found.equals(expected)) {
            throw new IOException("%s: expected %s %s, got %s".formatted(name, what, expected, found));
        }
    }
}
