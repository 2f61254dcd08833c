package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import latentstudio.image.Dpi;
import latentstudio.image.JpegQuality;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** A scanned picture in a PDF: read as a page, as it is stored, and replaced where it is. */
final class PdfPicture {
    private static final double POINTS_PER_INCH = 72;
    /** Java decodes the four inks of a JPEG to a picture and makes another of it. */
    private static final int JPEG_INKS_BYTES = 8;
    /** What small pictures may have too much, bytes; large ones may have as much again. */
    private static final int MORE = 1 << 16;
    /** The tables of a JPEG are within so many bytes. */
    private static final int JPEG_HEAD = 1 << 18;
    private static final COSName IN_FORM = COSName.getPDFName("Picture");
    private static final float LEAST_JPEG_QUALITY = 0.3f;
    private static final float MOST_JPEG_QUALITY = 0.95f;

    private final COSStream stream;
    private final RandomAccessStreamCache cache;
    private final boolean stencil;
    private final SampleColours colours;
    private final int[] key;
    private final int bytesPerPixel;
    private final int width;
    private final int height;
    private final int bits;
    private final COSArray decode;
    private final Dpi dpi;
    private final PageCodec codec;
    private PackedStream packed;
    private boolean replaced;

    /**
     * @param drawn what {@link #obstacle} says nothing of; its place tells its resolution
     * @param cache where data lie while they are unpacked
     * @throws latentstudio.image.PictureException if it is larger than a page may be
     */
    PdfPicture(DrawnPicture drawn, RandomAccessStreamCache cache, PageCodec codec) throws IOException {
        stream = drawn.stream();
        stencil = drawn.isStencil();
        this.cache = cache;
        this.codec = codec;
        packed = new PackedStream(stream, cache);
        width = stream.getInt(COSName.WIDTH);
        height = stream.getInt(COSName.HEIGHT);
        bits = packed.isJpeg() ? Byte.SIZE : stencil ? 1 : stream.getInt(COSName.BITS_PER_COMPONENT, 1);
        if (width < 1 || height < 1 || bits < 1 || bits > 16 || Integer.bitCount(bits) != 1) {
            throw new IOException("a picture has %d x %d pixels of %d bits".formatted(width, height, bits));
        }
        colours = stencil ? SampleColours.of(PDDeviceGray.INSTANCE) : SampleColours.of(PDColorSpace.create(stream.getDictionaryObject(COSName.COLORSPACE)));
        int components = colours.components();
        decode = colours.plain() && isUsual(stream.getCOSArray(COSName.DECODE)) ? null : stream.getCOSArray(COSName.DECODE);
        key = key(stream.getCOSArray(COSName.MASK));
        int decoded = colours.eachByItself() ? components : 3;
        bytesPerPixel = !packed.isJpeg() || isPlainJpeg() ? decoded : components > 3 ? JPEG_INKS_BYTES : components + decoded;
        codec.requireReadable(width, height, bytesPerPixel);
        AffineTransform place = drawn.place();
        dpi = dpi(width / Math.hypot(place.getScaleX(), place.getShearY()), height / Math.hypot(place.getScaleY(), place.getShearX()));
    }

    /** What its pixels take in memory when they are decoded. */
    long decodedBytes() {
        return (long) width * height * bytesPerPixel;
    }

    /** Whether it is read as a grey page, as far as is known before; a palette of greys is not. */
    boolean isGrey() {
        return colours.eachByItself() && colours.components() == 1;
    }

    Dpi dpi() {
        return dpi;
    }

    /** What keeps a picture from being read here and what to do, in words that go on after "it is", or null. */
    static String obstacle(DrawnPicture picture, RandomAccessStreamCache cache) throws IOException {
        COSStream stream = picture.stream();
        COSName filter = new PackedStream(stream, cache).unknownFilter();
        if (filter != null || stream.containsKey(COSName.F)) {
            return notRead(filter == null ? "a file of its own" : filter.equals(COSName.JPX_DECODE) ? "JPXDecode, which is JPEG 2000" : filter.getName());
        }
        if (picture.isStencil()) {
            return picture.isDark() ? null : "a stencil for light ink; print it to a new PDF to have it cleaned";
        }
        try {
            PDColorSpace.create(stream.getDictionaryObject(COSName.COLORSPACE)).getNumberOfComponents();
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException unknown) {
            return notRead("unknown colours");
        }
        return OpaqueMask.isSeenWhole(stream, cache) ? null : "transparent in part; print it to a new PDF to have it cleaned";
    }

    private static String notRead(String way) {
        return "stored in a way that is not read here: %s; print it to a new PDF to have it cleaned".formatted(way);
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

    private static int[] key(COSArray mask) {
        int[] key = mask == null ? null : new int[mask.size()];
        for (int i = 0; key != null && i < key.length; i++) {
            key[i] = mask.getObject(i) instanceof COSNumber number ? number.intValue() : -1;
        }
        return key;
    }

    private boolean isPlainJpeg() {
        return packed.isJpeg() && colours.plain() && decode == null && key == null;
    }

    private static Dpi dpi(double pixelsPerPointAcross, double pixelsPerPointDown) {
        double across = pixelsPerPointAcross * POINTS_PER_INCH;
        double down = pixelsPerPointDown * POINTS_PER_INCH;
        return across >= 1 && across < 1e5 && down >= 1 && down < 1e5 ? new Dpi(across, down) : null;
    }

    /** Decodes it, not turned, whichever way it stands on the page. */
    Page read(DocumentLimits limits) throws IOException {
        SampleRows rows = isPlainJpeg() ? null : new SampleRows(width, height, bits, colours, decode, key, dpi);
        if (!packed.isJpeg()) {
            packed.unpack(new Allowance("samples of a picture", 2 * rows.expected() + MORE), rows);
            return rows.page();
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        packed.unpack(new Allowance("JPEG files", limits.maxPictureFile().asLongValue()), unpacked);
        int transform = packed.colourTransform();
        byte[] jpeg = transform < 0 ? unpacked.toByteArray() : JpegColours.marked(unpacked.toByteArray(), transform);
        try (PageFile file = codec.open(jpeg)) { // which looks how large it says it is
            if (file.format() != PageFormat.JPEG) {
                throw new IOException("a JPEG is none");
            }
            if (colours.components() < 4) {
                Page page = file.readAsStored(0);
                if (rows == null) {
                    return new Page(page.width(), page.height(), page.channels(), page.samples(), dpi);
                }
                if (page.width() != width || page.height() != height) {
                    throw new IOException("a JPEG has %d x %d pixels".formatted(page.width(), page.height()));
                }
                feed(page, rows);
                return rows.page();
            }
        }
        packed.decodeJpeg(new ByteArrayInputStream(jpeg), rows);
        return rows.page();
    }

    /** A page that is grey although it was stored in red, green and blue has them all the same. */
    private void feed(Page page, SampleRows rows) throws IOException {
        int components = colours.components();
        byte[] row = new byte[width * components];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) page.at(i / components, y, page.isGrey() ? 0 : i % components);
            }
            rows.write(row);
        }
    }

    /**
     * Puts another page in its place, in as few bits as it had: JPEG of the same quality where it was one, else without loss
     * but for what so many levels or colours cannot show. Black and white it is a fax, whatever it was. What was there can still be read.
     */
    void replace(Page page, PageColour colour) throws IOException {
        boolean jpeg = packed.isJpeg();
        boolean isPalette = colours.space() instanceof PDIndexed;
        boolean keepsColours = colours.plain() && colours.components() == page.channels();
        keepOriginal();
        replaced = true;
        stream.removeItem(COSName.DECODE);
        stream.removeItem(COSName.getPDFName("Alternates"));
        if (key != null) {
            stream.removeItem(COSName.MASK);
        }
        if (stencil) {
            PictureData.bilevel(page, stream);
        } else if (colour == PageColour.BLACK_AND_WHITE) {
            PictureData.fax(page, stream);
            setColours(page, keepsColours);
        } else if (!jpeg && colours.components() == 1 && (bits < Byte.SIZE ? isPalette || !page.isGrey() : isPalette && !page.isGrey())) {
            PictureData.indexed(page, bits, stream);
        } else if (!jpeg && colours.components() == 1 && bits < Byte.SIZE) {
            if (bits == 1) {
                PictureData.bilevel(page, stream);
            } else {
                PictureData.greys(page, bits, stream);
            }
            setColours(page, keepsColours);
        } else {
            if (jpeg) {
                PictureData.jpeg(page, quality(), stream);
            } else {
                PictureData.deflated(page, stream);
            }
            setColours(page, keepsColours);
        }
    }

    private void setColours(Page page, boolean keepsColours) {
        if (!keepsColours) {
            stream.setItem(COSName.COLORSPACE, page.isGrey() ? COSName.DEVICEGRAY : COSName.DEVICERGB);
        }
    }

    /** Of the JPEG that it was. */
    private float quality() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        packed.unpack(new Allowance("JPEG files", Long.MAX_VALUE), new OutputStream() {
            @Override
            public void write(int value) {
                if (head.size() < JPEG_HEAD) {
                    head.write(value);
                }
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                head.write(bytes, offset, Math.min(length, JPEG_HEAD - head.size()));
            }
        });
        return Math.clamp(JpegQuality.of(ByteBuffer.wrap(head.toByteArray())), LEAST_JPEG_QUALITY, MOST_JPEG_QUALITY);
    }

    /** Another page may be made of it, too. */
    private void keepOriginal() throws IOException {
        COSStream original = new COSStream(cache);
        stream.forEach(original::setItem);
        try (InputStream in = stream.createRawInputStream(); OutputStream out = original.createRawOutputStream()) {
            in.transferTo(out);
        }
        packed = new PackedStream(original, cache);
    }

    /** Makes it a form that draws what it was elsewhere (ISO 32000-1, 8.10), once it was replaced. @param place of the unit square */
    void drawAt(AffineTransform place) throws IOException {
        COSStream picture = new COSStream(cache);
        stream.forEach(picture::setItem);
        try (InputStream in = stream.createRawInputStream(); OutputStream out = picture.createRawOutputStream()) {
            in.transferTo(out);
        }
        stream.clear();
        COSDictionary pictures = new COSDictionary();
        pictures.setItem(IN_FORM, picture);
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, pictures);
        PDFormXObject form = new PDFormXObject(stream);
        stream.setItem(COSName.TYPE, COSName.XOBJECT);
        stream.setItem(COSName.SUBTYPE, COSName.FORM);
        stream.setItem(COSName.RESOURCES, resources);
        form.setBBox(new PDRectangle(1, 1));
        form.setMatrix(place);
        try (OutputStream out = stream.createOutputStream()) {
            out.write(("/" + IN_FORM.getName() + " Do").getBytes(StandardCharsets.US_ASCII));
        }
    }

    boolean isReplaced() {
        return replaced;
    }
}
