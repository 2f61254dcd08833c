package latentstudio.document;

import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Tells scans from logos: a scan covers a quarter of its page or more, put together where it was cut into strips or tiles,
 * or together with strips of other resolutions that are equally wide above it or equally high beside it.
 */
final class ScannedPictures {
    private static final double SHARE = 0.25;
    /** Edges that are nearer to each other lie in one line; shares of the page's side. */
    private static final double IN_LINE = 0.005;

    private ScannedPictures() {
    }

    /**
     * @param drawn as {@link PageDrawing#of} tells
     * @param page  what of the page is seen
     * @param fits  whether pictures may be put together to one so large
     * @return those of the pictures that are scans, in the same order, the largest of those that are drawn more than once;
     *         none with a mask is among them
     */
    static List<Mosaic> of(List<DrawnPicture> drawn, PDRectangle page, Predicate<Mosaic> fits) {
        double wanted = SHARE * page.getWidth() * page.getHeight();
        List<Mosaic> mosaics = Mosaic.join(drawn.stream().filter(picture -> !isMasked(picture.stream())).toList(), fits);
        Map<List<Object>, Double> lines = new HashMap<>();
        for (Mosaic mosaic : mosaics) {
            lines(mosaic, page).forEach(line -> lines.merge(line, mosaic.covers(page), Double::sum));
        }
        List<Mosaic> scans = mosaics.stream().filter(mosaic -> wanted > 0 && mosaic.covers(page) > 0
                && lines(mosaic, page).stream().anyMatch(line -> lines.get(line) >= wanted)).toList();
        Map<COSStream, DrawnPicture> largest = new IdentityHashMap<>();
        for (Mosaic scan : scans) {
            if (scan.tiles().size() == 1) {
                DrawnPicture picture = scan.tiles().getFirst().picture();
                largest.merge(picture.stream(), picture, (one, other) -> one.area() < other.area() ? other : one);
            }
        }
        return scans.stream().filter(scan -> scan.tiles().size() > 1
                || largest.get(scan.tiles().getFirst().picture().stream()) == scan.tiles().getFirst().picture()).toList();
    }

    /** Stencils, which have no colours of their own, and what is transparent in part: their pixels are no paper. */
    private static boolean isMasked(COSStream picture) {
        return picture.getBoolean(COSName.IMAGE_MASK, COSName.IM, false)
                || picture.containsKey(COSName.SMASK) || picture.containsKey(COSName.MASK);
    }

    private static List<List<Object>> lines(Mosaic mosaic, PDRectangle page) {
        Rectangle2D box = mosaic.box();
        double across = IN_LINE * page.getWidth();
        double down = IN_LINE * page.getHeight();
        return List.of(List.of("column", Math.round(box.getMinX() / across), Math.round(box.getWidth() / across)),
                List.of("row", Math.round(box.getMinY() / down), Math.round(box.getHeight() / down)));
    }
}
