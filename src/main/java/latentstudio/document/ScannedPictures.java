package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Tells scans from logos: a scan covers a quarter of its page or more, by itself or together with the other strips that
 * a scanner cut it into, which are equally wide above each other or equally high side by side.
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
     * @return those of the pictures that are scans, in the same order; none with a mask is among them
     */
    static Map<COSStream, AffineTransform> of(Map<COSStream, AffineTransform> drawn, PDRectangle page) {
        Rectangle2D paper = new Rectangle2D.Double(page.getLowerLeftX(), page.getLowerLeftY(), page.getWidth(), page.getHeight());
        double wanted = SHARE * paper.getWidth() * paper.getHeight();
        Map<COSStream, Double> covered = new LinkedHashMap<>();
        Map<List<Object>, Double> columns = new HashMap<>();
        drawn.forEach((picture, place) -> {
            double area = isMasked(picture) ? 0 : covered(place, paper);
            covered.put(picture, area);
            lines(place, paper).forEach(line -> columns.merge(line, area, Double::sum));
        });
        Map<COSStream, AffineTransform> scans = new LinkedHashMap<>();
        drawn.forEach((picture, place) -> {
            double area = covered.get(picture);
            double most = lines(place, paper).stream().mapToDouble(columns::get).max().orElse(0);
            if (area > 0 && wanted > 0 && Math.max(area, most) >= wanted) {
                scans.put(picture, place);
            }
        });
        return scans;
    }

    /** Stencils, which have no colours of their own, and what is transparent in part: their pixels are no paper. */
    private static boolean isMasked(COSStream picture) {
        return picture.getBoolean(COSName.IMAGE_MASK, COSName.IM, false)
                || picture.containsKey(COSName.SMASK) || picture.containsKey(COSName.MASK);
    }

    private static double covered(AffineTransform place, Rectangle2D paper) {
        Rectangle2D seen = box(place).createIntersection(paper);
        double area = PageDrawing.area(place);
        return seen.isEmpty() || !Double.isFinite(area) ? 0 : Math.min(area, seen.getWidth() * seen.getHeight());
    }

    private static Rectangle2D box(AffineTransform place) {
        return place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
    }

    private static List<List<Object>> lines(AffineTransform place, Rectangle2D paper) {
        Rectangle2D box = box(place);
        double across = IN_LINE * paper.getWidth();
        double down = IN_LINE * paper.getHeight();
        List<List<Object>> lines = new ArrayList<>();
        lines.add(List.of("column", Math.round(box.getMinX() / across), Math.round(box.getWidth() / across)));
        lines.add(List.of("row", Math.round(box.getMinY() / down), Math.round(box.getHeight() / down)));
        return lines;
    }
}
