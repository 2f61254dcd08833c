package latentstudio.image;

import java.util.List;

/**
 * A grey picture: the one pixel type of the studio.
 *
 * @param width  pixels
 * @param height pixels
 * @param values [height * width], row by row from the top left, 0..1; not copied, so whoever makes a picture gives
 *               its array away
 */
public record GreyPicture(int width, int height, float[] values) {
    public GreyPicture {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException("expected %d x %d = %d values, got %d"
                    .formatted(width, height, (long) width * height, values.length));
        }
    }

    /** A picture of one value. */
    public static GreyPicture blank(int width, int height) {
        return new GreyPicture(width, height, new float[width * height]);
    }

    /**
     * The picture of 8-bit pixels.
     *
     * @param pixels [height * width], 0..255
     */
    public static GreyPicture ofBytes(int width, int height, byte[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        return new GreyPicture(width, height, values);
    }

    /** The value of the pixel in column {@code x} of row {@code y}. */
    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** This picture as 8-bit pixels [height * width], values outside 0..1 clamped. */
    public byte[] toBytes() {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) Math.round(255 * Math.clamp(values[i], 0f, 1f));
        }
        return pixels;
    }

    /** The part that starts at ({@code left}, {@code top}). */
    public GreyPicture crop(int left, int top, int width, int height) {
        float[] part = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, (top + y) * this.width + left, part, y * width, width);
        }
        return new GreyPicture(width, height, part);
    }

    /** This picture as it is to be looked at. */
    GreyPicture upright(Orientation orientation) {
        if (orientation.isUpright()) {
            return this;
        }
        GreyPicture upright = orientation.isQuarter() ? blank(height, width) : blank(width, height);
        for (int i = 0; i < values.length; i++) {
            upright.values[i] = values[orientation.first(width, height) + i % upright.width * orientation.alongRow(width)
                    + i / upright.width * orientation.alongColumn(width)];
        }
        return upright;
    }

    /**
     * Scaled to another size with a triangle filter that widens as the picture shrinks, so that nothing is skipped;
     * at the same size the picture comes back unchanged.
     */
    public GreyPicture resize(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        Taps across = Taps.of(width, newWidth);
        Taps down = Taps.of(height, newHeight);
        float[] rows = new float[height * newWidth];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < newWidth; x++) {
                float sum = 0;
                for (int k = 0; k < across.weights[x].length; k++) {
                    sum += across.weights[x][k] * values[y * width + across.first[x] + k];
                }
                rows[y * newWidth + x] = sum;
            }
        }
        float[] scaled = new float[newHeight * newWidth];
        for (int y = 0; y < newHeight; y++) {
            for (int k = 0; k < down.weights[y].length; k++) {
                float weight = down.weights[y][k];
                int row = (down.first[y] + k) * newWidth;
                for (int x = 0; x < newWidth; x++) {
                    scaled[y * newWidth + x] += weight * rows[row + x];
                }
            }
        }
        return new GreyPicture(newWidth, newHeight, scaled);
    }

    /** Pictures of one size side by side, row by row, as square as it goes; places left over are 0. */
    public static GreyPicture sheet(List<GreyPicture> pictures) {
        return sheet(pictures, (int) Math.ceil(Math.sqrt(pictures.size())));
    }

    /** Pictures of one size side by side, so many in a row; places left over are 0. */
    public static GreyPicture sheet(List<GreyPicture> pictures, int columns) {
        int rows = (pictures.size() + columns - 1) / columns;
        int width = pictures.getFirst().width;
        int height = pictures.getFirst().height;
        GreyPicture sheet = blank(columns * width, rows * height);
        for (int i = 0; i < pictures.size(); i++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(pictures.get(i).values, y * width, sheet.values,
                        (i / columns * height + y) * sheet.width + i % columns * width, width);
            }
        }
        return sheet;
    }

    /** Mean of the squared differences between two pictures of one size. */
    public double meanSquaredError(GreyPicture other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("expected a picture of %d x %d, got %d x %d"
                    .formatted(width, height, other.width, other.height));
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - other.values[i];
            sum += difference * difference;
        }
        return sum / values.length;
    }

    /**
     * The peak signal-to-noise ratio between two pictures of one size, in dB with a peak of 1: the higher, the more
     * alike; infinite for equal ones.
     */
    public double peakSignalToNoiseRatio(GreyPicture other) {
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
