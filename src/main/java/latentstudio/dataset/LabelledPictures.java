package latentstudio.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;

/**
 * Pictures of one shape with the number of each one's class, 0 for all where there are no classes. Immutable and
 * thread-safe; parts share the memory of the whole, and large files are mapped into memory, see {@link Idx}.
 */
public final class LabelledPictures implements Items {
    private final ByteBuffer pixels;
    private final byte[] labels;
    private final PictureShape shape;
    private final int first;
    private final int count;

    private LabelledPictures(ByteBuffer pixels, byte[] labels, PictureShape shape, int first, int count) {
        this.pixels = pixels;
        this.labels = labels;
        this.shape = shape;
        this.first = first;
        this.count = count;
    }

    /**
     * Pictures of bytes.
     *
     * @param pixels [N, C, H, W], not copied
     * @param labels [N], not copied
     */
    public static LabelledPictures of(byte[] pixels, byte[] labels, PictureShape shape) {
        return of(ByteBuffer.wrap(pixels), labels, shape);
    }

    static LabelledPictures of(ByteBuffer pixels, byte[] labels, PictureShape shape) {
        return new LabelledPictures(pixels, labels, shape, 0, labels.length);
    }

    /**
     * Reads two IDX files of unsigned bytes.
     *
     * @param pictures [N, H, W], or [N, 3, H, W] in colour
     * @param labels   [N]
     * @throws IOException when a file is missing or damaged, or when they do not hold the same number of items
     */
    public static LabelledPictures read(Path pictures, Path labels) throws IOException {
        Idx values = Idx.read(pictures, Idx.PICTURES);
        Idx classes = Idx.read(labels, Idx.LABELS);
        if (values.lengths()[0] != classes.lengths()[0]) {
            throw new IOException("expected as many labels as pictures, found %d pictures in %s and %d labels in %s; "
                    .formatted(values.lengths()[0], pictures, classes.lengths()[0], labels)
                    + "use the two files of one split");
        }
        byte[] numbers = new byte[classes.lengths()[0]];
        classes.values().get(0, numbers);
        return of(pictures, values, numbers);
    }

    /**
     * Reads the files of a part of a data set, which may have no labels.
     *
     * @param shape of each picture
     * @throws IOException when a file is missing or damaged, or when they do not hold the same number of items
     */
    static LabelledPictures read(Path folder, DataSet.Files files, PictureShape shape) throws IOException {
        Path pictures = folder.resolve(files.pictures().file());
        return files.labels() != null ? read(pictures, folder.resolve(files.labels().file())) : PictureFile.of(pictures, shape).read();
    }

    private static LabelledPictures of(Path file, Idx values, byte[] labels) throws IOException {
        int[] lengths = values.lengths();
        try {
            PictureShape shape = new PictureShape(lengths.length == 3 ? 1 : lengths[1], lengths[lengths.length - 2], lengths[lengths.length - 1]);
            return new LabelledPictures(values.values(), labels, shape, 0, labels.length);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public LabelledPictures part(int from, int to) {
        if (from < 0 || to <= from || to > count) {
            throw new IllegalArgumentException("expected a part of the %d pictures, got %d to %d".formatted(count, from, to));
        }
        return new LabelledPictures(pixels, labels, shape, first + from, to - from);
    }

    /** The same pictures in an order drawn from the seed. */
    LabelledPictures shuffled(long seed) {
        int size = shape.values();
        byte[] shuffled = new byte[count * size];
        byte[] numbers = new byte[count];
        int[] order = Permutation.of(count, seed);
        for (int i = 0; i < count; i++) {
            pixels.get((first + order[i]) * size, shuffled, i * size, size);
            numbers[i] = labels[first + order[i]];
        }
        return of(shuffled, numbers, shape);
    }

    /** The same pictures with black and white exchanged. */
    LabelledPictures inverted() {
        byte[] inverted = bytes();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] ^= (byte) 0xff; // 255 - x
        }
        return of(inverted, numbers(), shape);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[count * shape.values()];
        pixels.get(first * shape.values(), bytes);
        return bytes;
    }

    private byte[] numbers() {
        byte[] numbers = new byte[count];
        System.arraycopy(labels, first, numbers, 0, count);
        return numbers;
    }

    /** The mean over the outermost pixels of all pictures, 0..1: the brightness of their background. */
    double borderMean() {
        long sum = 0;
        long pixelsSeen = 0;
        for (int i = 0; i < count; i++) {
            for (int line = 0; line < shape.channels() * shape.height(); line++) {
                int row = line % shape.height();
                int step = row == 0 || row == shape.height() - 1 ? 1 : Math.max(1, shape.width() - 1);
                for (int column = 0; column < shape.width(); column += step) {
                    sum += pixels.get((first + i) * shape.values() + line * shape.width() + column) & 0xff;
                    pixelsSeen++;
                }
            }
        }
        return sum / 255.0 / pixelsSeen;
    }

    /** Whether the labels never fall, as in files that hold one class after the other. */
    boolean isOrderedByClass() {
        return IntStream.range(1, count).allMatch(i -> label(i - 1) <= label(i));
    }

    private int start(int index) {
        return Math.multiplyExact(first + Objects.checkIndex(index, count), shape.values());
    }

    /**
     * Writes one picture's values, 0..1, channel by channel and row by row.
     *
     * @param offset where its first pixel goes
     */
    @Override
    public void copy(int index, float[] target, int offset) {
        int start = start(index);
        for (int i = 0; i < shape.values(); i++) {
            target[offset + i] = (pixels.get(start + i) & 0xff) / 255f;
        }
    }

    /** The pictures from one index up to another as [to - from, C, H, W], values in 0..1. */
    public float[] values(int from, int to) {
        float[] values = new float[(to - from) * shape.values()];
        for (int i = from; i < to; i++) {
            copy(i, values, (i - from) * shape.values());
        }
        return values;
    }

    /** One picture. */
    public Picture picture(int index) {
        return shape.picture(values(index, index + 1));
    }

    /** One picture as bytes [C, H, W], 0 paper to 255 ink. */
    public byte[] bytes(int index) {
        byte[] bytes = new byte[shape.values()];
        pixels.get(start(index), bytes);
        return bytes;
    }

    /**
     * How far one picture is from another: the sum of the squared differences of their pixels, 0..255 each. The sum ends where
     * it has passed the limit, for whoever looks for the nearest.
     *
     * @param picture [C, H, W], 0 paper to 255 ink
     */
    public long squaredDistance(int index, byte[] picture, long limit) {
        byte[] known = pixels.hasArray() ? pixels.array() : bytes(index);
        int start = pixels.hasArray() ? start(index) : 0;
        long sum = 0;
        for (int row = 0; row < shape.values() && sum <= limit; row += shape.width()) {
            for (int i = row; i < row + shape.width(); i++) {
                int difference = (known[start + i] & 0xff) - (picture[i] & 0xff);
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** The pictures as an IDX file, gzip-compressed: of three axes, or of four in colour. */
    public byte[] pictureFile() {
        int[] lengths = shape.channels() == 1 ? new int[] {count, shape.height(), shape.width()}
                : new int[] {count, shape.channels(), shape.height(), shape.width()};
        return new Idx(lengths, bytes()).gzip();
    }

    /** The labels as an IDX file of one axis, gzip-compressed. */
    public byte[] labelFile() {
        return new Idx(new int[] {count}, numbers()).gzip();
    }

    /** The same pictures in so few greys, evenly spaced from 0 to 255, that they pack well. */
    LabelledPictures rounded(int greys) {
        byte[] rounded = bytes();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) Math.round(Math.round((rounded[i] & 0xff) / 255f * (greys - 1)) * 255f / (greys - 1));
        }
        return of(rounded, numbers(), shape);
    }

    @Override
    public int label(int index) {
        return labels[first + Objects.checkIndex(index, count)] & 0xff;
    }

    @Override
    public int count() {
        return count;
    }

    /** [C, H, W]. */
    @Override
    public long[] shape() {
        return new long[] {shape.channels(), shape.height(), shape.width()};
    }

    public PictureShape pictureShape() {
        return shape;
    }

    public int height() {
        return shape.height();
    }

    public int width() {
        return shape.width();
    }
}
