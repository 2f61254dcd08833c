package latentstudio.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import latentstudio.image.Picture;

/**
 * Draws clean pages, and windows of pages, as a scan shows them: type of many faces, sizes and scripts, headings,
 * columns, tables, rules, forms, handwriting, signatures, stamps, bars, white-on-dark boxes, pictures and empty paper.
 * The paper is 1 and the ink mostly below 0.2; edges are antialiased, and a share of the pages is a little soft. What
 * is drawn depends on nothing but the size, the generator's state and the machine's fonts. Thread-safe with one
 * generator a thread; needs no display.
 */
public final class PageRenderer {
    /** The smallest and the largest height of the letter x in running text, pixels; headings may be twice as large. */
    public static final double SMALLEST_X_HEIGHT = 8;
    public static final double LARGEST_X_HEIGHT = 40;

    /** Families that pages are judged with, and none is rendered with where there are others. */
    public static final Set<String> HELD_OUT_FONTS = Set.of("Liberation Sans", "Liberation Serif", "Liberation Mono",
            "Liberation Sans Narrow", "Carlito", "Caladea");

    private static final double SOFT_SHARE = 0.35;
    private static final double TURNED_SHARE = 0.5;
    private static final double LARGEST_TURN = Math.toRadians(2);

    private final PageFonts fonts = PageFonts.installed();

    /**
     * A window into a larger page: what is on it runs on past its edges.
     *
     * @param width  pixels, at least 1
     * @param height pixels, at least 1
     */
    public Picture window(int width, int height, RandomGenerator random) {
        return grey(draw(width, height, beyond(width, height, random), LARGEST_X_HEIGHT, PageInks.GREY, anyTurn(random), random), width, height, random);
    }

    /** A window with coloured inks, tints and pictures. */
    public Picture colourWindow(int width, int height, RandomGenerator random) {
        return Picture.ofPixels(width, height, draw(width, height, beyond(width, height, random), LARGEST_X_HEIGHT, PageInks.COLOURED, anyTurn(random), random));
    }

    private static Rectangle2D beyond(int width, int height, RandomGenerator random) {
        double side = 1.5 * Math.min(width, height);
        double left = -side * random.nextDouble() * random.nextDouble();
        double top = -side * random.nextDouble();
        double right = width + side * random.nextDouble() * random.nextDouble();
        return new Rectangle2D.Double(left, top, right - left, height - top);
    }

    private static Rectangle2D margins(int width, int height, RandomGenerator random) {
        double margin = Math.min(width, height) * (0.04 + 0.08 * random.nextDouble());
        return new Rectangle2D.Double(margin, margin, width - 2 * margin, height - 2 * margin);
    }

    private static double largest(int width) {
        return Math.clamp(width / 40.0, SMALLEST_X_HEIGHT, LARGEST_X_HEIGHT);
    }

    /** A whole page with its margins, of type that is small enough for about six words a line. */
    public Picture page(int width, int height, RandomGenerator random) {
        Rectangle2D area = margins(width, height, random);
        return grey(draw(width, height, area, largest(width), PageInks.GREY, anyTurn(random), random), width, height, random);
    }

    /**
     * A whole page of which it is known how it stands.
     *
     * @param turn   clockwise about the middle, radians; what goes over the edges is lost
     * @param colour whether it is in colour
     */
    public Picture turnedPage(int width, int height, double turn, boolean colour, RandomGenerator random) {
        Rectangle2D area = margins(width, height, random);
        int[] pixels = draw(width, height, area, largest(width), colour ? PageInks.COLOURED : PageInks.GREY, turn, random);
        return colour ? Picture.ofPixels(width, height, pixels) : grey(pixels, width, height, random);
    }

    /** A whole page in colour. */
    public Picture colourPage(int width, int height, RandomGenerator random) {
        Rectangle2D area = margins(width, height, random);
        return Picture.ofPixels(width, height, draw(width, height, area, largest(width), PageInks.COLOURED, anyTurn(random), random));
    }

    private static double anyTurn(RandomGenerator random) {
        return random.nextDouble() < TURNED_SHARE ? LARGEST_TURN * (2 * random.nextDouble() - 1) : 0;
    }

    /** @return [height * width], red, green and blue as {@link BufferedImage#TYPE_INT_RGB} packs them */
    private int[] draw(int width, int height, Rectangle2D area, double largest, PageInks inks, double turn, RandomGenerator random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        if (turn != 0) {
            pen.rotate(turn, width / 2.0, height / 2.0);
        }
        new PageSheet(pen, fonts, inks, width, height, largest, random).fill(area);
        pen.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static Picture grey(int[] pixels, int width, int height, RandomGenerator random) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        Picture sharp = new Picture(1, width, height, values);
        return random.nextDouble() < SOFT_SHARE ? Corruption.BLUR.apply(sharp, 0.35 + 0.3 * random.nextDouble(), random) : sharp;
    }
}
