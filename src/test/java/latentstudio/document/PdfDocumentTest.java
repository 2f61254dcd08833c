package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            assertThat(picture(after.getPage(2)).getBitsPerComponent()).isEqualTo(1);
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

    /** White at two sides gives a picture of other proportions those of the place that it stands in. */
    @Test
    void aPictureOfAnotherSizeIsLaidIntoTheMiddleOfItsPlace() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.lossless(document, 40, 60, 1), "text");
            ScanFiles.page(document, PDRectangle.A4, contents -> {
                for (int i = 0; i < 3; i++) { // strips
                    contents.drawImage(ScanFiles.lossless(document, 40, 20, 1), 0, 840 - 280 * (i + 1), 560, 280);
                }
            });
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.hasText(0)).isTrue();
            assertThat(document.hasText(1)).isFalse();
            document.write((page, picture) -> Page.blank(60, 40, 1, null), out);
        }
        try (PDDocument written = ScanFiles.load(out.toByteArray())) {
            for (int page = 0; page < 2; page++) {
                List<Integer> heights = new ArrayList<>();
                int black = 0;
                for (COSName name : written.getPage(page).getResources().getXObjectNames()) {
                    PDImageXObject picture = (PDImageXObject) written.getPage(page).getResources().getXObject(name);
                    assertThat(picture.getWidth()).isEqualTo(60);
                    heights.add(picture.getHeight());
                    for (int y = 0; y < picture.getHeight(); y++) {
                        int sample = picture.getImage().getRaster().getSample(30, y, 0);
                        black += sample == 0 ? 1 : 0;
                        if (page == 0) {
                            assertThat(sample == 0).as("row %d", y).isEqualTo(y >= 25 && y < 65);
                        }
                    }
                }
                assertThat(heights).isEqualTo(page == 0 ? List.of(90) : List.of(30, 30, 30));
                assertThat(black).isEqualTo(40);
            }
        }
    }

    /** The last strip is shorter, the third is drawn on the next page, too, and one is a JPEG. */
    @Test
    void theStripsOfOnePageAreOnePictureAndAreCutAgain() throws IOException {
        Page whole = PageFiles.page(100, 36, 1);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            List<PDImageXObject> strips = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Page strip = whole.crop(0, 8 * i, 100, Math.min(8, 36 - 8 * i));
                strips.add(i == 1 ? JPEGFactory.createFromByteArray(document, PageFiles.write(strip, PageFormat.JPEG)) : ScanFiles.picture(document, strip.samples(), null, 100, strip.height(), 8, PDDeviceGray.INSTANCE));
            }
            ScanFiles.page(document, PDRectangle.A4, contents -> {
                for (int i = 0; i < 5; i++) {
                    contents.drawImage(strips.get(i), 0, i == 4 ? 0 : 900 - 200 * (i + 1), 595, i == 4 ? 100 : 200);
                }
            });
            ScanFiles.scan(document, PDRectangle.A4, strips.get(2), "again");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.pictures(1)).isZero();
            Page read = document.read(0, 0);
            assertThat(List.of(read.width(), read.height(), read.channels())).containsExactly(100, 36, 1);
            for (int y = 0; y < 36; y++) {
                for (int x = 0; x < 100; x++) {
                    assertThat(read.at(x, y, 0)).as("%d, %d", x, y).isCloseTo(whole.at(x, y, 0), within(y >= 8 && y < 16 ? 24 : 0));
                }
            }
            assertThat(document.decodedBytes(0, 0)).isEqualTo(100 * 36 + 100 * 8);
        }
        try (PDDocument before = ScanFiles.load(Files.readAllBytes(file)); PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            for (COSName name : before.getPage(0).getResources().getXObjectNames()) {
                PDImageXObject one = (PDImageXObject) before.getPage(0).getResources().getXObject(name);
                assertNegative(one, (PDImageXObject) after.getPage(0).getResources().getXObject(name),
                        one.getStream().getFilters().contains(COSName.DCT_DECODE) ? 30 : 0);
            }
        }
    }

    @Test
    void stripsOfDifferentResolutionsAreCleanedOneByOne() throws IOException {
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
            ScanFiles.type(contents);
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
            ScanFiles.type(contents);
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
            for (float scale : new float[] {1, 0.2f}) {
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
            assertThat(document.pictures(1)).as("a twenty-fifth of the page").isZero();
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
    @ValueSource(strings = {"JPXDecode", "Nonsense"})
    void leavesPicturesThatCannotBeReadAndSaysSo(String filter) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.lossless(document, 40, 50, 1);
            picture.getCOSObject().setName(COSName.FILTER, filter);
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
            assertThat(document.leftOut().orElseThrow()).startsWith(
                    "Page 1: a picture stays as it is, for it is stored in a way that is not read here: " + filter);
        }
        assertThat(ScanFiles.negative(file)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aReceiptIsAScanOnASheetThatShowsNothingElseAndToldOnATypedOne() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            for (boolean typed : new boolean[] {false, true, true}) {
                PDImageXObject receipt = ScanFiles.lossless(document, 40, 60, 1);
                ScanFiles.page(document, PDRectangle.A4, contents -> {
                    contents.drawImage(receipt, 100, 300, 250, 354);
                    if (typed) {
                        ScanFiles.type(contents);
                    }
                });
            }
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.pictures(1)).isZero();
            assertThat(document.leftOut().orElseThrow()).startsWith(
                    "Pages 2 and 3: a picture on a page with text of its own is taken for an illustration and stays as it is; send it");
        }
    }

    /** Black and white of 0 and 1, the other way round, or in dark blue. */
    @ParameterizedTest
    @CsvSource({"0 g, false", "0 g, true", "0 0 .5 rg, false", "/Cs cs 1 scn, false"})
    void aStencilInDarkInkIsAPageOfPaper(String ink, boolean negative) throws IOException {
        BufferedImage bits = ScanFiles.bits(90, 120);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject stencil = CCITTFactory.createFromImage(document, bits);
            stencil.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
            stencil.getCOSObject().removeItem(COSName.COLORSPACE);
            if (negative) {
                stencil.setDecode(COSArray.ofCOSIntegers(List.of(1, 0)));
            }
            PDPage page = ScanFiles.raw(document, (ink + " q 420 0 0 595 0 0 cm /Scan Do Q").getBytes(), stencil);
            page.getResources().put(COSName.getPDFName("Cs"), PDColorSpace.create(separation(document)));
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < 90; x++) {
                    assertThat(document.read(0, 0).at(x, y, 0)).isEqualTo(bits.getRaster().getSample(x, y, 0) == 1 != negative ? 255 : 0);
                }
                y += 16;
            }
        }
        byte[] twin = ScanFiles.negative(file);
        try (PDDocument after = ScanFiles.load(twin); ScanDocument again = ScanFiles.open(ScanFiles.write(folder.resolve("b.pdf"), twin))) {
            PDImageXObject stencil = (PDImageXObject) after.getPage(0).getResources().getXObject(COSName.getPDFName("Scan"));
            assertThat(stencil.isStencil()).isTrue();
            assertThat(stencil.getBitsPerComponent()).isEqualTo(1);
            assertThat(again.read(0, 0).at(0, 0, 0)).isEqualTo(bits.getRaster().getSample(0, 0, 0) == 1 != negative ? 0 : 255);
        }
        assertThat(twin.length).isLessThan((int) (1.2 * Files.size(file)));
    }

    private static COSArray separation(PDDocument document) throws IOException {
        COSDictionary exponential = new COSDictionary();
        exponential.setInt(COSName.FUNCTION_TYPE, 2);
        exponential.setInt(COSName.N, 1);
        exponential.setItem(COSName.DOMAIN, COSArray.ofCOSIntegers(List.of(0, 1)));
        exponential.setItem(COSName.C0, COSArray.ofCOSIntegers(List.of(1)));
        exponential.setItem(COSName.C1, COSArray.ofCOSIntegers(List.of(0)));
        COSArray separation = new COSArray();
        separation.add(COSName.SEPARATION);
        separation.add(COSName.getPDFName("Black"));
        separation.add(COSName.DEVICEGRAY);
        separation.add(exponential);
        return separation;
    }

    @Test
    void aStencilForLightInkIsTold() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject stencil = CCITTFactory.createFromImage(document, ScanFiles.bits(90, 120));
            stencil.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
            stencil.getCOSObject().removeItem(COSName.COLORSPACE);
            ScanFiles.raw(document, "0 0 0 .1 k q 420 0 0 595 0 0 cm /Scan Do Q".getBytes(), stencil);
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
            assertThat(document.leftOut().orElseThrow()).contains("a stencil for light ink");
        }
    }

    @ParameterizedTest
    @CsvSource({"SMask, 8, 255, true", "SMask, 8, 254, false", "SMask, 1, 248, true", "Mask, 1, 0, true", "Mask, 1, 7, true", "Mask, 1, 8, false"})
    void aMaskThatLetsAllThroughIsNone(String kind, int bits, int samples, boolean whole) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.lossless(document, 40, 60, 3);
            byte[] mask = new byte[bits == 1 ? 30 : 5 * 30];
            Arrays.fill(mask, (byte) samples);
            PDImageXObject other = ScanFiles.picture(document, mask, null, 5, 30, bits, PDDeviceGray.INSTANCE);
            other.getCOSObject().setBoolean(COSName.IMAGE_MASK, kind.equals("Mask"));
            picture.getCOSObject().setItem(COSName.getPDFName(kind), other);
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(whole ? 1 : 0);
            assertThat(document.leftOut().orElse("")).contains(whole ? "" : "Page 1: a picture stays as it is, for it is transparent in part;");
        }
    }

    /** The paper is seen where the key leaves the picture out; what comes back covers it. */
    @Test
    void whatAColourKeyLeavesOutIsPaper() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            byte[] samples = new byte[20 * 20 * 3];
            Arrays.fill(samples, (byte) 90);
            Arrays.fill(samples, 0, 20 * 3, (byte) 10);
            PDImageXObject picture = ScanFiles.picture(document, samples, null, 20, 20, 8, PDDeviceRGB.INSTANCE);
            picture.getCOSObject().setItem(COSName.MASK, COSArray.ofCOSIntegers(List.of(5, 15, 5, 15, 0, 255)));
            ScanFiles.scan(document, PDRectangle.A4, picture, "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.read(0, 0).at(3, 0, 0)).isEqualTo(255);
            assertThat(document.read(0, 0).at(3, 1, 0)).isEqualTo(90);
        }
        try (PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            assertThat(picture(after.getPage(0)).getCOSObject().containsKey(COSName.MASK)).isFalse();
            assertThat(picture(after.getPage(0)).getImage().getRGB(3, 0)).isEqualTo(0xff000000);
        }
    }

    @Test
    void aPictureWithinTheContentsBecomesAnObject() throws IOException {
        String before = "0 0 0 RG 1 0 0 1 0 0 cm q 420 0 0 595 0 0 cm ";
        String after = " Q BT /F1 12 Tf 3 Tr (EI found but not seen) Tj ET";
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.writeBytes((before + "BI /W 40 /H 50 /CS /G /BPC 8 /I true ID ").getBytes());
        contents.writeBytes(PageFiles.page(40, 50, 1).samples());
        contents.writeBytes(("\nEI" + after).getBytes());
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDPage page = ScanFiles.raw(document, contents.toByteArray(), ScanFiles.lossless(document, 4, 4, 1));
            document.addPage(new PDPage(new COSDictionary(page.getCOSObject())));
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.pictures(1)).as("the same contents").isZero();
            assertThat(document.read(0, 0).samples()).isEqualTo(PageFiles.page(40, 50, 1).samples());
        }
        try (PDDocument twin = ScanFiles.load(ScanFiles.negative(file))) {
            for (PDPage page : twin.getPages()) {
                assertThat(new String(page.getContents().readAllBytes())).isEqualToIgnoringWhitespace(before + "/Page1 Do" + after);
                PDImageXObject object = (PDImageXObject) page.getResources().getXObject(COSName.getPDFName("Page1"));
                assertThat(object.getImage().getRGB(0, 0) & 0xff).isEqualTo(255 - PageFiles.page(40, 50, 1).at(0, 0, 0));
                assertThat(object.getInterpolate()).isTrue();
            }
        }
    }

    /** Shown by a rectangle that is filled with a pattern whose tile is the page. */
    @Test
    void aPatternMayHoldThePageAndItsTileIsSeenOnlyWhereItIsUsed() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            for (String fill : new String[] {"f", "n"}) {
                PDTilingPattern pattern = new PDTilingPattern();
                pattern.setBBox(new PDRectangle(420, 595));
                pattern.setMatrix(java.awt.geom.AffineTransform.getTranslateInstance(0, 0));
                pattern.setResources(new PDResources());
                pattern.getResources().put(COSName.getPDFName("Im"), ScanFiles.lossless(document, 40, 60, 1));
                try (var out = ((COSStream) pattern.getCOSObject()).createOutputStream()) {
                    out.write("q 420 0 0 595 0 0 cm /Im Do Q".getBytes());
                }
                PDPage page = ScanFiles.raw(document, ("q .1 0 0 .1 0 0 cm /Pattern cs /Tile scn 0 0 4200 5950 re " + fill + " Q").getBytes(),
                        ScanFiles.lossless(document, 4, 4, 1));
                page.getResources().put(COSName.getPDFName("Tile"), pattern);
            }
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.read(0, 0).width()).isEqualTo(40);
            assertThat(document.pictures(1)).isZero();
        }
    }

    @Test
    void whatLiesAboveAScanIsTold() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A4, contents -> {
            PDImageXObject faded = ScanFiles.lossless(document, 51, 50, 1);
            faded.getCOSObject().setItem(COSName.SMASK, ScanFiles.lossless(document, 51, 50, 1));
            contents.drawImage(ScanFiles.lossless(document, 60, 80, 1), 0, 0, 595, 842);
            contents.drawImage(faded, 0, 0, 595, 842);
        }));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.leftOut().orElseThrow()).isEqualTo("Page 1: what lies above a scan as a layer of its own stays as it is.");
        }
    }

    @Test
    void aPageThatIsTooLargeOrDamagedStaysAsItWasAndIsToldWhileOthersAreCleaned() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.picture(document, ScanFiles.bomb(1), COSName.FLATE_DECODE, 9000, 9000, 1,
                    PDDeviceGray.INSTANCE), "large");
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.lossless(document, 40, 50, 1), "fine");
            ScanFiles.scan(document, PDRectangle.A4, ScanFiles.picture(document, new byte[9], null, 40, 50, 7, PDDeviceGray.INSTANCE), "odd");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pictures(0)).isZero();
            assertThat(document.pictures(1)).isEqualTo(1);
            assertThat(document.leftOut().orElseThrow()).startsWith("Page 1: a scan stays as it is; Expected a picture of at most 60,000,000 pixels, "
                    + "got 9000 x 9000 = 81,000,000; make it smaller and send it again. Page 3: a scan stays as it is; Expected");
        }
        try (PDDocument before = ScanFiles.load(Files.readAllBytes(file)); PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            assertNegative(picture(before.getPage(1)), picture(after.getPage(1)), 0);
        }
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
