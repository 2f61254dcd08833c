package latentstudio.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.image.PictureShape;

/**
 * Pictures in the binary layout of CIFAR-10 and CIFAR-100: before each picture one label, or two, of which the second is the
 * finer; then its red, green and blue values, row by row. A. Krizhevsky, <i>Learning Multiple Layers of Features from Tiny
 * Images</i>, 2009.
 */
record CifarPictures(Path file, PictureShape shape) implements PictureFile {
    private static final int MOST_LABELS = 2;

    @Override
    public int count() throws IOException {
        return Math.toIntExact(size() / (labels() + shape.values()));
    }

    @Override
    public boolean hasLabels() {
        return true;
    }

    private long size() throws IOException {
        PictureFile.requireHere(file);
        return Files.size(file);
    }

    /** Label bytes before each picture: as many as make the file a whole number of pictures. */
    private int labels() throws IOException {
        long size = size();
        for (int labels = 1; labels <= MOST_LABELS; labels++) {
            if (size > 0 && size % (labels + shape.values()) == 0) {
                return labels;
            }
        }
        throw new EOFException("%s: expected pictures of %d values with one label or two before each, got %,d bytes; copy the file again"
                .formatted(file, shape.values(), size));
    }

    @Override
    public LabelledPictures read() throws IOException {
        int count = count();
        int before = labels();
        byte[] labels = new byte[count];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            ByteBuffer pixels = Idx.values(file, new Unlabelled(in, before, labels), Math.multiplyExact(count, shape.values()));
            return LabelledPictures.of(pixels, labels, shape);
        }
    }

    @Override
    public byte[] picture(int number) throws IOException {
        ByteBuffer values = ByteBuffer.allocate(shape.values());
        try (FileChannel channel = FileChannel.open(file)) {
            long from = (long) number * (labels() + shape.values()) + labels();
            while (values.hasRemaining() && channel.read(values, from + values.position()) >= 0) {
                // until the whole picture is here
            }
        }
        if (values.hasRemaining()) {
            throw new EOFException("%s: expected picture %d, found the file's end; copy the file again".formatted(file, number));
        }
        return values.array();
    }

    /** The pictures' values without their labels, which are kept. */
    private final class Unlabelled extends InputStream {
        private final DataInputStream in;
        private final int before;
        private final byte[] labels;
        private int picture;
        private int left;

        private Unlabelled(DataInputStream in, int before, byte[] labels) {
            this.in = in;
            this.before = before;
            this.labels = labels;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                if (picture == labels.length) {
                    return -1;
                }
                in.skipNBytes(before - 1);
                labels[picture++] = in.readByte();
                left = shape.values();
            }
            int read = in.read(target, offset, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
