package latentstudio.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * The pixels of a decoded picture as the samples of a page: 8 bits, grey where the picture is, transparent parts laid on
 * white paper, colours in sRGB.
 */
final class PagePixels {
    /** How many pixels are converted at a time. */
    private static final int BAND = 1 << 18;

    private PagePixels() {
    }

    /**
     * The page of a picture.
     *
     * @param image   may lose its pixels to the page
     * @param profile of its samples beside what the picture says itself, or null
     */
    static Page of(BufferedImage image, Dpi dpi, ColourProfile profile) {
        int width = image.getWidth();
        int height = image.getHeight();
        ColorModel colours = image.getColorModel() instanceof IndexColorModel palette && profile != null ? profile.palette(palette) : image.getColorModel();
        boolean grey = isGrey(colours);
        ColourProfile foreign = grey || colours instanceof IndexColorModel ? null
                : profile != null && !profile.isGrey() ? profile : ColourProfile.of(colours).orElse(null);
        byte[] greys = grey && profile != null && !(colours instanceof IndexColorModel) ? profile.greys((1 << colours.getComponentSize(0)) - 1) : null;
        byte[] own = ownSamples(image, grey ? 1 : 3);
        Page page = own != null ? new Page(width, height, grey ? 1 : 3, own, dpi) : Page.blank(width, height, grey ? 1 : 3, dpi);
        int rows = Math.max(1, BAND / width);
        for (int top = 0; top < height; top += rows) {
            int count = Math.min(rows, height - top);
            if (own != null) {
                inPlace(page, greys, foreign, top, count);
            } else if (colours instanceof IndexColorModel palette) {
                palette(image.getRaster(), palette, page, top, count);
            } else if (grey) {
                grey(image, greys, page, top, count);
            } else {
                colour(image, foreign, page, top, count);
            }
        }
        return page;
    }

    private static boolean isGrey(ColorModel colours) {
        if (!(colours instanceof IndexColorModel palette)) {
            return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        }
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    /** The picture's own array where it is laid out as a page's, which spares a large page its double; else null. */
    private static byte[] ownSamples(BufferedImage image, int channels) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel || image.getColorModel().hasAlpha()
                || channels == 3 && !image.getColorModel().getColorSpace().isCS_sRGB() && ColourProfile.of(image.getColorModel()).isEmpty()
                || raster.getParent() != null
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel layout)
                || !(raster.getDataBuffer() instanceof DataBufferByte data) || data.getNumBanks() != 1 || data.getOffset() != 0
                || layout.getPixelStride() != channels || layout.getScanlineStride() != channels * image.getWidth()
                || data.getData().length != channels * image.getWidth() * image.getHeight()) {
            return null;
        }
        byte[] samples = data.getData();
        int[] order = layout.getBandOffsets();
        if (Arrays.equals(order, new int[] {2, 1, 0})) {
            for (int i = 0; i < samples.length; i += 3) {
                byte blue = samples[i];
                samples[i] = samples[i + 2];
                samples[i + 2] = blue;
            }
            return samples;
        }
        return Arrays.equals(order, new int[] {0}) || Arrays.equals(order, new int[] {0, 1, 2}) ? samples : null;
    }

    private static void palette(Raster raster, IndexColorModel palette, Page page, int top, int rows) {
        int[] indices = raster.getSamples(0, top, page.width(), rows, 0, (int[]) null);
        int next = top * page.width() * page.channels();
        for (int index : indices) {
            int entry = Math.min(index, palette.getMapSize() - 1);
            next = put(page, next, palette.getRGB(entry));
        }
    }

    /** Samples that are a page's already, but for their profile. */
    private static void inPlace(Page page, byte[] greys, ColourProfile foreign, int top, int rows) {
        byte[] samples = page.samples();
        int line = page.width() * page.channels();
        if (greys != null) {
            for (int i = top * line; i < (top + rows) * line; i++) {
                samples[i] = greys[samples[i] & 0xff];
            }
        } else if (foreign != null) {
            byte[] band = foreign.colours(ColourProfile.raster(Arrays.copyOfRange(samples, top * line, (top + rows) * line), page.width(), rows));
            System.arraycopy(band, 0, samples, top * line, band.length);
        }
    }

    /**
     * Not by {@code getRGB}: Java takes grey rasters for linear light and would brighten them. White is what the colour model
     * says: samples of 12 bits lie in a raster of 16.
     */
    private static void grey(BufferedImage image, byte[] greys, Page page, int top, int rows) {
        Raster raster = image.getRaster();
        int full = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] values = raster.getSamples(0, top, page.width(), rows, 0, (int[]) null);
        int[] opacity = !image.getColorModel().hasAlpha() ? null : raster.getSamples(0, top, page.width(), rows, 1, (int[]) null);
        for (int i = 0; i < values.length; i++) {
            int value = Math.min(values[i] & 0xffff, full);
            int grey = greys == null ? Math.round(255f * value / full) : greys[value] & 0xff;
            page.samples()[top * page.width() + i] =
                    (byte) (opacity == null ? grey : onWhite(grey, Math.round(255f * (opacity[i] & 0xffff) / full)));
        }
    }

    private static void colour(BufferedImage image, ColourProfile foreign, Page page, int top, int rows) {
        BufferedImage band = image.getSubimage(0, top, page.width(), rows);
        int next = top * page.width() * page.channels();
        if (foreign != null) {
            Raster samples = band.getRaster().createChild(0, 0, page.width(), rows, 0, 0, new int[] {0, 1, 2});
            System.arraycopy(foreign.colours(samples), 0, page.samples(), next, 3 * page.width() * rows);
            if (image.getColorModel().hasAlpha()) {
                layOnWhite(band, page, next);
            }
            return;
        }
        if (!image.getColorModel().getColorSpace().isCS_sRGB()) {
            // pixel by pixel the conversion of a profile takes microseconds
            band = new ColorConvertOp(null).filter(band, new BufferedImage(page.width(), rows, BufferedImage.TYPE_INT_ARGB));
        }
        for (int colour : band.getRGB(0, 0, page.width(), rows, null, 0, page.width())) {
            next = put(page, next, colour);
        }
    }

    private static void layOnWhite(BufferedImage band, Page page, int first) {
        float full = (1 << band.getColorModel().getComponentSize(3)) - 1;
        int[] opacity = band.getRaster().getSamples(0, 0, band.getWidth(), band.getHeight(), 3, (int[]) null);
        for (int i = 0; i < 3 * opacity.length; i++) {
            page.samples()[first + i] = (byte) onWhite(page.samples()[first + i] & 0xff, Math.round(255 * opacity[i / 3] / full));
        }
    }

    private static int put(Page page, int position, int colour) {
        int opacity = colour >>> 24;
        int next = position;
        for (int shift = 16; shift >= (page.isGrey() ? 16 : 0); shift -= Byte.SIZE) {
            page.samples()[next++] = (byte) onWhite(colour >> shift & 0xff, opacity);
        }
        return next;
    }

    private static int onWhite(int value, int opacity) {
        return opacity == 255 ? value : 255 - Math.round((255 - value) * opacity / 255f);
    }
}
