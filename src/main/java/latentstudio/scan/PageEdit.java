package latentstudio.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import latentstudio.image.Page;

/**
 * What a visitor changed on a cleaned page: how strongly it is cleaned, and where a round brush brought the original back.
 *
 * @param strength 0 for the original, 1 for the cleaned page
 * @param strokes  each its radius and then x and y of its points, pixels of the page; not copied
 */
public record PageEdit(double strength, double[][] strokes) {
    /** The cleaned page as it is. */
    public static final PageEdit NONE = new PageEdit(1, new double[0][]);
    private static final int MOST_NUMBERS = 200_000;

    public PageEdit {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("expected a strength from 0 to 1, got %s".formatted(strength));
        }
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

    /** Whether it leaves the cleaned page as it is. */
    boolean changesNothing() {
        return strength == 1 && strokes.length == 0;
    }

    /** The same strength without the strokes. */
    PageEdit withoutStrokes() {
        return new PageEdit(strength, NONE.strokes);
    }

    /**
     * The page as the visitor wants it.
     *
     * @param cleaned of the original's size; changed
     */
    Page on(Page original, Page cleaned) {
        int channels = cleaned.channels();
        byte[] samples = cleaned.samples();
        byte[] painted = painted(original.width(), original.height());
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / channels;
            double weight = painted.length > 0 && painted[pixel] != 0 ? 0 : strength;
            if (weight < 1) {
                int before = before(original, cleaned, pixel, i % channels);
                samples[i] = (byte) Math.round(before + weight * ((samples[i] & 0xff) - before));
            }
        }
        return new Page(cleaned.width(), cleaned.height(), channels, samples, original.dpi());
    }

    private static int before(Page original, Page cleaned, int pixel, int channel) {
        if (cleaned.isGrey() && !original.isGrey()) {
            return Math.round(original.luminance(pixel % original.width(), pixel / original.width()));
        }
        return original.samples()[pixel * original.channels() + (original.isGrey() ? 0 : channel)] & 0xff;
    }

    /** [height, width], not 0 where the brush went; empty where it went nowhere. */
    private byte[] painted(int width, int height) {
        if (strokes.length == 0) {
            return new byte[0];
        }
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
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
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }
}
