package latentstudio.latent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import latentstudio.image.GreyPicture;

/**
 * Arrays in one file, as {@code numpy.load} reads it: a ZIP of NPY files, format 1.0 (NumPy Enhancement Proposal 1). The
 * same arrays are the same bytes. Not thread-safe.
 */
public final class Npz {
    private static final int ALIGNMENT = 64;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final Archive file = new Archive();

    /** Adds {@code [N, H, W]} unsigned bytes, 0 paper to 255 ink. */
    public Npz pictures(String name, List<GreyPicture> pictures) {
        GreyPicture first = pictures.getFirst();
        ByteBuffer values = ByteBuffer.allocate(pictures.size() * first.values().length);
        pictures.forEach(picture -> values.put(picture.toBytes()));
        return add(name, "|u1", values.array(), pictures.size(), first.height(), first.width());
    }

    /** Adds {@code [N, Z]} single-precision numbers. */
    public Npz floats(String name, float[][] rows) {
        ByteBuffer values = ByteBuffer.allocate(Float.BYTES * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                values.putFloat(value);
            }
        }
        return add(name, "<f4", values.array(), rows.length, rows[0].length);
    }

    /** Adds {@code [N]} double-precision numbers. */
    public Npz doubles(String name, double[] numbers) {
        ByteBuffer values = ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        values.asDoubleBuffer().put(numbers);
        return add(name, "<f8", values.array(), numbers.length);
    }

    /** Adds {@code [N]} 32-bit integers. */
    public Npz ints(String name, int[] numbers) {
        ByteBuffer values = ByteBuffer.allocate(Integer.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        values.asIntBuffer().put(numbers);
        return add(name, "<i4", values.array(), numbers.length);
    }

    /** The file; nothing can be added afterwards. */
    public byte[] toBytes() {
        return file.toBytes();
    }

    private Npz add(String name, String dtype, byte[] values, int... shape) {
        String lengths = Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(dtype, lengths);
        int size = Math.ceilDiv(MAGIC.length + Short.BYTES + header.length() + 1, ALIGNMENT) * ALIGNMENT;
        int length = size - MAGIC.length - Short.BYTES;
        String padded = header + " ".repeat(length - header.length() - 1) + "\n";
        ByteBuffer start = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).putShort((short) length).put(padded.getBytes(StandardCharsets.US_ASCII));
        file.add(name + ".npy", start.array(), values);
        return this;
    }
}
