package latentstudio.geometry;

import java.util.Optional;
import latentstudio.image.Page;

/**
 * The two pages of a double page, as corners in its picture. A sheet in a photograph is squared before it is halved, black borders are left
 * out where they are to be cut off, and a sheet that lies on its side is halved as it stands upright.
 *
 * @param left      corners of the left page, in the order in which they are when the picture is not turned
 * @param right     of the right one
 * @param certainty how sure it is that there are two, 0..1; null where the picture was halved because somebody said so
 */
public record DoublePage(SheetCorners left, SheetCorners right, Double certainty) {
    private static final int QUARTER = 90;

    /**
     * Halves a page.
     *
     * @param options how the whole of it is to lie
     * @return empty where it is not surely a double page
     */
    public static Optional<DoublePage> of(Page page, GeometryOptions options) {
        PageGeometry whole = whole(page, options);
        return Fold.of(whole.apply(page)).map(fold -> of(whole, fold.x(), fold.certainty()));
    }

    /** Halves a page although nobody is sure, and in its middle where there is no fold. */
    public static DoublePage inAnyCase(Page page, GeometryOptions options) {
        PageGeometry whole = whole(page, options);
        return Fold.of(whole.apply(page)).map(fold -> of(whole, fold.x(), fold.certainty())).orElseGet(() -> of(whole, whole.newWidth() / 2.0, null));
    }

    private static PageGeometry whole(Page page, GeometryOptions options) {
        return PageGeometry.of(page, new GeometryOptions(false, options.crop(), false, options.turn(), options.upright(), options.corners()));
    }

    private static DoublePage of(PageGeometry whole, double fold, Double certainty) {
        double x = Math.round(fold);
        return new DoublePage(part(whole, 0, x), part(whole, x, whole.newWidth()), certainty);
    }

    /** What is between two columns of the whole, in the original. */
    private static SheetCorners part(PageGeometry whole, double from, double to) {
        double[][] turned = {whole.onOriginal(from, 0), whole.onOriginal(to, 0), whole.onOriginal(to, whole.newHeight()), whole.onOriginal(from, whole.newHeight())};
        double[][] corners = new double[4][];
        for (int i = 0; i < 4; i++) {
            double[] corner = turned[(i + whole.turn() / QUARTER) % 4];
            corners[i] = new double[] {Math.clamp(corner[0] / whole.width(), 0, 1), Math.clamp(corner[1] / whole.height(), 0, 1)};
        }
        return SheetCorners.of(corners);
    }
}
