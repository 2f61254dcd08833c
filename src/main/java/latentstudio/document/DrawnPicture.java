package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A picture where a page draws it.
 *
 * @param stream its dictionary and its data
 * @param place  makes its place on the page, in points, of the unit square
 * @param ink    how light what a stencil paints with is, 0 black to 1 white
 */
record DrawnPicture(COSStream stream, AffineTransform place, double ink) {
    private static final double LIGHT = 0.6;

    /** Pixels, as the PDF says. */
    int width() {
        return stream.getInt(COSName.WIDTH, COSName.W, 0);
    }

    /** Pixels, as the PDF says. */
    int height() {
        return stream.getInt(COSName.HEIGHT, COSName.H, 0);
    }

    boolean isStencil() {
        return stream.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
    }

    /** Whether a stencil paints with dark ink. */
    boolean isDark() {
        return ink < LIGHT;
    }

    /** What it covers of a page, square points. */
    double covers(PDRectangle page) {
        Rectangle2D seen = box().createIntersection(new Rectangle2D.Double(page.getLowerLeftX(), page.getLowerLeftY(),
                page.getWidth(), page.getHeight()));
        double area = area();
        return seen.isEmpty() || !Double.isFinite(area) ? 0 : Math.min(area, seen.getWidth() * seen.getHeight());
    }

    /** The upright rectangle around it, points. */
    Rectangle2D box() {
        return place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
    }

    /** Square points. */
    double area() {
        return Math.abs(place.getDeterminant());
    }
}
