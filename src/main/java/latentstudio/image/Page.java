package latentstudio.image;

import java.util.Arrays;

/**
 * A page: 8-bit samples, kept as bytes because an A4 page at 300 dpi has 8.7 million pixels.
 *
 * @param width    pixels
 * @param height   pixels
 * @param channels 1 for grey, 3 for red, green and blue (sRGB)
 * @param samples  [height * width * channels], row by row from the top left, 0 dark to 255 light; not copied, so whoever
 *                 makes a page gives its array away
 * @param dpi      how finely it was scanned, or null where the file does not tell
 */
public record Page(int width, int height, int channels, byte[] samples, Dpi dpi) {
    public Page {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("expected 1 or 3 channels, got %d".formatted(channels));
        }
        if (width < 1 || height < 1 || samples.length != (long) width * height * channels) {
            throw new IllegalArgumentException("expected %d x %d x %d = %d samples, got %d"
                    .formatted(width, height, channels, (long) width * height * channels, samples.length));
        }
    }

    /** A black page. */
    public static Page blank(int width, int height, int channels, Dpi dpi) {
        return new Page(width, height, channels, new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)], dpi);
    }

    /** The same with a plane for each channel. */
    public Picture toPicture() {
        byte[] planes = new byte[samples.length];
        int size = width * height;
        for (int i = 0; i < samples.length; i++) {
            planes[i % channels * size + i / channels] = samples[i];
        }
        return Picture.ofBytes(channels, width, height, planes);
    }

    public boolean isGrey() {
        return channels == 1;
    }

    /** One sample, 0..255. */
    public int at(int x, int y, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xff;
    }

    /** The colour of a pixel, counted row by row, as 0xrrggbb. */
    public int colour(int pixel) {
        int i = pixel * channels;
        int red = samples[i] & 0xff;
        return channels == 1 ? 0x010101 * red : red << 16 | (samples[i + 1] & 0xff) << 8 | samples[i + 2] & 0xff;
    }

    /** All colours of this page, 0xrrggbb, in ascending order; null where there are more than {@code most}. */
    public int[] colours(int most) {
        int[] found = new int[most];
        int count = 0;
        int before = -1;
        for (int pixel = 0; pixel < width * height; pixel++) {
            int colour = colour(pixel);
            int place = colour == before ? 0 : Arrays.binarySearch(found, 0, count, colour);
            before = colour;
            if (place < 0) {
                if (count == most) {
                    return null;
                }
                System.arraycopy(found, -place - 1, found, -place, count + place + 1);
                found[-place - 1] = colour;
                count++;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Rec. 601 luma, 0..255. */
    public float luminance(int x, int y) {
        int i = (y * width + x) * channels;
        return channels == 1 ? samples[i] & 0xff
                : 0.299f * (samples[i] & 0xff) + 0.587f * (samples[i + 1] & 0xff) + 0.114f * (samples[i + 2] & 0xff);
    }

    /** This page in grey, by its luminance; a page that is grey already is answered as it is. */
    public Page grey() {
        if (isGrey()) {
            return this;
        }
        byte[] greys = new byte[width * height];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) Math.round(luminance(i % width, i / width));
        }
        return new Page(width, height, 1, greys, dpi);
    }

    /** A part of this page, copied. */
    public Page crop(int left, int top, int width, int height) {
        int line = width * channels;
        byte[] part = new byte[height * line];
        for (int y = 0; y < height; y++) {
            System.arraycopy(samples, ((top + y) * this.width + left) * channels, part, y * line, line);
        }
        return new Page(width, height, channels, part, dpi);
    }

    /** This page as it is to be looked at. */
    Page upright(Orientation orientation) {
        if (orientation.isUpright()) {
            return this;
        }
        boolean quarter = orientation.isQuarter();
        Page upright = blank(quarter ? height : width, quarter ? width : height, channels,
                dpi == null || !quarter ? dpi : dpi.turned());
        int start = orientation.first(width, height);
        int step = orientation.alongRow(width);
        int next = 0;
        for (int y = 0; y < upright.height; y++) {
            int from = start + y * orientation.alongColumn(width);
            for (int x = 0; x < upright.width; x++, from += step) {
                for (int c = 0; c < channels; c++) {
                    upright.samples[next++] = samples[from * channels + c];
                }
            }
        }
        return upright;
    }
}
