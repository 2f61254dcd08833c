package latentstudio.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * A picture, from a drawing to a page: the one type of pixels of the studio, planar.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param width    pixels
 * @param height   pixels
 * @param values   [channels, height, width], row by row from the top left, 0..1, as sRGB has them; not copied, so whoever
 *                 makes a picture gives its array away
 */
public record Picture(int channels, int width, int height, float[] values) {
    /** Red, green and blue. */
    public static final int RGB = 3;

    public Picture {
        if (channels != 1 && channels != RGB) {
            throw new IllegalArgumentException("expected 1 or 3 channels, got %d".formatted(channels));
        }
        if (width < 1 || height < 1 || values.length != (long) channels * width * height) {
            throw new IllegalArgumentException("expected %d x %d x %d = %d values, got %d"
                    .formatted(channels, width, height, (long) channels * width * height, values.length));
        }
    }

    /** A picture of zeros. */
    public static Picture blank(int channels, int width, int height) {
        return new Picture(channels, width, height, new float[channels * width * height]);
    }

    /**
     * The picture of 8-bit pixels.
     *
     * @param pixels [channels, height, width], 0..255
     */
    public static Picture ofBytes(int channels, int width, int height, byte[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        return new Picture(channels, width, height, values);
    }

    /**
     * The picture in colour of packed pixels.
     *
     * @param pixels [height * width], as {@link BufferedImage#TYPE_INT_RGB} packs them
     */
    public static Picture ofPixels(int width, int height, int[] pixels) {
        float[] values = new float[RGB * pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i % pixels.length] >> 16 - Byte.SIZE * (i / pixels.length) & 0xff) / 255f;
        }
        return new Picture(RGB, width, height, values);
    }

    /** The picture of a page, with its channels. */
    public static Picture of(Page page) {
        float[] values = new float[page.channels() * page.width() * page.height()];
        int next = 0;
        for (int channel = 0; channel < page.channels(); channel++) {
            for (int y = 0; y < page.height(); y++) {
                for (int x = 0; x < page.width(); x++) {
                    values[next++] = page.at(x, y, channel) / 255f;
                }
            }
        }
        return new Picture(page.channels(), page.width(), page.height(), values);
    }

    /** The picture in colour of three grey ones of one size. */
    public static Picture ofPlanes(Picture red, Picture green, Picture blue) {
        int size = red.width * red.height;
        float[] values = new float[RGB * size];
        System.arraycopy(red.values, 0, values, 0, size);
        System.arraycopy(green.values, 0, values, size, size);
        System.arraycopy(blue.values, 0, values, 2 * size, size);
        return new Picture(RGB, red.width, red.height, values);
    }

    public boolean isGrey() {
        return channels == 1;
    }

    /** This picture as a page, values outside 0..1 clamped. */
    public Page toPage() {
        int size = width * height;
        byte[] samples = new byte[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(values[i % channels * size + i / channels]);
        }
        return new Page(width, height, channels, samples, null);
    }

    /** This picture with three channels; a grey one gets three equal ones. */
    public Picture inColour() {
        return isGrey() ? ofPlanes(this, this, this) : this;
    }

    /** This picture with one channel: Rec. 601 luma where there is colour. */
    public Picture luminance() {
        if (isGrey()) {
            return this;
        }
        int size = width * height;
        float[] grey = new float[size];
        for (int i = 0; i < size; i++) {
            grey[i] = 0.299f * values[i] + 0.587f * values[size + i] + 0.114f * values[2 * size + i];
        }
        return new Picture(1, width, height, grey);
    }

    /** One channel, from 0; a copy. */
    public Picture plane(int channel) {
        return new Picture(1, width, height, Arrays.copyOfRange(values, channel * width * height, (channel + 1) * width * height));
    }

    /** The value of the pixel in column {@code x} of row {@code y} of the first channel. */
    public float at(int x, int y) {
        return at(x, y, 0);
    }

    /** The value of a channel in column {@code x} of row {@code y}. */
    public float at(int x, int y, int channel) {
        return values[(channel * height + y) * width + x];
    }

    /** This picture as 8-bit pixels [channels, height, width], values outside 0..1 clamped. */
    public byte[] toBytes() {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = sample(values[i]);
        }
        return pixels;
    }

    private static byte sample(float value) {
        return (byte) Math.round(255 * Math.clamp(value, 0f, 1f));
    }

    /** The part that starts at ({@code left}, {@code top}). */
    public Picture crop(int left, int top, int width, int height) {
        Picture part = blank(channels, width, height);
        for (int row = 0; row < channels * height; row++) {
            int from = (row / height * this.height + top + row % height) * this.width + left;
            System.arraycopy(values, from, part.values, row * width, width);
        }
        return part;
    }

    /** This picture as it is to be looked at. */
    Picture upright(Orientation orientation) {
        if (orientation.isUpright()) {
            return this;
        }
        Picture upright = orientation.isQuarter() ? blank(channels, height, width) : blank(channels, width, height);
        int size = width * height;
        for (int i = 0; i < values.length; i++) {
            int pixel = i % size;
            upright.values[i] = values[i - pixel + orientation.first(width, height) + pixel % upright.width * orientation.alongRow(width)
                    + pixel / upright.width * orientation.alongColumn(width)];
        }
        return upright;
    }

    /**
     * Scaled to another size with a triangle filter that widens as the picture shrinks, so that nothing is skipped;
     * at the same size the picture comes back unchanged.
     */
    public Picture resize(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        Taps across = Taps.of(width, newWidth);
        Taps down = Taps.of(height, newHeight);
        float[] rows = new float[channels * height * newWidth];
        for (int y = 0; y < channels * height; y++) {
            for (int x = 0; x < newWidth; x++) {
                float sum = 0;
                for (int k = 0; k < across.weights[x].length; k++) {
                    sum += across.weights[x][k] * values[y * width + across.first[x] + k];
                }
                rows[y * newWidth + x] = sum;
            }
        }
        float[] scaled = new float[channels * newHeight * newWidth];
        for (int y = 0; y < channels * newHeight; y++) {
            int plane = y / newHeight * height;
            for (int k = 0; k < down.weights[y % newHeight].length; k++) {
                float weight = down.weights[y % newHeight][k];
                int row = (plane + down.first[y % newHeight] + k) * newWidth;
                for (int x = 0; x < newWidth; x++) {
                    scaled[y * newWidth + x] += weight * rows[row + x];
                }
            }
        }
        return new Picture(channels, newWidth, newHeight, scaled);
    }

    /** Pictures of one shape side by side, row by row, as nearly square as possible; places left over are 0. */
    public static Picture sheet(List<Picture> pictures) {
        return sheet(pictures, (int) Math.ceil(Math.sqrt(pictures.size())));
    }

    /** Pictures of one shape side by side, so many in a row; places left over are 0. */
    public static Picture sheet(List<Picture> pictures, int columns) {
        int rows = (pictures.size() + columns - 1) / columns;
        Picture first = pictures.getFirst();
        Picture sheet = blank(first.channels, columns * first.width, rows * first.height);
        for (int i = 0; i < pictures.size(); i++) {
            sheet.put(pictures.get(i), i % columns * first.width, i / columns * first.height);
        }
        return sheet;
    }

    /** Copies a picture of as many channels into this one, its top left corner to ({@code left}, {@code top}); it has to fit in. */
    public void put(Picture part, int left, int top) {
        for (int row = 0; row < channels * part.height; row++) {
            int to = (row / part.height * height + top + row % part.height) * width + left;
            System.arraycopy(part.values, row * part.width, values, to, part.width);
        }
    }

    /** Mean of the squared differences between two pictures of one shape. */
    public double meanSquaredError(Picture other) {
        if (other.channels != channels || other.width != width || other.height != height) {
            throw new IllegalArgumentException("expected a picture of %d x %d with %d channels, got %d x %d with %d"
                    .formatted(width, height, channels, other.width, other.height, other.channels));
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - other.values[i];
            sum += difference * difference;
        }
        return sum / values.length;
    }

    /**
     * The peak signal-to-noise ratio between two pictures of one shape, in dB with a peak of 1: the higher, the more
     * alike; infinite for equal ones.
     */
    public double peakSignalToNoiseRatio(Picture other) {
        return -10 * Math.log10(meanSquaredError(other));
    }

    /** For each new pixel the first old one that it draws on, and the weights of it and its followers. */
    private record Taps(int[] first, float[][] weights) {
        static Taps of(int oldLength, int newLength) {
            double step = (double) oldLength / newLength;
            double reach = Math.max(1, step);
            int[] first = new int[newLength];
            float[][] weights = new float[newLength][];
            for (int i = 0; i < newLength; i++) {
                double centre = (i + 0.5) * step - 0.5;
                first[i] = Math.max(0, (int) Math.ceil(centre - reach));
                int last = Math.min(oldLength - 1, (int) Math.floor(centre + reach));
                weights[i] = new float[last - first[i] + 1];
                double sum = 0;
                for (int k = 0; k < weights[i].length; k++) {
                    weights[i][k] = (float) (1 - Math.abs(first[i] + k - centre) / reach);
                    sum += weights[i][k];
                }
                for (int k = 0; k < weights[i].length; k++) {
                    weights[i][k] /= (float) sum;
                }
            }
            return new Taps(first, weights);
        }
    }
}
