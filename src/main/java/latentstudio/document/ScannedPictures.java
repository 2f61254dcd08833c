package latentstudio.document;

import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Tells scans from logos and illustrations: a scan covers a quarter of its page or more, put together where it was cut into
 * strips or tiles, or together with strips of other resolutions that are equally wide above it or equally high beside it.
 * On a page that shows nothing else, a receipt on a large sheet is one, too.
 *
 * @param scans       in the order in which they are drawn, with masks or not
 * @param illustrated whether there is something that would be a scan on a page that shows nothing else
 */
record ScannedPictures(List<Mosaic> scans, boolean illustrated) {
    private static final double SHARE = 0.25;
    private static final double SHARE_OF_EMPTY_PAGE = 0.05;
    /** So many pieces of text or of a drawing, a number or a stamp, may be on a page that has nothing else to show. */
    private static final int FEW_MARKS = 5;
    /** Edges that are nearer to each other lie in one line; shares of the page's side. */
    private static final double IN_LINE = 0.005;

    /**
     * @param page what of the page is seen
     * @param fits whether pictures may be put together to one so large
     */
    static ScannedPictures of(PageDrawing drawing, PDRectangle page, Predicate<Mosaic> fits) {
        List<Mosaic> mosaics = Mosaic.join(drawing.pictures(), fits).stream().filter(mosaic -> mosaic.covers(page) > 0).toList();
        Map<List<Object>, Double> lines = new HashMap<>();
        for (Mosaic mosaic : mosaics) {
            lines(mosaic, page).forEach(line -> lines.merge(line, mosaic.covers(page), Double::sum));
        }
        double area = page.getWidth() * page.getHeight();
        List<Mosaic> large = mosaics.stream()
                .filter(mosaic -> lines(mosaic, page).stream().anyMatch(line -> lines.get(line) >= SHARE_OF_EMPTY_PAGE * area)).toList();
        List<Mosaic> scans = drawing.marks() <= FEW_MARKS ? large : large.stream()
                .filter(mosaic -> lines(mosaic, page).stream().anyMatch(line -> lines.get(line) >= SHARE * area)).toList();
        return new ScannedPictures(largestOfTheSame(scans), scans.isEmpty() && !large.isEmpty());
    }

    /** A picture that is drawn more than once is known by its largest place. */
    private static List<Mosaic> largestOfTheSame(List<Mosaic> scans) {
        Map<COSStream, DrawnPicture> largest = new IdentityHashMap<>();
        for (Mosaic scan : scans) {
            DrawnPicture picture = scan.tiles().getFirst().picture();
            if (scan.tiles().size() == 1) {
                largest.merge(picture.stream(), picture, (one, other) -> one.area() < other.area() ? other : one);
            }
        }
        return scans.stream().filter(scan -> scan.tiles().size() > 1
                || largest.get(scan.tiles().getFirst().picture().stream()) == scan.tiles().getFirst().picture()).toList();
    }

    private static List<List<Object>> lines(Mosaic mosaic, PDRectangle page) {
        Rectangle2D box = mosaic.box();
        double across = IN_LINE * page.getWidth();
        double down = IN_LINE * page.getHeight();
        return List.of(List.of("column", Math.round(box.getMinX() / across), Math.round(box.getWidth() / across)),
                List.of("row", Math.round(box.getMinY() / down), Math.round(box.getHeight() / down)));
    }
}
