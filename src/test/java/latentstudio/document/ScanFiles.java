package latentstudio.document;

import io.quarkus.runtime.configuration.MemorySize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Documents as scanners, offices and attackers make them. */
public final class ScanFiles {
    static final Limits LIMITS = new Limits(500, 64 << 20, 16 << 20, 64 << 20);

    private ScanFiles() {
    }

    /** What is done to a new PDF. */
    public interface Making {
        void with(PDDocument document) throws IOException;
    }

    /** What is drawn on a new page. */
    public interface Drawing {
        void on(PDPageContentStream contents) throws IOException;
    }

    public static Path pdf(Path file, Making making) throws IOException {
        try (PDDocument document = new PDDocument()) {
            making.with(document);
            document.save(file.toFile());
        }
        return file;
    }

    /** A page that is one picture, and a line of text that is found but not seen. */
    public static PDPage scan(PDDocument document, PDRectangle size, PDImageXObject picture, String text) throws IOException {
        return page(document, size, contents -> {
            contents.drawImage(picture, 0, 0, size.getWidth(), size.getHeight());
            contents.beginText();
            contents.setRenderingMode(RenderingMode.NEITHER);
            contents.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            contents.newLineAtOffset(20, 30);
            contents.showText(text);
            contents.endText();
        });
    }

    /** A letter of ten lines. */
    static void type(PDPageContentStream contents) throws IOException {
        for (int i = 0; i < 10; i++) {
            contents.beginText();
            contents.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            contents.newLineAtOffset(50, 300 + 14 * i);
            contents.showText("Typed, not scanned");
            contents.endText();
        }
    }

    public static PDPage page(PDDocument document, PDRectangle size, Drawing drawing) throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        try (PDPageContentStream contents = new PDPageContentStream(document, page)) {
            drawing.on(contents);
        }
        return page;
    }

    /** A page with such contents, packed, whose resources hold a picture called Scan. */
    static PDPage raw(PDDocument document, byte[] contents, PDImageXObject picture) throws IOException {
        PDPage page = page(document, PDRectangle.A5, drawn -> drawn.drawImage(picture, 0, 0, 1, 1));
        page.getResources().put(COSName.getPDFName("Scan"), picture);
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(contents);
        }
        page.getCOSObject().setItem(COSName.CONTENTS, stream);
        return page;
    }

    public static PDImageXObject jpeg(PDDocument document, int width, int height, int channels) throws IOException {
        return JPEGFactory.createFromByteArray(document, PageFiles.write(PageFiles.page(width, height, channels), PageFormat.JPEG));
    }

    public static PDImageXObject lossless(PDDocument document, int width, int height, int channels) throws IOException {
        return LosslessFactory.createFromImage(document, image(PageFiles.page(width, height, channels),
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB));
    }

    /** Black and white. */
    static BufferedImage bits(int width, int height) {
        Page page = PageFiles.page(width, height, 1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, page.at(x, y, 0) > 150 ? 1 : 0);
            }
        }
        return image;
    }

    private static BufferedImage image(Page page, int type) {
        BufferedImage image = new BufferedImage(page.width(), page.height(), type);
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                for (int c = 0; c < page.channels(); c++) {
                    image.getRaster().setSample(x, y, c, page.at(x, y, c));
                }
            }
        }
        return image;
    }

    /** A JPEG of one colour that is stored as red, green and blue and, like some scanners' files, does not say so. */
    static byte[] untransformedJpeg(int width, int height, int red, int green, int blue) throws IOException {
        int[] samples = {red, green, blue};
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setPixel(x, y, samples);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image.getRaster(), null, null), null); // a raster is written as it is
        }
        return file.toByteArray();
    }

    /**
     * A page of JBIG2 with one region, which is coded as a fax is.
     *
     * @param width that the page says it has
     */
    static byte[] jbig2(BufferedImage bits, int width) throws IOException {
        byte[] fax;
        try (PDDocument document = new PDDocument()) {
            fax = CCITTFactory.createFromImage(document, bits).getCOSObject().createRawInputStream().readAllBytes();
        }
        ByteBuffer data = ByteBuffer.allocate(fax.length + 100);
        data.putInt(0).put((byte) 48).put((byte) 0).put((byte) 1).putInt(19);
        data.putInt(width).putInt(bits.getHeight()).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
        data.putInt(1).put((byte) 38).put((byte) 0).put((byte) 1).putInt(18 + fax.length);
        data.putInt(bits.getWidth()).putInt(bits.getHeight()).putInt(0).putInt(0).put((byte) 0).put((byte) 1).put(fax);
        return Arrays.copyOf(data.array(), data.position());
    }

    /** Zeros, a thousand times smaller. */
    static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                deflated.write(new byte[1 << 20]);
            }
        }
        return bytes.toByteArray();
    }

    /** A PDF without a table of its objects, which PDFBox looks for by itself then. */
    static byte[] withPackedObjects(byte[] deflated) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write("""
                %%PDF-1.5
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 1>>
                endobj
                3 0 obj
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>
                endobj
                4 0 obj
                <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>
                stream
                """.formatted(deflated.length).getBytes(StandardCharsets.US_ASCII));
        pdf.write(deflated);
        pdf.write("\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    /** The twin of a document whose pictures are all replaced by their negatives. */
    static byte[] negative(Path file) throws IOException {
        ByteArrayOutputStream twin = new ByteArrayOutputStream();
        try (ScanDocument document = open(file)) {
            document.write((page, picture) -> negative(document.read(page, picture)), PageColour.COLOUR, twin);
        }
        return twin.toByteArray();
    }

    static Page negative(Page page) {
        byte[] samples = page.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) ~samples[i];
        }
        return new Page(page.width(), page.height(), page.channels(), samples, page.dpi());
    }

    static ScanDocument open(Path file) {
        return ScanDocument.open(file, PageFiles.CODEC, LIMITS);
    }

    public static PDDocument load(byte[] pdf) throws IOException {
        return Loader.loadPDF(pdf);
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        return Files.write(file, bytes);
    }

    static PDImageXObject picture(PDDocument document, byte[] data, COSName filter, int width, int height, int bits,
                                  org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace colours) throws IOException {
        return new PDImageXObject(document, new ByteArrayInputStream(data), filter, width, height, bits, colours);
    }

    /** What a document may be. */
    record Limits(int maxPages, long contents, long objects, long file) implements DocumentLimits {
        @Override
        public MemorySize maxContents() {
            return new MemorySize(BigInteger.valueOf(contents));
        }

        @Override
        public MemorySize maxObjects() {
            return new MemorySize(BigInteger.valueOf(objects));
        }

        @Override
        public MemorySize maxPictureFile() {
            return new MemorySize(BigInteger.valueOf(file));
        }
    }
}
