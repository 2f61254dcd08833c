package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads and writes files of pages with their resolution. Thread-safe.
 *
 * <p>A header is checked before any pixel is decoded: {@code studio.page.max-pixels}, {@code studio.page.max-decoded}
 * and sides of {@value PictureFile#LONGEST_SIDE} pixels are the limits. 16-bit samples become 8-bit ones.
 */
@ApplicationScoped
public class PageCodec {
    /** JPEG at which scanned letters show no rings. */
    private static final float JPEG_QUALITY = 0.92f;
    private static final double INCHES_PER_METRE = 1000 / Dpi.MILLIMETRES_PER_INCH;

    private final PageSettings settings;

    public PageCodec(PageSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens a PNG, JPEG, TIFF, GIF (first frame) or BMP file.
     *
     * @throws PictureException if the bytes are no such file, or its first page is too large or too deep
     */
    public PageFile open(byte[] file) {
        return new PageFile(file, settings);
    }

    /**
     * Writes a page, grey or in colour as it is, with its resolution.
     *
     * @param format one that is its own {@link PageFormat#written()}
     * @param out    stays open
     * @throws IOException if {@code out} does
     */
    public void write(Page page, PageFormat format, OutputStream out) throws IOException {
        if (format.written() != format) {
            throw new IllegalArgumentException("expected a format that pages are written in, got " + format);
        }
        write(format, out, (writer, parameters) -> {
            BufferedImage image = image(page);
            writer.write(null, new IIOImage(image, null, metadata(writer, page.dpi(), format, image, parameters)), parameters);
        });
    }

    /** Pages that are made one by one. */
    public interface Pages {
        /** @param index from 0; asked for in order */
        Page page(int index) throws IOException;
    }

    /**
     * Writes a TIFF of several pages, of which one is in memory at a time.
     *
     * @param count how many
     * @param out   stays open
     * @throws IOException if {@code out} or {@code pages} do
     */
    public void writeTiff(int count, Pages pages, OutputStream out) throws IOException {
        write(PageFormat.TIFF, out, (writer, parameters) -> {
            writer.prepareWriteSequence(null);
            for (int i = 0; i < count; i++) {
                Page page = pages.page(i);
                BufferedImage image = image(page);
                writer.writeToSequence(new IIOImage(image, null, metadata(writer, page.dpi(), PageFormat.TIFF, image, parameters)), parameters);
            }
            writer.endWriteSequence();
        });
    }

    /**
     * Whether a picture that some document holds may be decoded.
     *
     * @param bytesPerPixel that decoding takes
     * @throws PictureException if it is larger than a page may be
     */
    public void requireReadable(int width, int height, int bytesPerPixel) {
        PageFile.requireSides(width, height);
        PictureFile.requirePixels(width, height, settings.maxPixels());
        PageFile.requireBytes((long) width * height * bytesPerPixel, settings);
    }

    private interface Writing {
        void with(ImageWriter writer, ImageWriteParam parameters) throws IOException;
    }

    private static void write(PageFormat format, OutputStream out, Writing writing) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format != PageFormat.PNG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(format == PageFormat.JPEG ? "JPEG" : "LZW");
            }
            if (format == PageFormat.JPEG) {
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writing.with(writer, parameters);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata metadata(ImageWriter writer, Dpi dpi, PageFormat format, BufferedImage image,
                                        ImageWriteParam parameters) throws IIOInvalidTreeException {
        if (dpi == null) {
            return null;
        }
        if (format == PageFormat.TIFF) {
            return new TIFFImageMetadata(List.of(new TIFFEntry(TIFF.TAG_X_RESOLUTION, rational(dpi.horizontal())),
                    new TIFFEntry(TIFF.TAG_Y_RESOLUTION, rational(dpi.vertical())), new TIFFEntry(TIFF.TAG_RESOLUTION_UNIT, 2)));
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
        String tree = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(tree);
        if (format == PageFormat.PNG) {
            IIOMetadataNode physical = new IIOMetadataNode("pHYs");
            physical.setAttribute("pixelsPerUnitXAxis", String.valueOf(Math.round(dpi.horizontal() * INCHES_PER_METRE)));
            physical.setAttribute("pixelsPerUnitYAxis", String.valueOf(Math.round(dpi.vertical() * INCHES_PER_METRE)));
            physical.setAttribute("unitSpecifier", "meter");
            root.appendChild(physical);
        } else {
            IIOMetadataNode density = (IIOMetadataNode) root.getElementsByTagName("app0JFIF").item(0);
            density.setAttribute("resUnits", "1");
            density.setAttribute("Xdensity", String.valueOf(Math.clamp(Math.round(dpi.horizontal()), 1, 65_535)));
            density.setAttribute("Ydensity", String.valueOf(Math.clamp(Math.round(dpi.vertical()), 1, 65_535)));
        }
        metadata.setFromTree(tree, root);
        return metadata;
    }

    private static Rational rational(double dpi) {
        return new Rational(Math.round(dpi * 100), 100);
    }

    /** The page as ImageIO wants it; the samples are shared. */
    private static BufferedImage image(Page page) {
        int channels = page.channels();
        ColorModel colours = new ComponentColorModel(ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, Raster.createInterleavedRaster(new DataBufferByte(page.samples(), page.samples().length),
                page.width(), page.height(), channels * page.width(), channels,
                channels == 1 ? new int[] {0} : new int[] {0, 1, 2}, null), false, null);
    }
}
