package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;

/** A scanned picture in a PDF: read as a page, as it is stored, and replaced where it is. */
final class PdfPicture {
    private static final double POINTS_PER_INCH = 72;
    /** Java decodes the four inks of a JPEG to a picture and makes another of it. */
    private static final int JPEG_INKS_BYTES = 8;
    /** What small pictures may have too much, bytes; large ones may have as much again. */
    private static final int MORE = 1 << 16;
    /** PNG's predictor, the same row by row. */
    private static final int PNG_UP = 12;
    private static final byte UP = 2;

    private final COSStream stream;
    private final PackedStream packed;
    private final PDColorSpace colours;
    private final boolean plain;
    private final int bytesPerPixel;
    private final int width;
    private final int height;
    private final int bits;
    private final COSArray decode;
    private final Dpi dpi;
    private final PageCodec codec;
    private boolean replaced;

    /**
     * @param stream what {@link #obstacle} says nothing of
     * @param place  makes its place on the page of the unit square, which tells its resolution
     * @param cache  where data lie while they are unpacked
     * @throws latentstudio.image.PictureException if it is larger than a page may be
     */
    PdfPicture(COSStream stream, AffineTransform place, RandomAccessStreamCache cache, PageCodec codec) throws IOException {
        this.stream = stream;
        this.codec = codec;
        packed = new PackedStream(stream, cache);
        width = stream.getInt(COSName.WIDTH);
        height = stream.getInt(COSName.HEIGHT);
        bits = packed.isJpeg() ? Byte.SIZE : stream.getInt(COSName.BITS_PER_COMPONENT, 1);
        if (width < 1 || height < 1 || bits < 1 || bits > 16 || Integer.bitCount(bits) != 1) {
            throw new IOException("a picture has %d x %d pixels of %d bits".formatted(width, height, bits));
        }
        colours = PDColorSpace.create(stream.getDictionaryObject(COSName.COLORSPACE));
        int components = colours.getNumberOfComponents();
        plain = colours instanceof PDDeviceGray || colours instanceof PDCalGray || colours instanceof PDDeviceRGB
                || colours instanceof PDCalRGB || colours instanceof PDICCBased && (components == 1 || components == 3);
        decode = plain && isUsual(stream.getCOSArray(COSName.DECODE)) ? null : stream.getCOSArray(COSName.DECODE);
        bytesPerPixel = isPlainJpeg() || !packed.isJpeg() ? plain ? components : 3 : JPEG_INKS_BYTES;
        codec.requireReadable(width, height, bytesPerPixel);
        dpi = dpi(width / Math.hypot(place.getScaleX(), place.getShearY()), height / Math.hypot(place.getScaleY(), place.getShearX()));
    }

    /** What its pixels take in memory when they are decoded. */
    long decodedBytes() {
        return (long) width * height * bytesPerPixel;
    }

    /** What keeps a picture from being read here, in words, or null. */
    static String obstacle(COSStream stream, RandomAccessStreamCache cache) throws IOException {
        COSName filter = new PackedStream(stream, cache).unknownFilter();
        if (filter != null || stream.containsKey(COSName.F)) {
            return filter != null ? filter.getName() : "a file of its own";
        }
        try {
            PDColorSpace.create(stream.getDictionaryObject(COSName.COLORSPACE)).getNumberOfComponents();
            return null;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException unknown) {
            return "unknown colours";
        }
    }

    private static boolean isUsual(COSArray decode) {
        float[] values = decode == null ? new float[0] : decode.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != i % 2) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainJpeg() {
        return packed.isJpeg() && plain && decode == null;
    }

    private static Dpi dpi(double pixelsPerPointAcross, double pixelsPerPointDown) {
        double across = pixelsPerPointAcross * POINTS_PER_INCH;
        double down = pixelsPerPointDown * POINTS_PER_INCH;
        return across >= 1 && across < 1e5 && down >= 1 && down < 1e5 ? new Dpi(across, down) : null;
    }

    /** Decodes it, not turned, whichever way it stands on the page. */
    Page read(DocumentLimits limits) throws IOException {
        if (!packed.isJpeg()) {
            SampleRows rows = new SampleRows(width, height, bits, colours, plain, decode, dpi);
            packed.unpack(new Allowance("samples of a picture", 2 * rows.expected() + MORE), rows);
            return rows.page();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        packed.unpack(new Allowance("JPEG files", limits.maxPictureFile().asLongValue()), jpeg);
        try (PageFile file = codec.open(jpeg.toByteArray())) { // which looks how large it says it is
            if (file.format() != PageFormat.JPEG) {
                throw new IOException("a JPEG is none");
            }
            if (isPlainJpeg()) {
                Page page = file.readAsStored(0);
                return new Page(page.width(), page.height(), page.channels(), page.samples(), dpi);
            }
        }
        SampleRows rows = new SampleRows(width, height, bits, colours, plain, decode, dpi);
        packed.decodeJpeg(new ByteArrayInputStream(jpeg.toByteArray()), rows);
        return rows.page();
    }

    /** Puts another page in its place, as JPEG where it was one, else without loss. */
    void replace(Page page) throws IOException {
        replaced = true;
        boolean keepsColours = plain && colours.getNumberOfComponents() == page.channels();
        stream.removeItem(COSName.DECODE);
        stream.removeItem(COSName.getPDFName("Alternates"));
        store(page, packed.isJpeg(), codec, stream);
        if (!keepsColours) {
            stream.setItem(COSName.COLORSPACE, page.isGrey() ? COSName.DEVICEGRAY : COSName.DEVICERGB);
        }
    }

    boolean isReplaced() {
        return replaced;
    }

    /** Fills a stream with a page's samples; their colours are for the caller to tell. */
    static void store(Page page, boolean jpeg, PageCodec codec, COSStream stream) throws IOException {
        try (OutputStream out = stream.createRawOutputStream()) {
            if (jpeg) {
                codec.write(page, PageFormat.JPEG, out);
            } else {
                deflate(page, out);
            }
        }
        stream.setInt(COSName.WIDTH, page.width());
        stream.setInt(COSName.HEIGHT, page.height());
        stream.setInt(COSName.BITS_PER_COMPONENT, Byte.SIZE);
        stream.setItem(COSName.FILTER, jpeg ? COSName.DCT_DECODE : COSName.FLATE_DECODE);
        stream.removeItem(COSName.DECODE_PARMS);
        stream.removeItem(COSName.DP);
        if (!jpeg) {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.PREDICTOR, PNG_UP);
            parameters.setInt(COSName.COLORS, page.channels());
            parameters.setInt(COSName.COLUMNS, page.width());
            stream.setItem(COSName.DECODE_PARMS, parameters);
        }
    }

    private static void deflate(Page page, OutputStream out) throws IOException {
        int line = page.width() * page.channels();
        byte[] row = new byte[1 + line];
        row[0] = UP;
        DeflaterOutputStream deflated = new DeflaterOutputStream(out);
        for (int y = 0, next = 0; y < page.height(); y++) {
            for (int i = 0; i < line; i++, next++) {
                row[1 + i] = (byte) (page.samples()[next] - (y == 0 ? 0 : page.samples()[next - line]));
            }
            deflated.write(row);
        }
        deflated.finish();
    }
}
