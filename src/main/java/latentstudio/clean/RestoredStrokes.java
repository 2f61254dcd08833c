package latentstudio.clean;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import latentstudio.image.Page;

/**
 * Where a visitor brought the original back, with a round brush.
 *
 * @param strokes each its radius and then x and y of its points, pixels of the page; not copied
 */
record RestoredStrokes(double[][] strokes) {
    static final RestoredStrokes NONE = new RestoredStrokes(new double[0][]);
    private static final int MOST_NUMBERS = 200_000;

    RestoredStrokes {
        int numbers = 0;
        for (double[] stroke : strokes) {
            numbers += stroke.length;
            boolean finite = true;
            for (double number : stroke) {
                finite &= Double.isFinite(number);
            }
            if (stroke.length < 3 || stroke.length % 2 == 0 || !finite || stroke[0] <= 0 || numbers > MOST_NUMBERS) {
                throw new IllegalArgumentException("expected strokes of a radius and points, %,d numbers at most".formatted(MOST_NUMBERS));
            }
        }
    }

    /**
     * The cleaned page with the original where it was brought back.
     *
     * @param cleaned of the original's size and channels; changed
     */
    Page on(Page original, Page cleaned) {
        if (strokes.length == 0) {
            return cleaned;
        }
        BufferedImage mask = new BufferedImage(original.width(), original.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        for (double[] stroke : strokes) {
            Path2D path = new Path2D.Double();
            path.moveTo(stroke[1], stroke[2]);
            for (int i = 1; i < stroke.length; i += 2) {
                path.lineTo(stroke[i], stroke[i + 1]);
            }
            pen.setStroke(new BasicStroke((float) (2 * stroke[0]), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(path);
        }
        pen.dispose();
        byte[] painted = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < cleaned.samples().length; i++) {
            if (painted[i / cleaned.channels()] != 0) {
                cleaned.samples()[i] = original.samples()[i];
            }
        }
        return cleaned;
    }
}
