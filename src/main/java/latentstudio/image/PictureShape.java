package latentstudio.image;

/**
 * The shape that all pictures of a data set or of a model have.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height   pixels
 * @param width    pixels
 */
public record PictureShape(int channels, int height, int width) {
    /** Pixels a side; larger pictures are pages, which are cut into tiles. */
    public static final int LONGEST_SIDE = 1024;

    public PictureShape {
        if (channels != 1 && channels != Picture.RGB) {
            throw new IllegalArgumentException(
                    "expected pictures of 1 channel (grey) or 3 (red, green, blue), got %d; convert them first".formatted(channels));
        }
        if (height < 1 || width < 1 || height > LONGEST_SIDE || width > LONGEST_SIDE) {
            throw new IllegalArgumentException("expected a height and a width of 1 to %d pixels, got %d x %d; scale the pictures first"
                    .formatted(LONGEST_SIDE, height, width));
        }
    }

    /** Values in one picture: channels x height x width. */
    public int values() {
        return channels * height * width;
    }

    /** The picture of these values, [channels, height, width]; they are not copied. */
    public Picture picture(float[] values) {
        return new Picture(channels, width, height, values);
    }

    /** For a message: {@code 3 x 32 x 32}. */
    @Override
    public String toString() {
        return "%d x %d x %d".formatted(channels, height, width);
    }
}
