package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import latentstudio.Cast;
import latentstudio.image.PageFiles;
import latentstudio.image.PictureException;
import latentstudio.image.PictureException.Reason;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are broken, protected or made to fill the memory. */
class PdfBadInputTest {
    private static final int MEGABYTES = 150;
    private static final long FEW = 60 << 20;

    @TempDir
    Path folder;

    @Test
    void rejectsAPdfThatNeedsAPassword() throws IOException {
        assertRejected(protectedBy("secret", true), Reason.UNREADABLE,
                "Expected a PDF that opens without a password, got an encrypted one; send it without its password.");
    }

    @Test
    void rejectsAPdfThatMayNotBeChanged() throws IOException {
        assertRejected(protectedBy("", false), Reason.UNREADABLE,
                "Expected a PDF that may be changed, got one whose owner forbids it; send it without protection.");
    }

    @Test
    void cleansAnEncryptedPdfThatAnyoneMayOpenAndChange() throws IOException {
        Path file = protectedBy("", true);
        int expected;
        try (ScanDocument document = ScanFiles.open(file)) {
            expected = 255 - document.read(0, 0).at(0, 0, 0);
        }
        try (PDDocument twin = ScanFiles.load(ScanFiles.negative(file))) {
            assertThat(twin.isEncrypted()).isFalse();
            COSName name = twin.getPage(0).getResources().getXObjectNames().iterator().next();
            int corner = ((PDImageXObject) twin.getPage(0).getResources().getXObject(name)).getImage().getRGB(0, 0) & 0xff;
            assertThat(corner).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.8})
    void rejectsAPdfThatIsCutOff(double share) throws IOException {
        Path whole = ScanFiles.pdf(folder.resolve("a.pdf"),
                document -> ScanFiles.scan(document, PDRectangle.A4, ScanFiles.jpeg(document, 400, 500, 1), "a"));
        byte[] bytes = Files.readAllBytes(whole);
        Path file = ScanFiles.write(folder.resolve("b.pdf"), Arrays.copyOf(bytes, (int) (share * bytes.length)));
        assertThatThrownBy(() -> readAll(file)).isInstanceOf(PictureException.class)
                .hasMessageContaining("Expected").hasMessageContaining(";");
    }

    @Test
    void rejectsWhatOnlyClaimsToBeAPdf() throws IOException {
        assertRejected(ScanFiles.write(folder.resolve("a.pdf"), "%PDF-1.7 and nothing else".getBytes()), Reason.UNREADABLE,
                "Expected a whole PDF, but this one is damaged or cut off (");
    }

    @Test
    void rejectsAPdfWithoutPages() throws IOException {
        assertRejected(ScanFiles.pdf(folder.resolve("a.pdf"), document -> { }), Reason.UNREADABLE,
                "Expected a PDF with pages, got one with none; send another file.");
    }

    @Test
    void rejectsAPdfOfTooManyPages() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            for (int i = 0; i < 501; i++) {
                document.addPage(new PDPage());
            }
        });
        assertRejected(file, Reason.TOO_LARGE, "Expected a PDF of at most 500 pages, got more; send it in parts.");
    }

    @Test
    void doesNotBelieveHowManyPagesAPdfSaysItHas() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            document.addPage(new PDPage());
            document.getPages().getCOSObject().setInt(COSName.COUNT, 2_000_000_000);
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pages()).isEqualTo(1);
        }
    }

    @Test
    void aTreeOfPagesThatHoldsItselfEnds() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            document.addPage(new PDPage());
            COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
            COSDictionary branch = new COSDictionary();
            branch.setItem(COSName.TYPE, COSName.PAGES);
            COSArray inner = new COSArray();
            inner.add(branch);
            inner.add(kids.get(0));
            branch.setItem(COSName.KIDS, inner);
            kids.add(branch);
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pages()).isEqualTo(2);
        }
    }

    @Test
    void aHugeSheetCostsNothing() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document ->
                ScanFiles.scan(document, new PDRectangle(1e9f, 1e9f), ScanFiles.lossless(document, 20, 20, 1), "a"));
        byte[][] twin = new byte[1][];
        assertThat(allocated(() -> twin[0] = ScanFiles.negative(file))).isLessThan(FEW);
        try (PDDocument document = ScanFiles.load(twin[0])) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(1e9f);
        }
    }

    @Test
    void rejectsContentsThatUnpackWithoutEnd() throws IOException {
        byte[] bomb = ScanFiles.bomb(MEGABYTES);
        for (int filters = 1; filters <= 2; filters++) {
            byte[] packed = filters == 1 ? bomb : deflated(bomb);
            COSArray names = new COSArray();
            for (int i = 0; i < filters; i++) {
                names.add(COSName.FLATE_DECODE);
            }
            Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
                PDPage page = new PDPage();
                document.addPage(page);
                page.getCOSObject().setItem(COSName.CONTENTS, stream(document, packed, names));
            });
            assertThat(Files.size(file)).isLessThan(1 << 20);
            assertThat(allocated(() -> assertRejected(file, new ScanFiles.Limits(500, 4 << 20, 1 << 20, 1 << 20), Reason.TOO_LARGE, "Expected a PDF whose ")))
                    .isLessThan(FEW);
        }
    }

    @Test
    void rejectsPackedObjectsThatUnpackWithoutEnd() throws IOException {
        Path file = ScanFiles.write(folder.resolve("a.pdf"), ScanFiles.withPackedObjects(ScanFiles.bomb(MEGABYTES)));
        assertThat(allocated(() -> assertRejected(file, Reason.TOO_LARGE, "Expected a PDF whose objects unpack to at most 16,777,216 bytes, got more;")))
                .isLessThan(FEW);
    }

    @Test
    void rejectsAPictureThatUnpacksToMoreThanItHas() throws IOException {
        byte[] bomb = ScanFiles.bomb(MEGABYTES);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A4,
                ScanFiles.picture(document, bomb, COSName.FLATE_DECODE, 100, 100, 8, PDDeviceGray.INSTANCE), "a"));
        assertThat(allocated(() -> assertThatThrownBy(() -> readAll(file)).isInstanceOf(PictureException.class)
                .hasMessageStartingWith("Page 1: Expected a PDF whose samples of a picture unpack to at most 85,536 bytes, got more;"))).isLessThan(FEW);
    }

    /** After its second filter, or already after its first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rejectsAPictureThatUnpacksAndUnpacks(boolean first) throws IOException {
        byte[] bomb = first ? ScanFiles.bomb(MEGABYTES) : deflated(ScanFiles.bomb(MEGABYTES));
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.picture(document, bomb, COSName.FLATE_DECODE, 100, 100, 8, PDDeviceGray.INSTANCE);
            picture.getCOSObject().setItem(COSName.FILTER, COSArray.ofCOSNames(List.of("FlateDecode", "FlateDecode")));
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        assertThat(allocated(() -> assertThatThrownBy(() -> readAll(file)).isInstanceOf(PictureException.class)
                .hasMessageContaining("unpack to at most 85,536 bytes"))).isLessThan(FEW);
    }

    /** PDFBox makes an array of what a fax says it has. */
    @Test
    void rejectsAFaxThatSaysItIsHuge() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = CCITTFactory.createFromImage(document, ScanFiles.bits(40, 40));
            picture.getCOSObject().getCOSDictionary(COSName.DECODE_PARMS).setInt(COSName.COLUMNS, 1 << 22);
            picture.getCOSObject().getCOSDictionary(COSName.DECODE_PARMS).setInt(COSName.ROWS, 400);
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        assertThat(allocated(() -> assertThatThrownBy(() -> readAll(file)).isInstanceOf(PictureException.class)
                .hasMessageStartingWith("Page 1: Expected a PDF whose samples of a picture unpack to at most"))).isLessThan(FEW);
    }

    @Test
    void rejectsAPictureOfFourHundredMegapixels() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A4,
                ScanFiles.picture(document, ScanFiles.bomb(1), COSName.FLATE_DECODE, 20_000, 20_000, 8, PDDeviceGray.INSTANCE), "a"));
        assertThat(allocated(() -> assertRejected(file, Reason.TOO_LARGE,
                "Page 1: Expected a picture of at most 60,000,000 pixels, got 20000 x 20000 = 400,000,000;"))).isLessThan(FEW);
    }

    /** The PDF says 100 x 100 pixels, the JPEG 20,000 x 20,000. */
    @Test
    void rejectsAJpegThatIsLargerThanThePdfSays() throws IOException {
        byte[] jpeg = Cast.file(ScanFiles.bits(100, 100), "jpg");
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) { // start of frame: length, precision, height, width
                jpeg[i + 5] = jpeg[i + 7] = (byte) (20_000 >> 8);
                jpeg[i + 6] = jpeg[i + 8] = (byte) 20_000;
            }
        }
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A4,
                ScanFiles.picture(document, jpeg, COSName.DCT_DECODE, 100, 100, 8, PDDeviceGray.INSTANCE), "a"));
        assertThat(allocated(() -> assertThatThrownBy(() -> readAll(file))
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("20000 x 20000 = 400,000,000"))).isLessThan(FEW);
    }

    @Test
    void rejectsRowsThatArePredictedOverGigabytes() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.lossless(document, 40, 40, 1);
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.PREDICTOR, 12);
            parameters.setInt(COSName.COLUMNS, 2_000_000_000);
            picture.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        assertThat(allocated(() -> assertThatThrownBy(() -> readAll(file)).isInstanceOf(PictureException.class)
                .hasMessageContaining("a row of 16,000,000,000 bits"))).isLessThan(FEW);
    }

    @Test
    void rejectsAFormThatDrawsItself() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> forms(document, 1, 1, true));
        assertRejected(file, Reason.UNREADABLE, "Expected a PDF with forms that are drawn at most 30 deep and never within themselves,");
    }

    @Test
    void rejectsFormsThatAreNestedDeep() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> forms(document, 40, 1, false));
        assertRejected(file, Reason.UNREADABLE, "Expected a PDF with forms that are drawn at most 30 deep");
        Path fine = ScanFiles.pdf(folder.resolve("b.pdf"), document -> forms(document, 25, 1, false));
        ScanFiles.open(fine).close();
    }

    /** Ten times ten times ten ... */
    @Test
    void rejectsFormsThatMultiply() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> forms(document, 20, 10, false));
        assertRejected(file, new ScanFiles.Limits(500, 1 << 18, 1 << 20, 1 << 20), Reason.TOO_LARGE,
                "Expected a PDF whose pages unpack to at most 262,144 bytes, got more;");
    }

    @Test
    void rejectsStatesThatAreSavedWithoutEnd() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document ->
                ScanFiles.raw(document, "q ".repeat(20_000).getBytes(), ScanFiles.lossless(document, 4, 4, 1)));
        assertRejected(file, Reason.UNREADABLE, "Expected a PDF with states saved at most 10,000 deep,");
    }

    @Test
    void rejectsMillionsOfObjects() throws IOException {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Junk[");
        pdf.append("[]".repeat(2_100_000)).append("]>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n");
        assertRejected(ScanFiles.write(folder.resolve("a.pdf"), pdf.toString().getBytes()), Reason.TOO_LARGE,
                "Expected a PDF of at most 2,000,000 objects, got more;");
    }

    private Path protectedBy(String password, boolean changes) throws IOException {
        return ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.lossless(document, 40, 50, 1), "a");
            AccessPermission permission = new AccessPermission();
            permission.setCanModify(changes);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, permission);
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        });
    }

    /** Forms within forms, each drawn so often by the one around it. */
    private static void forms(PDDocument document, int depth, int times, boolean endless) throws IOException {
        PDFormXObject first = null;
        PDFormXObject inner = null;
        for (int i = 0; i < depth; i++) {
            PDFormXObject form = new PDFormXObject(document);
            form.setBBox(PDRectangle.A4);
            form.setResources(new PDResources());
            if (inner != null) {
                form.getResources().put(COSName.getPDFName("Next"), inner);
            }
            try (var out = form.getContentStream().createOutputStream()) {
                out.write("/Next Do ".repeat(times).getBytes());
            }
            first = first == null ? form : first;
            inner = form;
        }
        if (endless) {
            first.getResources().put(COSName.getPDFName("Next"), inner);
        }
        PDFormXObject outer = inner;
        ScanFiles.page(document, PDRectangle.A4, contents -> contents.drawForm(outer));
    }

    private static COSStream stream(PDDocument document, byte[] packed, COSArray filters) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createRawOutputStream()) {
            out.write(packed);
        }
        stream.setItem(COSName.FILTER, filters);
        return stream;
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void readAll(Path file) {
        try (ScanDocument document = ScanFiles.open(file)) {
            for (int page = 0; page < document.pages(); page++) {
                for (int picture = 0; picture < document.pictures(page); picture++) {
                    document.read(page, picture);
                }
            }
        }
    }

    private static void assertRejected(Path file, Reason reason, String message) {
        assertRejected(file, ScanFiles.LIMITS, reason, message);
    }

    private static void assertRejected(Path file, DocumentLimits settings, Reason reason, String message) {
        assertThatThrownBy(() -> ScanDocument.open(file, PageFiles.CODEC, settings))
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageStartingWith(message);
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What this thread takes of the heap meanwhile, garbage too: more than it ever holds. */
    private static long allocated(Work work) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
