package latentstudio.geometry;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;
import java.util.function.Consumer;
import latentstudio.image.Page;
import latentstudio.image.Picture;

/** Pages drawn for tests. */
public final class DrawnPages {
    private static final int[] TABLE = {110, 70, 40};

    private DrawnPages() {
    }

    /** A white page in colour on which something is drawn. */
    static Page drawn(int width, int height, Consumer<Graphics2D> what) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(Color.BLACK);
        what.accept(pen);
        pen.dispose();
        return Picture.ofPixels(width, height, ((DataBufferInt) image.getRaster().getDataBuffer()).getData()).toPage();
    }

    /** A page of text, turned clockwise about its middle. */
    public static Page text(int width, int height, double degrees) {
        return drawn(width, height, pen -> {
            pen.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
            write(pen, width / 8, height / 8, width * 3 / 4, height * 3 / 4, height / 60);
        });
    }

    /** A page of English, turned clockwise by 0 or 180 degrees. */
    public static Page prose(int degrees) {
        return prose(degrees, "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience "
                + "and should act towards one another in a spirit of brotherhood.");
    }

    /** The same of other words, lines of 45 letters of them. */
    public static Page prose(int degrees, String words) {
        return drawn(800, 1000, pen -> {
            pen.rotate(Math.toRadians(degrees), 400, 500);
            pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 22));
            String all = (words + " ").repeat(20);
            for (int line = 0; line < 16; line++) {
                pen.drawString(all.substring(37 * line, 37 * line + 45), 100, 120 + 45 * line);
            }
        });
    }

    /** Two pages of text beside each other, 1600 x 1100 pixels. */
    public static Page spread() {
        return drawn(1600, 1100, pen -> {
            write(pen, 120, 120, 560, 840, 18);
            write(pen, 900, 120, 560, 840, 18);
        });
    }

    /**
     * A page on a brown table.
     *
     * @param corners of the page, as {@link Homography#of} takes them, pixels of the photograph, which is as large as the page
     */
    public static Page photographed(Page page, double[][] corners) {
        Homography back = Homography.of(page.width(), page.height(), corners).inverse();
        Page photograph = Page.blank(page.width(), page.height(), 3, null);
        for (int y = 0, i = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                double[] at = back.at(x + 0.5, y + 0.5);
                boolean onTable = at[0] < 0 || at[1] < 0 || at[0] >= page.width() || at[1] >= page.height();
                for (int c = 0; c < 3; c++, i++) {
                    photograph.samples()[i] = (byte) (onTable ? TABLE[c] : page.at((int) at[0], (int) at[1], c));
                }
            }
        }
        return photograph;
    }

    /** Lines of words in an area. */
    static void write(Graphics2D pen, int left, int top, int width, int height, int size) {
        Random random = new Random(7);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, size));
        for (int y = top + 2 * size; y < top + height; y += 2 * size) {
            StringBuilder line = new StringBuilder();
            while (line.length() < 1.8 * width / size) { // what a font measures depends on how the page is turned
                line.append(random.nextInt(5) == 0 ? " " : String.valueOf((char) ('a' + random.nextInt(26))));
            }
            pen.drawString(line.toString(), left, y);
        }
    }

    static Page grey(Page page) {
        return Picture.of(page).luminance().toPage();
    }
}
