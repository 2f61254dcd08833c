package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Grey pictures of one size with the number of each one's class. Immutable and thread-safe; parts share the memory of
 * the whole.
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
     * Reads two gzip-compressed IDX files of unsigned bytes.
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
        return new LabelledPictures(values.values(), classes.values(), values.lengths()[1], values.lengths()[2], 0,
                values.lengths()[0]);
    }

    @Override
    public LabelledPictures part(int from, int to) {
        if (from < 0 || to <= from || to > count) {
            throw new IllegalArgumentException("expected a part of the %d pictures, got %d to %d".formatted(count, from, to));
        }
        return new LabelledPictures(pixels, labels, height, width, first + from, to - from);
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
