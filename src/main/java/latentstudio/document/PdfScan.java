package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import org.apache.pdfbox.cos.COSStream;

/** A scan on a page of a PDF: one picture, or several that abut and are read as one, and cut again when they are replaced. */
final class PdfScan {
    private static final byte PAPER = (byte) 0xff;
    private static final int FULL = 360;

    private final Mosaic mosaic;
    private final List<PdfPicture> pictures;
    private final int channels;
    private boolean replaced;

    /** @param pictures of the mosaic's tiles; a picture may be there more than once */
    PdfScan(Mosaic mosaic, List<PdfPicture> pictures) {
        this.mosaic = mosaic;
        this.pictures = pictures;
        channels = pictures.stream().allMatch(PdfPicture::isGrey) ? 1 : 3;
    }

    /** What its pixels take in memory while they are decoded. */
    long decodedBytes() {
        long largest = pictures.stream().mapToLong(PdfPicture::decodedBytes).max().orElseThrow();
        return pictures.size() == 1 ? largest : largest + (long) mosaic.width() * mosaic.height() * channels;
    }

    boolean isReplaced() {
        return replaced;
    }

    int width() {
        return mosaic.width();
    }

    int height() {
        return mosaic.height();
    }

    /** Of how many pictures it is put together. */
    int tiles() {
        return pictures.size();
    }

    /** Whether it stands on the page as it is stored. */
    boolean isUpright() {
        AffineTransform place = place();
        return place.getShearX() == 0 && place.getShearY() == 0 && place.getScaleX() > 0 && place.getScaleY() > 0;
    }

    /** Makes its place on the page, points, of the unit square. */
    AffineTransform place() {
        if (mosaic.tiles().size() == 1) {
            return mosaic.tiles().getFirst().picture().place();
        }
        Rectangle2D box = mosaic.box();
        return new AffineTransform(box.getWidth(), 0, 0, box.getHeight(), box.getX(), box.getY());
    }

    /** Decodes it as its pictures are stored, whichever way they stand on the page. */
    Page read(DocumentLimits limits) throws IOException {
        if (pictures.size() == 1) {
            return pictures.getFirst().read(limits);
        }
        Page whole = Page.blank(mosaic.width(), mosaic.height(), channels, pictures.getFirst().dpi());
        Arrays.fill(whole.samples(), PAPER);
        for (int i = 0; i < pictures.size(); i++) {
            paste(pictures.get(i).read(limits), mosaic.tiles().get(i), whole);
        }
        return whole;
    }

    private static void paste(Page part, Mosaic.Tile tile, Page whole) {
        for (int y = 0; y < part.height(); y++) {
            int next = ((tile.top() + y) * whole.width() + tile.left()) * whole.channels();
            for (int x = 0; x < part.width(); x++) {
                for (int c = 0; c < whole.channels(); c++) {
                    whole.samples()[next++] = (byte) part.at(x, y, part.isGrey() ? 0 : c);
                }
            }
        }
    }

    /** Puts another page in its place; one of other proportions into the middle of it, on white. */
    void replace(Page other, PageColour colour) throws IOException {
        replaced = true;
        Page page = inProportion(other);
        for (int i = 0; i < pictures.size(); i++) {
            PdfPicture picture = pictures.get(i);
            Mosaic.Tile tile = mosaic.tiles().get(i);
            if (pictures.size() == 1) {
                picture.replace(page, colour);
            } else if (!picture.isReplaced()) {
                int left = scaled(tile.left(), page.width(), mosaic.width());
                int top = scaled(tile.top(), page.height(), mosaic.height());
                picture.replace(page.crop(left, top, Math.max(1, scaled(tile.left() + tile.picture().width(), page.width(), mosaic.width()) - left),
                        Math.max(1, scaled(tile.top() + tile.picture().height(), page.height(), mosaic.height()) - top)), colour);
            }
        }
    }

    /**
     * Puts a page in its place that was straightened and turned, with its quarters turned back, and keeps it where it was though all that its
     * page draws is moved.
     *
     * @return what moves all that its page draws, so that it fits the scan as before; points
     */
    AffineTransform replaceAndMove(Page other, PageGeometry laid, PageColour colour) throws IOException {
        Page page = laid.turn() == 0 ? other : PageGeometry.of(other, new GeometryOptions(false, false, false, FULL - laid.turn())).apply(other);
        replace(page, colour);
        AffineTransform toPoints = new AffineTransform(place());
        toPoints.concatenate(new AffineTransform(1.0 / width(), 0, 0, -1.0 / height(), 0, 1));
        AffineTransform back = around(toPoints, laid.straightening(page.dpi()));
        if (!back.isIdentity()) {
            for (int i = 0; i < pictures.size(); i++) {
                pictures.get(i).drawAt(around(inverse(mosaic.tiles().get(i).picture().place()), back));
            }
        }
        return inverse(back);
    }

    /** What does the same on the other side of a map. */
    private static AffineTransform around(AffineTransform map, AffineTransform inner) {
        AffineTransform outer = new AffineTransform(map);
        outer.concatenate(inner);
        outer.concatenate(inverse(map));
        return outer;
    }

    private static AffineTransform inverse(AffineTransform map) {
        try {
            return map.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a scan takes no place on its page", e);
        }
    }

    /** Whether each of its pictures is drawn once, so that it can be drawn elsewhere. @param drawn how often each is */
    boolean isDrawnOnce(Map<COSStream, Integer> drawn) {
        return mosaic.tiles().stream().allMatch(tile -> drawn.get(tile.picture().stream()) == 1 && tile.picture().area() > 0);
    }

    /** A page with as much white at two of its sides as gives it the proportions of this scan. */
    private Page inProportion(Page page) {
        int width = Math.max(page.width(), scaled(mosaic.width(), page.height(), mosaic.height()));
        int height = Math.max(page.height(), scaled(mosaic.height(), page.width(), mosaic.width()));
        if (width == page.width() && height == page.height()) {
            return page;
        }
        Page whole = Page.blank(width, height, page.channels(), page.dpi());
        Arrays.fill(whole.samples(), PAPER);
        int line = page.width() * page.channels();
        for (int y = 0; y < page.height(); y++) {
            System.arraycopy(page.samples(), y * line, whole.samples(),
                    (((height - page.height()) / 2 + y) * width + (width - page.width()) / 2) * page.channels(), line);
        }
        return whole;
    }

    private static int scaled(int length, int to, int from) {
        return (int) Math.round((double) length * to / from);
    }
}
