package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import latentstudio.text.PageText;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageTree;

/** Puts text that is found but not seen over the pages of a PDF, all in one font. */
final class PdfText {
    private static final String NAME = "LatentStudioText";

    private final PDDocument document;
    private EmptyGlyphs font;

    PdfText(PDDocument document) {
        this.document = document;
    }

    /**
     * Adds text to a page after all that it draws.
     *
     * @param page   its dictionary, with contents
     * @param place  makes the place on the page, points, of the unit square that the text's pixels fill
     * @param width  pixels
     * @param height pixels
     */
    void add(PageText text, COSDictionary page, AffineTransform place, int width, int height) throws IOException {
        if (text.words().isEmpty()) {
            return;
        }
        if (font == null) {
            font = new EmptyGlyphs(document);
        }
        PageContents.put(document, page, "q\n", layer(text, name(fonts(page)), place, width, height));
    }

    private String layer(PageText text, COSName name, AffineTransform place, int width, int height) {
        double[] matrix = new double[6];
        place.getMatrix(matrix);
        String begin = String.format(Locale.ROOT, "Q\nq\n%.6f %.6f %.6f %.6f %.4f %.4f cm\n", matrix[0] / width, matrix[1] / width,
                matrix[2] / height, matrix[3] / height, matrix[4], matrix[5]);
        byte[] words = TextLayer.of(text, font, name, new Rectangle2D.Double(0, 0, width, height), width, height);
        return begin + new String(words, StandardCharsets.US_ASCII) + "Q\n";
    }

    /** Of the page's resources, which other pages may have too. */
    private static COSDictionary fonts(COSDictionary page) {
        COSDictionary resources = PDPageTree.getInheritableAttribute(page, COSName.RESOURCES) instanceof COSDictionary own ? own : new COSDictionary();
        page.setItem(COSName.RESOURCES, resources);
        COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
        if (fonts == null) {
            fonts = new COSDictionary();
            resources.setItem(COSName.FONT, fonts);
        }
        return fonts;
    }

    /** Under which the font is in these; another one may have the usual name, from when the PDF was made. */
    private COSName name(COSDictionary fonts) {
        COSName name = COSName.getPDFName(NAME);
        for (int number = 2; fonts.containsKey(name) && fonts.getDictionaryObject(name) != font.dictionary(); number++) {
            name = COSName.getPDFName(NAME + number);
        }
        fonts.setItem(name, font.dictionary());
        return name;
    }

    /** Writes the font, once, after all pages. */
    void finish() throws IOException {
        if (font != null) {
            font.finish();
        }
    }
}
