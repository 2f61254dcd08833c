package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.restore.BlackAndWhite;
import latentstudio.restore.InkLayers;
import latentstudio.text.PageText;
import latentstudio.training.judge.LetterPage;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PagesAsPdfTest {
    private static final float POINT = 0.01f;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"300, 600, 150, 300, 144, 144", "72, 30, 72, 72, 72, 30", "1000, 20000, 1, 1, 720, 14400"})
    void aPageIsAsLargeAsItWasScanned(int width, int height, double across, double down, float points, float high) throws IOException {
        PDRectangle sheet = sheet(new Page(width, height, 1, new byte[width * height], new Dpi(across, down)));
        assertThat(sheet.getWidth()).isCloseTo(points, within(POINT));
        assertThat(sheet.getHeight()).isCloseTo(high, within(POINT));
    }

    @Test
    void aPageOfUnknownResolutionIsAnA4Sheet() throws IOException {
        PDRectangle upright = sheet(new Page(30, 31, 1, new byte[930], null));
        PDRectangle across = sheet(new Page(31, 30, 1, new byte[930], null));
        assertThat(upright.getWidth()).isCloseTo(595.28f, within(POINT)).isCloseTo(across.getHeight(), within(POINT));
        assertThat(upright.getHeight()).isCloseTo(841.89f, within(POINT)).isCloseTo(across.getWidth(), within(POINT));
    }

    /** 30 x 31 pixels on A4 upright: as wide as the sheet, and 595.28 / 30 points a pixel, so 72 * 30 / 595.28 to the inch. */
    @Test
    void aPictureOnASheetKeepsItsShape() throws IOException {
        byte[] pdf = pdf(PagesAsPdf.Packing.LOSSLESS, new Page(30, 31, 1, new byte[930], null));
        try (ScanDocument document = ScanFiles.open(ScanFiles.write(folder.resolve("a.pdf"), pdf))) {
            Dpi dpi = document.read(0, 0).dpi();
            assertThat(dpi.horizontal()).isCloseTo(72 * 30 / 595.28, within(0.01)).isCloseTo(dpi.vertical(), within(0.01));
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsThePagesInTheirOrder(PagesAsPdf.Packing packing) throws IOException {
        Page[] pages = {PageFiles.page(60, 40, 1), PageFiles.page(41, 59, 3), PageFiles.page(50, 50, 1)};
        byte[] pdf = pdf(packing, pages);
        try (ScanDocument document = ScanFiles.open(ScanFiles.write(folder.resolve("a.pdf"), pdf))) {
            assertThat(document.pages()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                Page read = document.read(i, 0);
                assertThat(read.width()).isEqualTo(pages[i].width());
                assertThat(read.channels()).isEqualTo(packing == PagesAsPdf.Packing.FAX ? 1 : pages[i].channels());
                assertThat(read.dpi().horizontal()).isCloseTo(300, within(0.01));
                assertThat(read.dpi().vertical()).isCloseTo(200, within(0.01));
                if (packing == PagesAsPdf.Packing.LOSSLESS) {
                    assertThat(read.samples()).isEqualTo(pages[i].samples());
                }
            }
        }
    }

    @Test
    void blackAndWhiteIsAFaxOfOneBit() throws IOException {
        Page bits = BlackAndWhite.of(LetterPage.of(false, new SplittableRandom(2)).page());
        byte[] pdf = pdf(PagesAsPdf.Packing.FAX, bits);
        assertThat(pdf).hasSizeLessThan(60_000);
        try (PDDocument document = ScanFiles.load(pdf); ScanDocument read = ScanFiles.open(ScanFiles.write(folder.resolve("a.pdf"), pdf))) {
            PDResources resources = document.getPage(0).getResources();
            PDImageXObject picture = (PDImageXObject) resources.getXObject(resources.getXObjectNames().iterator().next());
            assertThat(picture.getBitsPerComponent()).isEqualTo(1);
            assertThat(picture.getStream().getFilters()).containsExactly(COSName.CCITTFAX_DECODE);
            assertThat(read.read(0, 0).samples()).isEqualTo(bits.samples());
        }
    }

    @Test
    void layersAreSharpInkOverACoarseBackground() throws IOException {
        Page letter = LetterPage.of(true, new SplittableRandom(2)).page();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PagesAsPdf pdf = new PagesAsPdf(PagesAsPdf.Packing.JPEG)) {
            pdf.add(InkLayers.of(letter), PageText.NOTHING);
            pdf.write(out);
        }
        assertThat(out.size()).isLessThan(200_000);
        try (PDDocument document = ScanFiles.load(out.toByteArray())) {
            BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(0, 300);
            assertThat(shown.getWidth()).isCloseTo(letter.width(), within(1));
            int ink = 0;
            int kept = 0;
            double difference = 0;
            Rectangle photograph = LetterPage.photograph();
            for (int y = 0; y < 3500; y++) {
                for (int x = 0; x < 2470; x++) {
                    Color colour = new Color(shown.getRGB(x, y));
                    if (photograph.contains(x, y)) {
                        difference += Math.abs(colour.getGreen() - letter.at(x, y, 1));
                    } else if (letter.luminance(x, y) < 60) {
                        ink++;
                        kept += colour.getGreen() < 120 && Math.abs(colour.getBlue() - letter.at(x, y, 2)) < 60 ? 1 : 0;
                    }
                }
            }
            assertThat((double) kept / ink).isGreaterThan(0.99);
            assertThat(difference / photograph.width / photograph.height).as("of the photograph").isLessThan(8);
        }
    }

    private static PDRectangle sheet(Page page) throws IOException {
        try (PDDocument document = ScanFiles.load(pdf(PagesAsPdf.Packing.LOSSLESS, page))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return document.getPage(0).getMediaBox();
        }
    }

    private static byte[] pdf(PagesAsPdf.Packing packing, Page... pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PagesAsPdf pdf = new PagesAsPdf(packing)) {
            for (Page page : pages) {
                pdf.add(page);
            }
            pdf.write(out);
        }
        return out.toByteArray();
    }
}
