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
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param lengths of each axis
 * @param values  unsigned bytes, as many as the product of the lengths
 */
record Idx(int[] lengths, byte[] values) {
    private static final int UNSIGNED_BYTE = 0x08;

    /**
     * Reads a file.
     *
     * @param axes how many axes it is expected to have: 3 for pictures, 1 for labels
     * @throws IOException when the file is missing, not gzip, not such an IDX file, or shorter or longer than it says
     */
    static Idx read(Path file, int axes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the data file %s and found none; give the folder that holds it with --data"
                    .formatted(file));
        }
        try (var in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            int expected = UNSIGNED_BYTE << 8 | axes;
            int magic = in.readInt();
            if (magic != expected) {
                throw new IOException("%s: expected the magic number 0x%08x (unsigned bytes, %d axes), found 0x%08x; "
                        .formatted(file, expected, axes, magic) + "pictures and labels may have been swapped");
            }
            int[] lengths = new int[axes];
            long count = 1;
            for (int axis = 0; axis < axes; axis++) {
                lengths[axis] = in.readInt();
                count *= lengths[axis];
                if (lengths[axis] < 1 || count > Integer.MAX_VALUE - 8) {
                    throw new IOException("%s: expected a positive length that fits in memory on axis %d, found %d"
                            .formatted(file, axis, lengths[axis]));
                }
            }
            byte[] values = in.readNBytes((int) count);
            if (values.length < count) {
                throw new EOFException("%s: expected %d values, found only %d; the file is truncated, copy it again"
                        .formatted(file, count, values.length));
            }
            if (in.read() >= 0) {
                throw new IOException("%s: expected %d values, found more; the file is damaged, copy it again"
                        .formatted(file, count));
            }
            return new Idx(lengths, values);
        } catch (ZipException e) {
            throw new IOException(("%s: expected a gzip file, found something else (%s); copy it again, or "
                    + "take .gz off its name if it was unpacked").formatted(file, e.getMessage()), e);
        } catch (EOFException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(file.toString()) ? e
                    : new EOFException("%s: expected more data, found the file's end; it is truncated, copy it again"
                    .formatted(file));
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (!file.getFileName().toString().endsWith(".gz")) {
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
        return Checksums.of("MD5", header(), values);
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
            out.write(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return file.toByteArray();
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * lengths.length).putInt(UNSIGNED_BYTE << 8 | lengths.length);
        for (int length : lengths) {
            header.putInt(length);
        }
        return header.array();
    }
}
