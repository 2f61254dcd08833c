package latentstudio.image;

/**
 * A picture in colour: red, green and blue, plane by plane.
 *
 * @param width  pixels
 * @param height pixels
 * @param values [3, height, width], row by row from the top left, 0..1, as sRGB has them; not copied, so whoever makes a
 *               picture gives its array away
 */
public record ColourPicture(int width, int height, float[] values) {
    /** Red, green and blue. */
    public static final int CHANNELS = 3;

    public ColourPicture {
        if (width < 1 || height < 1 || values.length != CHANNELS * width * height) {
            throw new IllegalArgumentException("expected %d x %d pixels of three values, got %d values"
                    .formatted(width, height, values.length));
        }
    }

    /** The same grey in every channel. */
    public static ColourPicture of(GreyPicture grey) {
        int size = grey.values().length;
        float[] values = new float[CHANNELS * size];
        for (int channel = 0; channel < CHANNELS; channel++) {
            System.arraycopy(grey.values(), 0, values, channel * size, size);
        }
        return new ColourPicture(grey.width(), grey.height(), values);
    }

    /** @param pixels [height * width], packed as {@link java.awt.image.BufferedImage#TYPE_INT_RGB} */
    public static ColourPicture ofPixels(int width, int height, int[] pixels) {
        float[] values = new float[CHANNELS * pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i % pixels.length] >> 16 - Byte.SIZE * (i / pixels.length) & 0xff) / 255f;
        }
        return new ColourPicture(width, height, values);
    }

    /** The picture of a page; a grey one has three equal channels. */
    public static ColourPicture of(Page page) {
        float[] values = new float[CHANNELS * page.width() * page.height()];
        int next = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < page.height(); y++) {
                for (int x = 0; x < page.width(); x++) {
                    values[next++] = page.at(x, y, page.isGrey() ? 0 : channel) / 255f;
                }
            }
        }
        return new ColourPicture(page.width(), page.height(), values);
    }

    /** This picture as a page in colour, values outside 0..1 clamped. */
    public Page toPage() {
        int size = width * height;
        byte[] samples = new byte[CHANNELS * size];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(255 * Math.clamp(values[i % CHANNELS * size + i / CHANNELS], 0f, 1f));
        }
        return new Page(width, height, CHANNELS, samples, null);
    }

    /** One channel: 0 red, 1 green, 2 blue; a copy. */
    public GreyPicture plane(int channel) {
        int size = width * height;
        float[] plane = new float[size];
        System.arraycopy(values, channel * size, plane, 0, size);
        return new GreyPicture(width, height, plane);
    }

    /** The picture of three channels of one size. */
    public static ColourPicture ofPlanes(GreyPicture red, GreyPicture green, GreyPicture blue) {
        int size = red.values().length;
        float[] values = new float[CHANNELS * size];
        System.arraycopy(red.values(), 0, values, 0, size);
        System.arraycopy(green.values(), 0, values, size, size);
        System.arraycopy(blue.values(), 0, values, 2 * size, size);
        return new ColourPicture(red.width(), red.height(), values);
    }

    /** The value of a channel in column {@code x} of row {@code y}. */
    public float at(int x, int y, int channel) {
        return values[(channel * height + y) * width + x];
    }

    /** The part that starts at ({@code left}, {@code top}). */
    public ColourPicture crop(int left, int top, int width, int height) {
        return ofPlanes(plane(0).crop(left, top, width, height), plane(1).crop(left, top, width, height),
                plane(2).crop(left, top, width, height));
    }

    /** Rec. 601 luma. */
    public GreyPicture luminance() {
        int size = width * height;
        float[] grey = new float[size];
        for (int i = 0; i < size; i++) {
            grey[i] = 0.299f * values[i] + 0.587f * values[size + i] + 0.114f * values[2 * size + i];
        }
        return new GreyPicture(width, height, grey);
    }
}
