package latentstudio.restore;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;

/**
 * How a page is shown in a browser: pixel for pixel up to an A4 page at 300 dpi and a third more, above that with squares
 * of pixels as their mean. A square belongs to the tile that holds its first pixel.
 *
 * @param factor length of a square's side, pixels of the page
 */
public record ScreenScale(int factor) {
    /** Most pixels that a browser is given. */
    private static final int MOST_PIXELS = 12_000_000;
    /** Pictures of more pixels are sent as JPEG. */
    private static final int MOST_LOSSLESS = 1_000_000;

    /** The finest at which a page is not too large for a browser. */
    public static ScreenScale of(int width, int height) {
        int factor = 1;
        while ((long) Math.ceilDiv(width, factor) * Math.ceilDiv(height, factor) > MOST_PIXELS) {
            factor++;
        }
        return new ScreenScale(factor);
    }

    /** A length or a position of the page on the screen. */
    public int shown(int length) {
        return Math.ceilDiv(length, factor);
    }

    /**
     * A part of a page as it is shown.
     *
     * @param left column of its first pixel on the page
     * @param top  row of its first pixel on the page
     * @return null where no square begins in it
     */
    public Page shown(Page part, int left, int top) {
        if (factor == 1) {
            return part;
        }
        int width = shown(left + part.width()) - shown(left);
        int height = shown(top + part.height()) - shown(top);
        if (width == 0 || height == 0) {
            return null;
        }
        Page small = Page.blank(width, height, part.channels(), null);
        for (int y = 0; y < height; y++) {
            int fromY = (shown(top) + y) * factor - top;
            for (int x = 0; x < width; x++) {
                int fromX = (shown(left) + x) * factor - left;
                for (int channel = 0; channel < part.channels(); channel++) {
                    small.samples()[(y * width + x) * part.channels() + channel] = mean(part, fromX, fromY, channel);
                }
            }
        }
        return small;
    }

    private byte mean(Page part, int fromX, int fromY, int channel) {
        int toX = Math.min(fromX + factor, part.width());
        int toY = Math.min(fromY + factor, part.height());
        int sum = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                sum += part.at(x, y, channel);
            }
        }
        return (byte) Math.round((float) sum / ((toX - fromX) * (toY - fromY)));
    }

    /**
     * A file that a browser shows.
     *
     * @param format PNG or JPEG
     */
    public record Shown(PageFormat format, byte[] file) {
        /** As a {@code data:} address. */
        public String address() {
            return "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file);
        }
    }

    /** A page as a file that a browser shows. */
    public static Shown file(PageCodec codec, Page part) {
        PageFormat format = (long) part.width() * part.height() > MOST_LOSSLESS ? PageFormat.JPEG : PageFormat.PNG;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            codec.write(new Page(part.width(), part.height(), part.channels(), part.samples(), null), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shown(format, file.toByteArray());
    }

    /** Where ink was removed, as a PNG of one bit a pixel: opaque there, else transparent. */
    public Shown file(InkMap ink) {
        byte[] black = {0, 0};
        BufferedImage image = new BufferedImage(shown(ink.width()), shown(ink.height()), BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(1, 2, black, black, black, new byte[] {0, -1}));
        for (int bit = ink.removed().nextSetBit(0); bit >= 0; bit = ink.removed().nextSetBit(bit + 1)) {
            image.getRaster().setSample(bit % ink.width() / factor, bit / ink.width() / factor, 0, 1);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shown(PageFormat.PNG, file.toByteArray());
    }
}
