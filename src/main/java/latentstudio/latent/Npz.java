package latentstudio.latent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import latentstudio.image.Picture;

/**
 * Arrays in one file, as {@code numpy.load} reads it: a ZIP of {@link Npy} files. The
 * same arrays are the same bytes. Not thread-safe.
 */
public final class Npz {
    private final Archive file = new Archive();

    /** Adds {@code [N, H, W]} unsigned bytes, 0 paper to 255 ink; {@code [N, 3, H, W]} of pictures in colour. */
    public Npz pictures(String name, List<Picture> pictures) {
        Picture first = pictures.getFirst();
        ByteBuffer values = ByteBuffer.allocate(pictures.size() * first.values().length);
        pictures.forEach(picture -> values.put(picture.toBytes()));
        return first.isGrey() ? add(name, "|u1", values.array(), pictures.size(), first.height(), first.width())
                : add(name, "|u1", values.array(), pictures.size(), first.channels(), first.height(), first.width());
    }

    /** Adds {@code [N, Z]} single-precision numbers. */
    public Npz floats(String name, float[][] rows) {
        file.add(name + ".npy", Npy.of(rows));
        return this;
    }

    /** Adds {@code [N, Z]} numbers, rounded to half precision. */
    public Npz halves(String name, float[][] rows) {
        file.add(name + ".npy", Npy.ofHalves(rows));
        return this;
    }

    /** Adds {@code [N]} unsigned bytes. */
    public Npz bytes(String name, byte[] bytes) {
        return add(name, Npy.BYTES, bytes, bytes.length);
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
        file.add(name + ".npy", Npy.header(dtype, shape), values);
        return this;
    }
}
