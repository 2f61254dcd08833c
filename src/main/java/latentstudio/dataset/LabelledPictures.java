package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Grey pictures of one size with the number of each one's class, 0 for all where there are no classes. Immutable and
 * thread-safe; parts share the memory of the whole.
 */
public final class LabelledPictures implements Items {
    private final byte[] pixels;
    private final byte[] labels;
    private final int height;
    private final int width;
    private final int first;
    private final int count;

    private LabelledPictures(byte[] pixels, byte[] labels, int height, int width, int first, int count) {
        this.pixels = pixels;
        this.labels = labels;
        this.height = height;
        this.width = width;
        this.first = first;
        this.count = count;
    }

    /**
     * Pictures of bytes.
     *
     * @param pixels [N, H, W], not copied
     * @param labels [N], not copied
     */
    public static LabelledPictures of(byte[] pixels, byte[] labels, int height, int width) {
        return new LabelledPictures(pixels, labels, height, width, 0, labels.length);
    }

    /**
     * Reads two IDX files of unsigned bytes.
     *
     * @param pictures [N, H, W]
     * @param labels   [N]
     * @throws IOException when a file is missing or damaged, or when they do not hold the same number of items
     */
    public static LabelledPictures read(Path pictures, Path labels) throws IOException {
        Idx values = Idx.read(pictures, 3);
        Idx classes = Idx.read(labels, 1);
        if (values.lengths()[0] != classes.lengths()[0]) {
            throw new IOException("expected as many labels as pictures, found %d pictures in %s and %d labels in %s; "
                    .formatted(values.lengths()[0], pictures, classes.lengths()[0], labels)
                    + "use the two files of one split");
        }
        return of(values.values(), classes.values(), values.lengths()[1], values.lengths()[2]);
    }

    @Override
    public LabelledPictures part(int from, int to) {
        if (from < 0 || to <= from || to > count) {
            throw new IllegalArgumentException("expected a part of the %d pictures, got %d to %d".formatted(count, from, to));
        }
        return new LabelledPictures(pixels, labels, height, width, first + from, to - from);
    }

    /** The same pictures in an order drawn from the seed. */
    LabelledPictures shuffled(long seed) {
        int size = height * width;
        byte[] pixels = new byte[count * size];
        byte[] labels = new byte[count];
        int[] order = Permutation.of(count, seed);
        for (int i = 0; i < count; i++) {
            System.arraycopy(this.pixels, (first + order[i]) * size, pixels, i * size, size);
            labels[i] = this.labels[first + order[i]];
        }
        return of(pixels, labels, height, width);
    }

    /** The same pictures with black and white exchanged. */
    LabelledPictures inverted() {
        byte[] inverted = pixels.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] ^= (byte) 0xff; // 255 - x
        }
        return new LabelledPictures(inverted, labels, height, width, first, count);
    }

    /** The mean over the outermost pixels of all pictures, 0..1: the brightness of their background. */
    double borderMean() {
        long sum = 0;
        long pixelsSeen = 0;
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < height; row++) {
                int step = row == 0 || row == height - 1 ? 1 : Math.max(1, width - 1);
                for (int column = 0; column < width; column += step) {
                    sum += pixels[((first + i) * height + row) * width + column] & 0xff;
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

    /**
     * Writes one picture's values, 0..1, row by row.
     *
     * @param offset where its first pixel goes
     */
    @Override
    public void copy(int index, float[] target, int offset) {
        int size = height * width;
        int start = Math.multiplyExact(first + Objects.checkIndex(index, count), size);
        for (int i = 0; i < size; i++) {
            target[offset + i] = (pixels[start + i] & 0xff) / 255f;
        }
    }

    /** The pictures from one index up to another as [to - from, H, W], values in 0..1. */
    public float[] values(int from, int to) {
        float[] values = new float[(to - from) * height * width];
        for (int i = from; i < to; i++) {
            copy(i, values, (i - from) * height * width);
        }
        return values;
    }

    /** One picture as bytes [H, W], 0 paper to 255 ink. */
    public byte[] bytes(int index) {
        int start = Math.multiplyExact(first + Objects.checkIndex(index, count), height * width);
        return Arrays.copyOfRange(pixels, start, start + height * width);
    }

    /**
     * How far one picture is from another: the sum of the squared differences of their pixels, 0..255 each. The sum ends where
     * it has passed the limit, for whoever looks for the nearest.
     *
     * @param picture [H, W], 0 paper to 255 ink
     */
    public long squaredDistance(int index, byte[] picture, long limit) {
        int start = Math.multiplyExact(first + Objects.checkIndex(index, count), height * width);
        long sum = 0;
        for (int row = 0; row < height * width && sum <= limit; row += width) {
            for (int i = row; i < row + width; i++) {
                int difference = (pixels[start + i] & 0xff) - (picture[i] & 0xff);
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** The pictures as an IDX file of three axes, gzip-compressed. */
    public byte[] pictureFile() {
        byte[] values = Arrays.copyOfRange(pixels, first * height * width, (first + count) * height * width);
        return new Idx(new int[] {count, height, width}, values).gzip();
    }

    /** The labels as an IDX file of one axis, gzip-compressed. */
    public byte[] labelFile() {
        return new Idx(new int[] {count}, Arrays.copyOfRange(labels, first, first + count)).gzip();
    }

    /** The same pictures in so few greys, evenly spaced from 0 to 255, that they pack well. */
    LabelledPictures rounded(int greys) {
        byte[] rounded = new byte[pixels.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) Math.round(Math.round((pixels[i] & 0xff) / 255f * (greys - 1)) * 255f / (greys - 1));
        }
        return new LabelledPictures(rounded, labels, height, width, first, count);
    }

    @Override
    public int label(int index) {
        return labels[first + Objects.checkIndex(index, count)] & 0xff;
    }

    @Override
    public int count() {
        return count;
    }

    /** [1, H, W]. */
    @Override
    public long[] shape() {
        return new long[] {1, height, width};
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }
}
