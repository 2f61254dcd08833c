package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** A page as a writer of ImageIO takes it: its pixels packed, its resolution, and how they are to be compressed. */
final class PackedPage {
    /** Fewer colours would take ink away from a page that had as few for its dirt. */
    private static final int LEAST_BITS = 4;

    private final IIOImage image;
    private final ImageWriteParam parameters;

    /** @param writer of the packing's format */
    PackedPage(Page page, PagePacking packing, ImageWriter writer) throws IIOInvalidTreeException {
        BufferedImage pixels = pixels(page, packing);
        parameters = writer.getDefaultWriteParam();
        if (packing.format() != PageFormat.PNG) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            String type = packing.format() == PageFormat.JPEG ? "JPEG" : compression(page, packing).type();
            parameters.setCompressionType(type);
            if (type.equals("JPEG")) {
                parameters.setCompressionQuality(packing.quality());
            }
        }
        image = new IIOImage(pixels, null, metadata(writer, page.dpi(), packing.format(), pixels, parameters));
    }

    IIOImage image() {
        return image;
    }

    ImageWriteParam parameters() {
        return parameters;
    }

    /** The fax knows one bit a pixel and JPEG no palettes. */
    private static PagePacking.Compression compression(Page page, PagePacking packing) {
        boolean fits = switch (packing.compression()) {
            case FAX -> page.isGrey() && packing.bits() == 1;
            case JPEG -> packing.bits() == Byte.SIZE && !packing.palette();
            case LZW, DEFLATE -> true;
        };
        return fits ? packing.compression() : PagePacking.Compression.LZW;
    }

    private static BufferedImage pixels(Page page, PagePacking packing) {
        if (packing.format() == PageFormat.JPEG || page.isGrey() && packing.bits() == Byte.SIZE || !page.isGrey() && !packing.palette()) {
            return shared(page);
        }
        return page.isGrey() ? fewGreys(page, packing.bits()) : indexed(page, Math.max(LEAST_BITS, packing.bits()));
    }

    /** The page's own samples. */
    private static BufferedImage shared(Page page) {
        int channels = page.channels();
        ColorModel colours = new ComponentColorModel(ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, Raster.createInterleavedRaster(new DataBufferByte(page.samples(), page.samples().length),
                page.width(), page.height(), channels * page.width(), channels,
                channels == 1 ? new int[] {0} : new int[] {0, 1, 2}, null), false, null);
    }

    /** White is 0, as in a fax; and PNG does not filter bits that are numbers in a palette, which would make them larger. */
    private static BufferedImage fewGreys(Page page, int bits) {
        int last = (1 << bits) - 1;
        byte[] greys = new byte[last + 1];
        for (int i = 0; i <= last; i++) {
            greys[i] = (byte) (255 * (last - i) / last);
        }
        int[] levels = new int[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = last - Math.round(i * last / 255f);
        }
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(bits, greys.length, greys, greys, greys));
        fill(image, pixel -> levels[page.samples()[pixel] & 0xff]);
        return image;
    }

    private static BufferedImage indexed(Page page, int bits) {
        Palette palette = Palette.of(page, 1 << bits);
        int[] colours = palette.colours();
        IndexColorModel model = new IndexColorModel(bits, colours.length, channel(colours, 16), channel(colours, 8), channel(colours, 0));
        BufferedImage image = new BufferedImage(page.width(), page.height(),
                bits < Byte.SIZE ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        fill(image, pixel -> palette.index(page.colour(pixel)));
        return image;
    }

    private static byte[] channel(int[] colours, int shift) {
        byte[] channel = new byte[colours.length];
        for (int i = 0; i < channel.length; i++) {
            channel[i] = (byte) (colours[i] >> shift);
        }
        return channel;
    }

    private static void fill(BufferedImage image, IntUnaryOperator sample) {
        WritableRaster raster = image.getRaster();
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = sample.applyAsInt(y * row.length + x);
            }
            raster.setSamples(0, y, row.length, 1, 0, row);
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
            physical.setAttribute("pixelsPerUnitXAxis", String.valueOf(Math.round(dpi.horizontal() * PageTags.INCHES_PER_METRE)));
            physical.setAttribute("pixelsPerUnitYAxis", String.valueOf(Math.round(dpi.vertical() * PageTags.INCHES_PER_METRE)));
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
}
