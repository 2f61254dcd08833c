package latentstudio.ui;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import latentstudio.image.Picture;
import latentstudio.image.PictureException;

/**
 * Pictures of one shape on their way between a page and the server.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height   pixels of one
 * @param width    pixels of one
 * @param samples  [count, channels, height, width], 0 paper to 255 ink; base64 in JSON
 * @param packed   whether the samples are compressed (RFC 1950)
 */
public record Pixels(int channels, int height, int width, byte[] samples, boolean packed) {
    /** Of a drawing that a browser sends. */
    private static final int LONGEST_SIDE = 1024;

    /** One picture; values outside 0..1 are clamped. */
    public static Pixels of(Picture picture) {
        return new Pixels(picture.channels(), picture.height(), picture.width(), picture.toBytes(), false);
    }

    /** Pictures of one shape, one at least; values outside 0..1 are clamped. */
    public static Pixels of(List<Picture> pictures) {
        Picture first = pictures.getFirst();
        int size = first.values().length;
        byte[] samples = new byte[pictures.size() * size];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).toBytes(), 0, samples, i * size, size);
        }
        return new Pixels(first.channels(), first.height(), first.width(), samples, false);
    }

    /** The same, compressed at the fastest setting, since somebody is waiting for it. */
    public Pixels pack() {
        return new Pixels(channels, height, width, packed(samples), true);
    }

    /** Samples compressed likewise (RFC 1950). */
    public static byte[] packed(byte[] samples) {
        byte[] bytes = new byte[samples.length + samples.length / 1000 + 64]; // enough for what does not shrink at all
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(samples);
            deflater.finish();
            return Arrays.copyOf(bytes, deflater.deflate(bytes));
        } finally {
            deflater.end();
        }
    }

    /**
     * The picture, where it is one.
     *
     * @throws PictureException if it is too large, or not what it says it is
     */
    public Picture picture() {
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new PictureException(PictureException.Reason.TOO_LARGE, "The picture is too large: the limit is %d pixels a side, it has %d x %d; use a smaller one."
                    .formatted(LONGEST_SIDE, width, height));
        }
        if (samples == null || channels != 1 && channels != Picture.RGB || Math.min(width, height) < 1) {
            throw torn();
        }
        int size = channels * height * width;
        byte[] plain = packed ? unpacked(size) : samples;
        if (plain.length != size) {
            throw torn();
        }
        return Picture.ofBytes(channels, width, height, plain);
    }

    private byte[] unpacked(int size) {
        byte[] plain = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(samples);
            if (inflater.inflate(plain) != size || !inflater.finished() && inflater.inflate(new byte[1]) != 0) {
                throw torn();
            }
            return plain;
        } catch (DataFormatException damaged) {
            throw torn();
        } finally {
            inflater.end();
        }
    }

    private static PictureException torn() {
        return new PictureException(PictureException.Reason.UNREADABLE, "The picture did not arrive whole; draw on or reload the page.");
    }
}
