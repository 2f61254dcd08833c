package latentstudio.document;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageLayers;
import latentstudio.text.PageText;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/**
 * A new PDF, each page of which is a picture. A page is as large as it was scanned; where its resolution is not known it
 * is an A4 sheet, upright or not as the picture is, with the picture as large as fits. Close it. Not thread-safe; what was
 * added lies in a temporary file.
 */
public final class PagesAsPdf implements AutoCloseable {
    private static final float POINTS_PER_INCH = 72;
    /** ISO 32000-1, annex C. */
    private static final float LONGEST_SIDE = 14_400;

    /** At which scanned letters show no rings. */
    private static final float JPEG_QUALITY = 0.92f;
    /** Of what is behind the ink, and of its colours, which have no sharp edges. */
    private static final float BACKGROUND_QUALITY = 0.5f;
    private static final float INSET_QUALITY = 0.7f;

    private final Packing packing;
    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    /** Whose pages were copied; what is on them is read when this is written. */
    private final Map<Path, BoundedParser.Parsed> sources = new HashMap<>();
    private final PdfText text = new PdfText(document);

    /**
     * A PDF without pages.
     *
     * @param packing of its pictures
     */
    public PagesAsPdf(Packing packing) {
        this.packing = packing;
    }

    /** How the pictures are packed. */
    public enum Packing {
        /** Each pixel as it is. */
        LOSSLESS,
        /** Which takes less. */
        JPEG,
        /** One bit a pixel, by group 4 of the fax; what is darker than half is black. */
        FAX
    }

    /**
     * Adds a page.
     *
     * @param page not kept
     */
    public void add(Page page) throws IOException {
        add(page, PageText.NOTHING);
    }

    /**
     * Adds a page with text that is found and marked where it stands, but not seen.
     *
     * @param page not kept
     * @param text its words, in the page's pixels
     */
    public void add(Page page, PageText text) throws IOException {
        PDImageXObject picture = picture(page);
        add(page, text, (contents, place) -> draw(contents, picture, place));
    }

    /**
     * Adds a page of another PDF with all that is on it, links within that PDF left out.
     *
     * @param file stays where it is until this is closed
     * @param page from 0
     * @throws PictureException if it is no PDF within the limits
     */
    public void copy(Path file, int page, DocumentLimits limits) throws IOException {
        BoundedParser.Parsed source = sources.get(file);
        if (source == null) {
            source = BoundedParser.parse(file, limits);
            sources.put(file, source);
        }
        PDPage leaf = document.importPage(source.document().getPage(page));
        leaf.setAnnotations(leaf.getAnnotations(PagesAsPdf::leadsElsewhere));
    }

    private static boolean leadsElsewhere(PDAnnotation annotation) {
        return annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI;
    }

    /**
     * Adds a page in layers, which takes least where there is colour; how pictures are packed does not matter to it.
     *
     * @param text its words, in the mask's pixels
     */
    public void add(PageLayers layers, PageText text) throws IOException {
        Page mask = layers.mask();
        PDImageXObject background = jpeg(layers.background(), BACKGROUND_QUALITY);
        PDImageXObject stencil = stencil(mask);
        boolean oneColour = layers.ink().width() == 1 && layers.ink().height() == 1;
        PDImageXObject ink = oneColour ? null : jpeg(layers.ink(), BACKGROUND_QUALITY);
        add(mask, text, (contents, place) -> {
            draw(contents, background, place);
            for (PageLayers.Inset inset : layers.insets()) {
                draw(contents, jpeg(inset.pixels(), INSET_QUALITY), inset(inset, mask, place));
            }
            if (oneColour) {
                contents.setNonStrokingColor(new Color(layers.ink().colour(0)));
                draw(contents, stencil, place);
            } else {
                ink.getCOSObject().setItem(COSName.MASK, stencil);
                draw(contents, ink, place);
            }
        });
    }

    private PDImageXObject jpeg(Page page, float quality) throws IOException {
        COSStream stream = stream();
        stream.setItem(COSName.COLORSPACE, page.isGrey() ? COSName.DEVICEGRAY : COSName.DEVICERGB);
        PictureData.jpeg(page, quality, stream);
        return new PDImageXObject(new PDStream(stream), null);
    }

    /** What is black is painted. */
    private PDImageXObject stencil(Page mask) throws IOException {
        COSStream stream = stream();
        stream.setBoolean(COSName.IMAGE_MASK, true);
        PictureData.fax(mask, stream);
        return new PDImageXObject(new PDStream(stream), null);
    }

    private static Rectangle2D inset(PageLayers.Inset inset, Page whole, Rectangle2D place) {
        double across = place.getWidth() / whole.width();
        double down = place.getHeight() / whole.height();
        return new Rectangle2D.Double(place.getX() + across * inset.left(), place.getMaxY() - down * (inset.top() + inset.height()),
                across * inset.width(), down * inset.height());
    }

    private COSStream stream() {
        return stream(document);
    }

    private static COSStream stream(PDDocument document) {
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.TYPE, COSName.XOBJECT);
        stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
        return stream;
    }

    private PDImageXObject picture(Page page) throws IOException {
        return picture(document, page, packing);
    }

    /** A picture for a page of some PDF. */
    static PDImageXObject picture(PDDocument document, Page page, Packing packing) throws IOException {
        COSStream stream = stream(document);
        stream.setItem(COSName.COLORSPACE, page.isGrey() || packing == Packing.FAX ? COSName.DEVICEGRAY : COSName.DEVICERGB);
        switch (packing) {
            case LOSSLESS -> PictureData.deflated(page, stream);
            case JPEG -> PictureData.jpeg(page, JPEG_QUALITY, stream);
            case FAX -> PictureData.fax(page, stream);
        }
        return new PDImageXObject(new PDStream(stream), null);
    }

    /** What is drawn on a new page. */
    private interface Drawing {
        /** @param place of the page's pixels, points */
        void on(PDPageContentStream contents, Rectangle2D place) throws IOException;
    }

    private static void draw(PDPageContentStream contents, PDImageXObject picture, Rectangle2D place) throws IOException {
        contents.drawImage(picture, (float) place.getX(), (float) place.getY(), (float) place.getWidth(), (float) place.getHeight());
    }

    private void add(Page page, PageText text, Drawing drawing) throws IOException {
        PDRectangle sheet = sheet(page);
        float scale = page.dpi() == null ? Math.min(sheet.getWidth() / page.width(), sheet.getHeight() / page.height()) : 0;
        float width = page.dpi() == null ? scale * page.width() : sheet.getWidth();
        float height = page.dpi() == null ? scale * page.height() : sheet.getHeight();
        Rectangle2D place = new Rectangle2D.Float((sheet.getWidth() - width) / 2, (sheet.getHeight() - height) / 2, width, height);
        PDPage leaf = new PDPage(sheet);
        document.addPage(leaf);
        try (PDPageContentStream contents = new PDPageContentStream(document, leaf)) {
            drawing.on(contents, place);
        }
        this.text.add(text, leaf.getCOSObject(), new AffineTransform(place.getWidth(), 0, 0, place.getHeight(), place.getX(), place.getY()),
                page.width(), page.height());
    }

    private static PDRectangle sheet(Page page) {
        Dpi dpi = page.dpi();
        if (dpi == null) {
            return page.width() > page.height() ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
        }
        float width = (float) (page.width() / dpi.horizontal() * POINTS_PER_INCH);
        float height = (float) (page.height() / dpi.vertical() * POINTS_PER_INCH);
        float shrink = Math.min(1, LONGEST_SIDE / Math.max(width, height));
        return new PDRectangle(shrink * width, shrink * height);
    }

    /**
     * Writes the PDF of all pages.
     *
     * @param out stays open
     */
    public void write(OutputStream out) throws IOException {
        text.finish();
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
        for (BoundedParser.Parsed source : sources.values()) {
            source.document().close();
        }
    }
}
