package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfDocumentTest {
    @TempDir
    Path folder;

    @Test
    void aSearchableScanKeepsAllButItsPictures() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.jpeg(document, 70, 100, 1), "the first of three");
            PDPage second = ScanFiles.scan(document, new PDRectangle(10, 20, 500, 300), ScanFiles.lossless(document, 100, 60, 3), "and the second");
            second.setRotation(90);
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionURI there = new PDActionURI();
            there.setURI("https://example.org/");
            link.setAction(there);
            second.getAnnotations().add(link);
            ScanFiles.scan(document, PDRectangle.LETTER, LosslessFactory.createFromImage(document, ScanFiles.bits(90, 120)), "the last");
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem chapter = new PDOutlineItem();
            chapter.setTitle("Chapter");
            chapter.setDestination(second);
            outline.addLast(chapter);
            document.getDocumentCatalog().setDocumentOutline(outline);
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle("Minutes");
            document.setDocumentInformation(information);
        });
        byte[] twin = ScanFiles.negative(file);
        try (PDDocument before = ScanFiles.load(Files.readAllBytes(file)); PDDocument after = ScanFiles.load(twin)) {
            assertThat(new PDFTextStripper().getText(after)).isEqualTo(new PDFTextStripper().getText(before))
                    .contains("the first of three", "and the second", "the last");
            assertThat(after.getNumberOfPages()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                assertThat(after.getPage(i).getMediaBox().toString()).isEqualTo(before.getPage(i).getMediaBox().toString());
                assertThat(after.getPage(i).getRotation()).isEqualTo(before.getPage(i).getRotation());
                assertNegative(picture(before.getPage(i)), picture(after.getPage(i)), i == 0 ? 12 : 0);
            }
            assertThat(picture(after.getPage(0)).getStream().getFilters()).containsExactly(COSName.DCT_DECODE);
            assertThat(picture(after.getPage(1)).getStream().getFilters()).containsExactly(COSName.FLATE_DECODE);
            assertThat(picture(after.getPage(2)).getBitsPerComponent()).isEqualTo(8);
            assertThat(picture(after.getPage(2)).getColorSpace().getNumberOfComponents()).isEqualTo(1);
            assertThat(after.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle()).isEqualTo("Chapter");
            assertThat(((PDActionURI) ((PDAnnotationLink) after.getPage(1).getAnnotations().get(0)).getAction()).getURI()).isEqualTo("https://example.org/");
            assertThat(after.getDocumentInformation().getTitle()).isEqualTo("Minutes");
        }
        try (ScanDocument document = ScanFiles.open(ScanFiles.write(folder.resolve("twin.pdf"), twin))) {
            assertThat(document.pictures(2)).as("the twin is a document, too").isEqualTo(1);
            assertThat(document.mediaType()).isEqualTo("application/pdf");
            assertThat(document.ending()).isEqualTo("pdf");
        }
    }

    /** A4 is 8.27 inches wide. */
    @Test
    void aPictureKnowsHowFinelyItWasScanned() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"),
                document -> ScanFiles.scan(document, PDRectangle.A4, ScanFiles.lossless(document, 827, 2339, 1), "a"));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.read(0, 0).dpi().horizontal()).isCloseTo(100, within(0.1));
            assertThat(document.read(0, 0).dpi().vertical()).isCloseTo(200, within(0.1));
        }
    }

    @Test
    void asksForThePicturesInOrderAndOnce() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.page(document, PDRectangle.A4, contents -> {
                contents.drawImage(ScanFiles.lossless(document, 20, 20, 1), 0, 0, 595, 400);
                contents.drawImage(ScanFiles.lossless(document, 30, 20, 1), 0, 400, 595, 400);
            });
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.lossless(document, 40, 20, 1), "a");
        });
        List<String> asked = new ArrayList<>();
        try (ScanDocument document = ScanFiles.open(file)) {
            document.write((page, picture) -> {
                asked.add(page + "/" + picture + "/" + document.read(page, picture).width());
                return document.read(page, picture);
            }, new ByteArrayOutputStream());
            assertThatThrownBy(() -> document.read(0, 0)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(asked).containsExactly("0/0/20", "0/1/30", "1/0/40");
    }

    @Test
    void theStripsOfAScannerAreAllCleanedButNotTheLogoBesideThem() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A4, contents -> {
            for (int i = 0; i < 12; i++) {
                contents.drawImage(ScanFiles.lossless(document, 100 + i, 10, 1), 40, 20 + 60 * i, 500, 60);
            }
            contents.drawImage(ScanFiles.lossless(document, 50, 50, 3), 10, 780, 100, 50);
        }));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(12);
            assertThat(document.read(0, 11).width()).isEqualTo(111);
        }
    }

    @Test
    void picturesThatAreNoStripsOfEachOtherDoNotAddUp() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A4, contents -> {
            for (int i = 0; i < 5; i++) {
                contents.drawImage(ScanFiles.lossless(document, 50, 50, 1), 20 + 40 * i, 150 * i, 200 + 20 * i, 100 + 8 * i);
            }
        }));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
        }
    }

    @Test
    void aSharedPictureIsCleanedOnceForAllItsPages() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject shared = ScanFiles.lossless(document, 40, 60, 1);
            ScanFiles.scan(document, PDRectangle.A4, shared, "one");
            ScanFiles.scan(document, PDRectangle.A4, shared, "two");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.pictures(1)).isZero();
        }
        try (PDDocument before = ScanFiles.load(Files.readAllBytes(file)); PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            assertNegative(picture(before.getPage(0)), picture(after.getPage(0)), 0);
            assertNegative(picture(before.getPage(1)), picture(after.getPage(1)), 0);
        }
    }

    @Test
    void whatHoldsNothingToCleanComesBackByteByByte() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A4, contents -> {
            contents.drawImage(ScanFiles.lossless(document, 500, 500, 3), 10, 10, 200, 200);
            contents.addRect(0, 0, 500, 700);
            contents.fill();
        }));
        assertThat(ScanFiles.negative(file)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void logosStencilsAndTransparentPicturesStayBesideAScan() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A4, contents -> {
            PDImageXObject stencil = LosslessFactory.createFromImage(document, ScanFiles.bits(50, 50));
            stencil.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
            stencil.getCOSObject().removeItem(COSName.COLORSPACE);
            PDImageXObject faded = ScanFiles.lossless(document, 51, 50, 1);
            faded.getCOSObject().setItem(COSName.SMASK, ScanFiles.lossless(document, 51, 50, 1));
            PDImageXObject logo = ScanFiles.lossless(document, 52, 50, 1);
            contents.drawImage(ScanFiles.lossless(document, 60, 80, 1), 0, 0, 595, 842);
            contents.drawImage(stencil, 0, 0, 595, 842);
            contents.drawImage(faded, 0, 0, 595, 842);
            contents.drawImage(logo, 0, 0, 59, 84);
        }));
        byte[] twin = ScanFiles.negative(file);
        try (PDDocument before = ScanFiles.load(Files.readAllBytes(file)); PDDocument after = ScanFiles.load(twin)) {
            for (COSName name : before.getPage(0).getResources().getXObjectNames()) {
                PDImageXObject one = (PDImageXObject) before.getPage(0).getResources().getXObject(name);
                PDImageXObject other = (PDImageXObject) after.getPage(0).getResources().getXObject(name);
                if (one.getWidth() == 60) {
                    assertNegative(one, other, 0);
                } else {
                    assertThat(other.getCOSObject().createRawInputStream().readAllBytes()).as("%d wide", one.getWidth())
                            .isEqualTo(one.getCOSObject().createRawInputStream().readAllBytes());
                }
            }
        }
    }

    @Test
    void findsPicturesInFormsByTheirPlace() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.lossless(document, 60, 80, 1);
            for (float scale : new float[] {1, 0.3f}) {
                PDFormXObject form = new PDFormXObject(document);
                form.setBBox(PDRectangle.A4);
                form.setMatrix(java.awt.geom.AffineTransform.getScaleInstance(scale, scale));
                form.setResources(new PDResources());
                form.getResources().put(COSName.getPDFName("Im"), scale == 1 ? picture : ScanFiles.lossless(document, 50, 50, 1));
                try (var out = form.getContentStream().createOutputStream()) {
                    out.write("q 595 0 0 842 0 0 cm /I#6d Do Q".getBytes());
                }
                ScanFiles.page(document, PDRectangle.A4, contents -> contents.drawForm(form));
            }
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.pictures(1)).as("a ninth of the page").isZero();
        }
    }

    @Test
    void whatAFormChangesEndsWithIt() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDFormXObject form = new PDFormXObject(document);
            form.setBBox(PDRectangle.A5);
            try (var out = form.getContentStream().createOutputStream()) {
                out.write("Q .1 0 0 .1 0 0 cm q .1 0 0 .1 0 0 cm".getBytes());
            }
            PDPage page = ScanFiles.raw(document, "q 400 0 0 500 0 0 cm q /Form Do /Scan Do".getBytes(), ScanFiles.lossless(document, 40, 50, 1));
            page.getResources().put(COSName.getPDFName("Form"), form);
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
        }
    }

    /** What text, comments, arrays and pictures within the contents hold is no operator. */
    @ParameterizedTest
    @ValueSource(strings = {
        "BT (\\) 1 0 0 1 0 0 cm Q) Tj (a (b) 9 0 0 9 0 0 cm) Tj ET q 400 0 0 500 0 0 cm /Scan Do Q",
        "% q 1 0 0 1 0 0 cm\nq 400 0 0 500 0 0 cm [1 2 3] 0 d /Scan Do Q",
        "q 20 0 0 20 0 0 cm q 20 0 0 25 0 0 cm /Scan Do Q Q",
        "q .1 0 0 .1 0 0 cm Q Q Q 400 0 0 500 0 0 cm /A <</B 3 /C <0F>>> BDC /Scan Do EMC",
        "q BI /W 2 /H 2 /BPC 8 /CS /G ID \u0001EI .1 0 0 .1 0 0 cm EI \u0002\nEI 400 0 0 500 0 0 cm /Scan Do Q",
        "q 0 400 -500 0 400 0 cm /Sc#61n Do Q"})
    void followsTheContentsOfAPage(String contents) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.raw(document,
                contents.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), ScanFiles.lossless(document, 40, 50, 1)));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q 100 0 0 100 0 0 cm /Scan Do Q", "q 400 0 0 500 500 0 cm /Scan Do Q", "(q 400 0 0 500 0 0 cm /Scan Do Q) Tj",
        "q 400 0 0 500 0 0 cm Q /Scan Do", "q 400 0 0 500 0 0 cm /Other Do Q"})
    void leavesWhatIsSmallOrNotSeen(String contents) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"),
                document -> ScanFiles.raw(document, contents.getBytes(), ScanFiles.lossless(document, 40, 50, 1)));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JBIG2Decode", "JPXDecode", "Nonsense"})
    void leavesPicturesThatCannotBeReadAndSaysSo(String filter) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.lossless(document, 40, 50, 1);
            picture.getCOSObject().setName(COSName.FILTER, filter);
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
            assertThat(document.leftOut().orElseThrow()).contains("not read here: " + filter + ";");
        }
        assertThat(ScanFiles.negative(file)).isEqualTo(Files.readAllBytes(file));
    }

    private static PDImageXObject picture(PDPage page) throws IOException {
        return (PDImageXObject) page.getResources().getXObject(page.getResources().getXObjectNames().iterator().next());
    }

    private static void assertNegative(PDImageXObject one, PDImageXObject other, int tolerance) throws IOException {
        var before = one.getImage();
        var after = other.getImage();
        assertThat(after.getWidth()).isEqualTo(before.getWidth());
        assertThat(after.getHeight()).isEqualTo(before.getHeight());
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(after.getRGB(x, y) >> shift & 0xff).isCloseTo(255 - (before.getRGB(x, y) >> shift & 0xff), within(tolerance));
                }
            }
        }
    }
}
