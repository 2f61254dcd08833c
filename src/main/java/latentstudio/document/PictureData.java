package latentstudio.document;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import latentstudio.image.Page;
import latentstudio.image.PageFormat;
import latentstudio.image.Palette;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.filter.FilterFactory;

/** Writes a page into the stream of a PDF's picture, in as few bits as the picture had before. */
final class PictureData {
    /** PNG's predictor, the same row by row. */
    private static final int PNG_UP = 12;
    private static final byte UP = 2;
    private static final int HALF = 128;
    private static final int GROUP_4 = -1;

    private PictureData() {
    }

    /**
     * As JPEG; its colours are for the caller to tell.
     *
     * @param quality as {@link latentstudio.image.JpegQuality} tells
     */
    static void jpeg(Page page, float quality, COSStream stream) throws IOException {
        ColorModel colours = new ComponentColorModel(ColorSpace.getInstance(page.isGrey() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(colours, Raster.createInterleavedRaster(new DataBufferByte(page.samples(), page.samples().length),
                page.width(), page.height(), page.channels() * page.width(), page.channels(),
                page.isGrey() ? new int[] {0} : new int[] {0, 1, 2}, null), false, null);
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(PageFormat.JPEG.mediaType()).next();
        try (OutputStream data = stream.createRawOutputStream(); ImageOutputStream out = new MemoryCacheImageOutputStream(data)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("JPEG");
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        describe(page, Byte.SIZE, COSName.DCT_DECODE, null, stream);
    }

    /** Without loss; its colours are for the caller to tell. */
    static void deflated(Page page, COSStream stream) throws IOException {
        int line = page.width() * page.channels();
        byte[] row = new byte[1 + line];
        row[0] = UP;
        try (OutputStream out = stream.createRawOutputStream()) {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out);
            for (int y = 0, next = 0; y < page.height(); y++) {
                for (int i = 0; i < line; i++, next++) {
                    row[1 + i] = (byte) (page.samples()[next] - (y == 0 ? 0 : page.samples()[next - line]));
                }
                deflated.write(row);
            }
            deflated.finish();
        }
        COSDictionary parameters = new COSDictionary();
        parameters.setInt(COSName.PREDICTOR, PNG_UP);
        parameters.setInt(COSName.COLORS, page.channels());
        parameters.setInt(COSName.COLUMNS, page.width());
        describe(page, Byte.SIZE, COSName.FLATE_DECODE, parameters, stream);
    }

    /** As {@link #bilevel}, by group 4 of the fax (ITU-T T.6) even where deflate would be shorter: archives take that one. */
    static void fax(Page page, COSStream stream) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        pack(page, 1, pixel -> isBlack(page, pixel) ? 0 : 1, rows);
        COSDictionary parameters = new COSDictionary();
        byte[] fax = fax(page, rows.toByteArray(), parameters);
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(fax);
        }
        describe(page, 1, COSName.CCITTFAX_DECODE, parameters, stream);
    }

    private static boolean isBlack(Page page, int pixel) {
        return Math.round(page.luminance(pixel % page.width(), pixel / page.width())) < HALF;
    }

    /** In black, which is 0, and white; what is darker than half is black. */
    static void bilevel(Page page, COSStream stream) throws IOException {
        packed(page, 1, pixel -> isBlack(page, pixel) ? 0 : 1, stream);
    }

    /** @param bits 2 or 4, so few levels from black to white */
    static void greys(Page page, int bits, COSStream stream) throws IOException {
        int white = (1 << bits) - 1;
        packed(page, bits, pixel -> Math.round(page.luminance(pixel % page.width(), pixel / page.width()) * white / 255), stream);
    }

    /** @param bits 1, 2, 4 or 8, so many colours; they are told, too */
    static void indexed(Page page, int bits, COSStream stream) throws IOException {
        Palette palette = Palette.of(page, 1 << bits);
        int[] entries = palette.colours();
        packed(page, bits, pixel -> palette.index(page.colour(pixel)), stream);
        byte[] table = new byte[3 * entries.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (entries[i / 3] >> 16 - 8 * (i % 3));
        }
        COSArray colours = new COSArray();
        for (COSBase part : new COSBase[] {COSName.INDEXED, COSName.DEVICERGB, COSInteger.get(entries.length - 1), new COSString(table)}) {
            colours.add(part);
        }
        stream.setItem(COSName.COLORSPACE, colours);
    }

    /** Rows begin with a byte of their own. */
    private static void packed(Page page, int bits, IntUnaryOperator sample, COSStream stream) throws IOException {
        if (bits == 1) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            pack(page, bits, sample, rows);
            shorter(page, rows.toByteArray(), stream);
            return;
        }
        try (OutputStream out = new DeflaterOutputStream(stream.createRawOutputStream())) {
            pack(page, bits, sample, out);
        }
        describe(page, bits, COSName.FLATE_DECODE, null, stream);
    }

    private static void pack(Page page, int bits, IntUnaryOperator sample, OutputStream out) throws IOException {
        byte[] row = new byte[(page.width() * bits + 7) / Byte.SIZE];
        for (int y = 0, pixel = 0; y < page.height(); y++) {
            Arrays.fill(row, (byte) 0);
            for (int x = 0; x < page.width(); x++, pixel++) {
                int bit = x * bits;
                row[bit >> 3] |= (byte) (sample.applyAsInt(pixel) << Byte.SIZE - bits - (bit & 7));
            }
            out.write(row);
        }
    }

    /** As a fax, or deflated where that is shorter: a photograph in dots. */
    private static void shorter(Page page, byte[] rows, COSStream stream) throws IOException {
        COSDictionary parameters = new COSDictionary();
        byte[] fax = fax(page, rows, parameters);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(rows);
        }
        boolean isFax = fax.length < deflated.size();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(isFax ? fax : deflated.toByteArray());
        }
        describe(page, 1, isFax ? COSName.CCITTFAX_DECODE : COSName.FLATE_DECODE, isFax ? parameters : null, stream);
    }

    /** By group 4 (ITU-T T.6). */
    private static byte[] fax(Page page, byte[] rows, COSDictionary parameters) throws IOException {
        parameters.setInt(COSName.COLUMNS, page.width());
        parameters.setInt(COSName.ROWS, page.height());
        byte[] negative = new byte[rows.length]; // 1 is black to whoever encodes
        for (int i = 0; i < rows.length; i++) {
            negative[i] = (byte) ~rows[i];
        }
        ByteArrayOutputStream fax = new ByteArrayOutputStream();
        FilterFactory.INSTANCE.getFilter(COSName.CCITTFAX_DECODE).encode(new ByteArrayInputStream(negative), fax, parameters, 0);
        parameters.setInt(COSName.K, GROUP_4);
        return fax.toByteArray();
    }

    private static void describe(Page page, int bits, COSName filter, COSDictionary parameters, COSStream stream) {
        stream.setInt(COSName.WIDTH, page.width());
        stream.setInt(COSName.HEIGHT, page.height());
        stream.setInt(COSName.BITS_PER_COMPONENT, bits);
        stream.setItem(COSName.FILTER, filter);
        stream.removeItem(COSName.DECODE_PARMS);
        stream.removeItem(COSName.DP);
        if (parameters != null) {
            stream.setItem(COSName.DECODE_PARMS, parameters);
        }
    }
}
