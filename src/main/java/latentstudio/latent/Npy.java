package latentstudio.latent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One array as a file, as {@code numpy.load} reads it: NPY, format 1.0 (R. Kern, <i>NumPy Enhancement Proposal 1</i>, 2007). */
public final class Npy {
    private static final int ALIGNMENT = 64;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private Npy() {
    }

    /** The file of {@code [N, Z]} single-precision numbers. */
    public static byte[] of(float[][] rows) {
        byte[] header = header("<f4", rows.length, rows[0].length);
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
        int size = Math.ceilDiv(MAGIC.length + Short.BYTES + header.length() + 1, ALIGNMENT) * ALIGNMENT;
        int length = size - MAGIC.length - Short.BYTES;
        String padded = header + " ".repeat(length - header.length() - 1) + "\n";
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).putShort((short) length).put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
