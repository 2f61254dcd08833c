package latentstudio.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the IDX format, as MNIST is published, gzip-compressed where its name ends in
 * {@code .gz}: the bytes 0, 0, 8 and the number of axes, each axis's length as a big-endian 32-bit
 * integer, then the values, the last axis fastest. Y. LeCun, C. Cortes, C. Burges, <i>The MNIST database</i>, "File
 * formats".
 *
 * <p>Values of more than {@value #MOST_IN_HEAP} bytes are mapped into memory instead of being held on the heap; those of a
 * compressed file are unpacked into a temporary file for that.
 *
 * @param lengths of each axis
 * @param values  unsigned bytes, as many as the product of the lengths; only read at absolute positions
 */
record Idx(int[] lengths, ByteBuffer values) {
    /** The axes of pictures: grey ones, and those with channels. */
    static final int[] PICTURES = {3, 4};
    /** The axis of labels. */
    static final int[] LABELS = {1};
    /** All 60,000 pictures of MNIST fit, for they are read again and again while a network learns. */
    static final int MOST_IN_HEAP = 64 << 20;
    private static final int UNSIGNED_BYTE = 0x08;

    Idx(int[] lengths, byte[] values) {
        this(lengths, ByteBuffer.wrap(values));
    }

    /**
     * Reads a file.
     *
     * @param axes how many axes it may have: {@link #PICTURES} or {@link #LABELS}
     * @throws IOException when the file is missing, not gzip, not such an IDX file, or shorter or longer than it says
     */
    static Idx read(Path file, int... axes) throws IOException {
        return opened(file, in -> {
            int[] lengths = header(file, in, axes);
            int count = count(lengths);
            return new Idx(lengths, count <= MOST_IN_HEAP ? held(file, in, count)
                    : isPacked(file) ? unpacked(file, in, count) : mapped(file, headerBytes(lengths.length), count));
        });
    }

    /**
     * The lengths of a file's axes, from its first bytes.
     *
     * @throws IOException as {@link #read} does, but for what comes after the header
     */
    static int[] lengths(Path file, int... axes) throws IOException {
        return opened(file, in -> header(file, in, axes));
    }

    /**
     * Some of a file's values; those before them are passed over, those after them are not read.
     *
     * @throws IOException as {@link #read} does
     */
    static byte[] part(Path file, long from, int count, int... axes) throws IOException {
        return opened(file, in -> {
            header(file, in, axes);
            in.skipNBytes(from);
            byte[] values = in.readNBytes(count);
            if (values.length < count) {
                throw new EOFException("%s: expected %d values from %d on, found only %d; the file is truncated, copy it again"
                        .formatted(file, count, from, values.length));
            }
            return values;
        });
    }

    /**
     * Values that come one after the other: on the heap, or, where they are many, in a temporary file that is mapped into memory.
     *
     * @param file  where they come from, for messages
     * @param count how many there have to be
     * @throws IOException when there are fewer or more
     */
    static ByteBuffer values(Path file, InputStream in, int count) throws IOException {
        return count <= MOST_IN_HEAP ? held(file, in, count) : unpacked(file, in, count);
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static <T> T opened(Path file, Reading<T> reading) throws IOException {
        PictureFile.requireHere(file);
        try (var in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            return reading.from(in);
        } catch (ZipException e) {
            throw new IOException(("%s: expected a gzip file, found something else (%s); copy it again, or "
                    + "take .gz off its name if it was unpacked").formatted(file, e.getMessage()), e);
        } catch (EOFException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(file.toString()) ? e
                    : new EOFException("%s: expected more data, found the file's end; it is truncated, copy it again"
                    .formatted(file));
        }
    }

    private static int[] header(Path file, DataInputStream in, int... axes) throws IOException {
        int magic = in.readInt();
        int found = magic - (UNSIGNED_BYTE << 8);
        if (Arrays.stream(axes).noneMatch(known -> known == found)) {
            throw new IOException("%s: expected the magic number 0x%08x (unsigned bytes, %d axes), found 0x%08x; "
                    .formatted(file, UNSIGNED_BYTE << 8 | axes[0], axes[0], magic) + "pictures and labels may have been swapped");
        }
        int[] lengths = new int[found];
        long count = 1;
        for (int axis = 0; axis < found; axis++) {
            lengths[axis] = in.readInt();
            count *= lengths[axis];
            if (lengths[axis] < 1 || count > Integer.MAX_VALUE - 8) {
                throw new IOException("%s: expected a positive length that fits in memory on axis %d, found %d"
                        .formatted(file, axis, lengths[axis]));
            }
        }
        return lengths;
    }

    private static int count(int[] lengths) {
        return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
    }

    private static ByteBuffer held(Path file, InputStream in, int count) throws IOException {
        byte[] values = in.readNBytes(count);
        requireCount(file, values.length, count, in);
        return ByteBuffer.wrap(values);
    }

    private static ByteBuffer unpacked(Path file, InputStream in, int count) throws IOException {
        Path plain = Files.createTempFile("pictures", ".idx");
        try {
            long copied = 0;
            try (OutputStream out = Files.newOutputStream(plain)) {
                byte[] block = new byte[1 << 16];
                for (int length; copied < count && (length = in.read(block, 0, (int) Math.min(block.length, count - copied))) >= 0; copied += length) {
                    out.write(block, 0, length);
                }
            }
            requireCount(file, copied, count, in);
            return mapped(plain, 0, count);
        } finally {
            plain.toFile().deleteOnExit(); // where a file that is mapped cannot go at once
            plain.toFile().delete();
        }
    }

    private static ByteBuffer mapped(Path file, long from, int count) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > from + count) {
                throw new IOException("%s: expected %d values, found more; the file is damaged, copy it again".formatted(file, count));
            }
            requireCount(file, channel.size() - from, count, InputStream.nullInputStream());
            return channel.map(FileChannel.MapMode.READ_ONLY, from, count);
        }
    }

    private static void requireCount(Path file, long found, int count, InputStream rest) throws IOException {
        if (found < count) {
            throw new EOFException("%s: expected %d values, found only %d; the file is truncated, copy it again"
                    .formatted(file, count, found));
        }
        if (rest.read() >= 0) {
            throw new IOException("%s: expected %d values, found more; the file is damaged, copy it again"
                    .formatted(file, count));
        }
    }

    private static boolean isPacked(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (!isPacked(file)) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** The file's MD5 after decompression, by which MNIST and Fashion-MNIST are published. */
    String md5() {
        MessageDigest digest = Checksums.digest("MD5");
        digest.update(header());
        digest.update(values.duplicate().rewind());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The file, gzip-compressed; the same values are the same bytes. */
    byte[] gzip() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(file) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(header());
            byte[] block = new byte[1 << 16];
            for (int from = 0; from < values.capacity(); from += block.length) {
                int length = Math.min(block.length, values.capacity() - from);
                values.get(from, block, 0, length);
                out.write(block, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return file.toByteArray();
    }

    private static int headerBytes(int axes) {
        return Integer.BYTES * (1 + axes);
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(headerBytes(lengths.length)).putInt(UNSIGNED_BYTE << 8 | lengths.length);
        for (int length : lengths) {
            header.putInt(length);
        }
        return header.array();
    }
}
