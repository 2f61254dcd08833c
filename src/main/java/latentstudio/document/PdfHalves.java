package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.List;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import latentstudio.text.PageText;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Puts two pages of a PDF in the place of one that shows a double page and nothing else; what leads to that page leads to the first of them. */
final class PdfHalves {
    /** What a page is as large as, and where it draws. */
    private static final List<COSName> BOXES = List.of(COSName.CROP_BOX, COSName.BLEED_BOX, COSName.TRIM_BOX, COSName.ART_BOX);

    private final PDDocument document;
    private final PdfText text;

    PdfHalves(PDDocument document) {
        this.document = document;
        text = new PdfText(document);
    }

    /**
     * Replaces a page by the halves of its scan, each as large as it was on the page.
     *
     * @param page   its dictionary
     * @param scan   that was halved
     * @param halves in the order of the pages; not kept
     * @param texts  what they say, in their pixels
     */
    void replace(COSDictionary page, PdfScan scan, List<Page> halves, List<PageText> texts, PageColour colour) throws IOException {
        PDPage first = new PDPage(page);
        PDPage second = new PDPage();
        document.getPages().insertAfter(second, first);
        draw(first, scan, halves.get(0), texts.get(0), colour);
        draw(second, scan, halves.get(1), texts.get(1), colour);
    }

    private void draw(PDPage page, PdfScan scan, Page half, PageText words, PageColour colour) throws IOException {
        AffineTransform place = scan.place();
        float width = (float) (place.getScaleX() / scan.width() * half.width());
        float height = (float) (place.getScaleY() / scan.height() * half.height());
        BOXES.forEach(page.getCOSObject()::removeItem);
        page.setMediaBox(new PDRectangle(width, height));
        page.setResources(new PDResources());
        PDImageXObject picture = PagesAsPdf.picture(document, half, colour == PageColour.BLACK_AND_WHITE ? PagesAsPdf.Packing.FAX : PagesAsPdf.Packing.JPEG);
        try (PDPageContentStream contents = new PDPageContentStream(document, page)) {
            contents.drawImage(picture, 0, 0, width, height);
        }
        text.add(words, page.getCOSObject(), new AffineTransform(width, 0, 0, height, 0, 0), half.width(), half.height());
    }

    /** Writes what the pages share, once, after all of them. */
    void finish() throws IOException {
        text.finish();
    }
}
