package latentstudio.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;

/**
 * Reads picture files to pixels, grey or in colour, and writes them as PNG. Thread-safe.
 *
 * <p>The size and the depth in a file's header are checked before any pixel is decoded, and pictures above
 * {@value PictureFile#SMALL_PIXELS} pixels are decoded one at a time: decoding holds at most
 * {@code studio.picture.max-pixels} of 8 bytes, beside {@value PictureFile#SMALL_PIXELS} for each other caller.
 */
@ApplicationScoped
public class PictureCodec {
    /** Models of fixed size see far fewer pixels; a photograph is brought down to this before anything else is done. */
    static final int LONGEST_SIDE = 1024;
    /** Colours that are held at once. */
    private static final int BAND_PIXELS = 65_536;

    static {
        ImageIO.setUseCache(false);
    }

    private final long maxPixels;
    private final Duration maxWait;

    public PictureCodec(PictureSettings settings) {
        maxPixels = settings.maxPixels();
        maxWait = settings.maxWait();
    }

    /**
     * Reads a PNG, JPEG, GIF (first frame), BMP, TIFF (first page) or WebP (first frame) file, upright by its EXIF or TIFF
     * orientation. A file whose pixels are all grey gives one channel, however it is stored; others give three. Transparent parts
     * become paper: white, or black where what is opaque is light.
     * Pictures whose longer side is over {@value #LONGEST_SIDE} pixels are scaled down to it.
     *
     * @return one channel, or three, of values 0 (black) to 1 (white)
     * @throws PictureException if the bytes are no such file, are cut off, hold too many or too deep pixels, or if other
     *                          large pictures are being decoded for longer than {@code studio.picture.max-wait}
     */
    public Picture read(byte[] file) {
        try (PictureFile picture = PictureFile.open(file)) {
            int first = picture.pages()[0];
            picture.requireDecodable(first, maxPixels);
            BufferedImage image = picture.decode(first, maxWait);
            return PictureFile.guard(() -> picture(image).upright(picture.tags(first).orientation()));
        }
    }

    /** Writes a PNG of 8 bits a sample, grey or in colour; values outside 0..1 are clamped. */
    public byte[] png(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(),
                picture.isGrey() ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.isGrey() ? picture.toBytes() : picture.toPage().samples());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        double shrink = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
        int newWidth = Math.max(1, (int) Math.round(width * shrink));
        int newHeight = Math.max(1, (int) Math.round(height * shrink));
        float paper = paperUnderTransparency(image);
        int channels = isPlainGrey(image) || !hasColour(image) ? 1 : Picture.RGB;
        if (newWidth == width && newHeight == height) {
            return band(image, 0, height, paper, channels);
        }
        // in bands, so that a large photograph is never held as floats in whole
        Picture small = Picture.blank(channels, newWidth, newHeight);
        for (int y = 0; y < newHeight; y++) {
            int top = (int) ((long) y * height / newHeight);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
            Picture row = band(image, top, bottom, paper, channels).resize(newWidth, 1);
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(row.values(), channel * newWidth, small.values(), (channel * newHeight + y) * newWidth, newWidth);
            }
        }
        return small;
    }

    private static Picture band(BufferedImage image, int top, int bottom, float paper, int channels) {
        int width = image.getWidth();
        int rows = bottom - top;
        int size = width * rows;
        float[] values = new float[channels * size];
        Raster raster = image.getRaster();
        if (isPlainGrey(image)) {
            // not getRGB: Java takes grey rasters for linear light and would brighten them
            float full = (1 << image.getColorModel().getComponentSize(0)) - 1; // of a raster of 16 bits it may be 12
            raster.getSamples(0, top, width, rows, 0, values);
            for (int i = 0; i < size; i++) {
                values[i] /= full;
            }
            if (raster.getNumBands() == 2) {
                float[] alpha = raster.getSamples(0, top, width, rows, 1, (float[]) null);
                for (int i = 0; i < size; i++) {
                    values[i] = paper + (values[i] - paper) * alpha[i] / full;
                }
            }
            return new Picture(channels, width, rows, values);
        }
        int[] colours = colours(image, top, bottom, new int[size]);
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < size; i++) {
                float value = channels == 1 ? luminance(colours[i]) : (colours[i] >> 16 - Byte.SIZE * channel & 0xff) / 255f;
                values[channel * size + i] = paper + (value - paper) * (colours[i] >>> 24) / 255f;
            }
        }
        return new Picture(channels, width, rows, values);
    }

    /** Whether a pixel that can be seen is not grey. */
    private static boolean hasColour(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int colour : colours(image, y, y + 1, row)) {
                if (colour >>> 24 != 0 && ((colour >> 16 & 0xff) != (colour & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPlainGrey(BufferedImage image) {
        return !(image.getColorModel() instanceof IndexColorModel) && image.getRaster().getNumBands() <= 2;
    }

    /** What {@code getRGB} gives; samples that are bytes of sRGB are read where they lie, for it asks for each pixel by itself. */
    private static int[] colours(BufferedImage image, int top, int bottom, int[] colours) {
        int width = image.getWidth();
        if (!hasBytesOfColour(image)) {
            return image.getRGB(0, top, width, bottom - top, colours, 0, width);
        }
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) image.getSampleModel();
        int[] offsets = model.getBandOffsets();
        int next = 0;
        for (int y = top; y < bottom; y++) {
            int pixel = y * model.getScanlineStride();
            for (int x = 0; x < width; x++, pixel += model.getPixelStride()) {
                int opacity = offsets.length == 4 ? samples[pixel + offsets[3]] & 0xff : 0xff;
                colours[next++] = opacity << 24 | (samples[pixel + offsets[0]] & 0xff) << 16 | (samples[pixel + offsets[1]] & 0xff) << 8
                        | samples[pixel + offsets[2]] & 0xff;
            }
        }
        return colours;
    }

    private static boolean hasBytesOfColour(BufferedImage image) {
        return image.getColorModel() instanceof ComponentColorModel model && model.getColorSpace().isCS_sRGB() && !model.isAlphaPremultiplied()
                && model.getComponentSize(0) == Byte.SIZE
                && image.getSampleModel() instanceof PixelInterleavedSampleModel samples && samples.getNumBands() == model.getNumComponents()
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer && buffer.getOffset() == 0 && image.getRaster().getParent() == null;
    }

    /** White, unless the opaque part of a transparent picture is light and would vanish on it. */
    private static float paperUnderTransparency(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return 1;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int rows = Math.max(1, BAND_PIXELS / width);
        double light = 0;
        double opaque = 0;
        for (int top = 0; top < height; top += rows) {
            int bottom = Math.min(height, top + rows);
            for (int colour : colours(image, top, bottom, new int[width * (bottom - top)])) {
                light += luminance(colour) * (colour >>> 24);
                opaque += colour >>> 24;
            }
        }
        boolean transparent = opaque < 254.0 * width * height;
        return transparent && light > 0.5 * opaque ? 0 : 1;
    }

    /** Rec. 601 luma of an sRGB colour, 0..1. */
    private static float luminance(int rgb) {
        return (0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff)) / 255f;
    }
}
