package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** Moves all that a page of a PDF draws, and turns the page. Stateless. */
final class MovedPage {
    private static final int FULL = 360;

    private MovedPage() {
    }

    /**
     * Moves what is on a page; links and notes keep their size and direction.
     *
     * @param page its dictionary
     * @param move in points, before it is turned
     * @param turn clockwise, degrees
     */
    static void move(PDDocument document, COSDictionary page, AffineTransform move, int turn) throws IOException {
        PDPage leaf = new PDPage(page);
        leaf.setRotation((leaf.getRotation() + turn) % FULL);
        if (move.isIdentity()) {
            return;
        }
        double[] matrix = new double[6];
        move.getMatrix(matrix);
        PageContents.put(document, page, String.format(Locale.ROOT, "q\n%.8f %.8f %.8f %.8f %.5f %.5f cm\n", matrix[0], matrix[1], matrix[2], matrix[3],
                matrix[4], matrix[5]), "\nQ\n");
        for (PDAnnotation annotation : leaf.getAnnotations()) {
            PDRectangle at = annotation.getRectangle();
            if (at != null) {
                Point2D middle = new Point2D.Double((at.getLowerLeftX() + at.getUpperRightX()) / 2, (at.getLowerLeftY() + at.getUpperRightY()) / 2);
                Point2D moved = move.transform(middle, null);
                annotation.setRectangle(new PDRectangle((float) (at.getLowerLeftX() + moved.getX() - middle.getX()),
                        (float) (at.getLowerLeftY() + moved.getY() - middle.getY()), at.getWidth(), at.getHeight()));
            }
        }
    }
}
