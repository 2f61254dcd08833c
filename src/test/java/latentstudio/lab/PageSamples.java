package latentstudio.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import latentstudio.Cast;
import latentstudio.image.Picture;

/**
 * Draws the clean pages that the damage lab offers, into {@code src/main/resources/latentstudio/lab}:
 * {@code java -cp target/test-classes:target/classes:... latentstudio.lab.PageSamples}. Which letters come out depends on
 * the machine's fonts, so the pages are kept, and drawn again only to be replaced.
 */
final class PageSamples {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final String SERIF = "Liberation Serif";
    private static final String SANS = "Liberation Sans";
    private static final String[] LETTER = {
        "Dear neighbours,",
        "the bridge over the brook will be closed from Monday to Thursday, since",
        "three of its planks have to be replaced. Please walk round by the mill; the",
        "way is marked. Carts and bicycles can be left in the yard of the old school.",
        "Whoever has an hour to spare is welcome to help: we begin at eight, there",
        "is tea at ten, and the work is done when it rains.",
    };
    private static final String[][] TABLE = {
        {"Train", "From", "To", "Leaves", "Arrives", "Fare"},
        {"R 14", "Norrby", "Alder Mill", "06:12", "06:58", "4.20"}, {"R 14", "Norrby", "Westhaven", "06:12", "07:31", "7.60"},
        {"E 3", "Norrby", "Westhaven", "07:05", "07:49", "9.80"}, {"R 16", "Alder Mill", "Norrby", "07:20", "08:06", "4.20"},
        {"R 16", "Alder Mill", "Quarry", "07:24", "07:41", "1.90"}, {"E 5", "Westhaven", "Norrby", "08:10", "08:54", "9.80"},
    };
    private static final String[] SMALL_PRINT = {
        "Fares are in crowns and hold for one journey on the day that is stamped on the ticket. Children below six travel free;",
        "dogs and bicycles pay half. Who changes trains may leave the station for two hours. Tickets not used are taken back at any",
        "counter until the last day of the month. On Sundays and holidays the first train leaves one hour later; see the board.",
    };
    private static final String[] LEAFLET = {
        "Three walks from the station,", "each less than two hours, all with", "a bench at the top. Take water,", "and good shoes after rain.",
    };
    private static final String[] NOTE = {"Keep upright, please.", "Seedlings inside!  – M."};

    private PageSamples() {
    }

    public static void main(String[] arguments) throws IOException {
        write("letter", letter());
        write("table", table());
        write("leaflet", leaflet());
        write("label", label());
    }

    private static void write(String name, BufferedImage page) throws IOException {
        Picture picture = Picture.ofPixels(WIDTH, HEIGHT, page.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)).luminance();
        Files.write(Path.of("src/main/resources/latentstudio/lab", name + ".png"), Cast.CODEC.png(picture));
    }

    private static BufferedImage letter() {
        BufferedImage page = blank();
        Graphics2D pen = pen(page);
        pen.setFont(new Font(SERIF, Font.BOLD, 30));
        pen.drawString("Parish of Alder", 60, 76);
        pen.setFont(new Font(SERIF, Font.PLAIN, 19));
        pen.drawString("4 September", 560, 76);
        pen.drawLine(60, 92, 660, 92);
        for (int line = 0; line < LETTER.length; line++) {
            pen.drawString(LETTER[line], 60, 142 + line * 36);
        }
        pen.setFont(new Font(SERIF, Font.ITALIC, 26));
        pen.drawString("With kind regards,", 60, 398);
        pen.rotate(-0.05, 60, 470);
        pen.setFont(new Font(SERIF, Font.ITALIC, 46));
        pen.drawString("Ellen Brook", 64, 470);
        pen.dispose();
        return page;
    }

    private static BufferedImage table() {
        BufferedImage page = blank();
        Graphics2D pen = pen(page);
        pen.setFont(new Font(SANS, Font.BOLD, 24));
        pen.drawString("Timetable, weekdays", 50, 66);
        int[] columns = {60, 140, 280, 420, 510, 610};
        for (int row = 0; row < TABLE.length; row++) {
            int y = 92 + row * 44;
            pen.drawRect(50, y, 620, 44);
            pen.setFont(new Font(SANS, row == 0 ? Font.BOLD : Font.PLAIN, 18));
            for (int column = 0; column < columns.length; column++) {
                pen.drawString(TABLE[row][column], columns[column], y + 29);
            }
        }
        pen.setFont(new Font(SERIF, Font.PLAIN, 13));
        for (int line = 0; line < SMALL_PRINT.length; line++) {
            pen.drawString(SMALL_PRINT[line], 50, 446 + line * 22);
        }
        pen.dispose();
        return page;
    }

    private static BufferedImage leaflet() {
        BufferedImage page = blank();
        Graphics2D pen = pen(page);
        pen.setFont(new Font(SERIF, Font.BOLD, 44));
        pen.drawString("Up the hill", 52, 96);
        pen.setFont(new Font(SANS, Font.PLAIN, 18));
        for (int line = 0; line < LEAFLET.length; line++) {
            pen.drawString(LEAFLET[line], 52, 148 + line * 30);
        }
        hills(pen, 372, 60, 300, 210);
        hills(pen, 52, 320, 280, 180);
        pen.setFont(new Font(SANS, Font.BOLD, 20));
        String[] walks = {"The quarry, 1 h 10", "Round the lake, 1 h 40", "To the chapel, 55 min"};
        for (int i = 0; i < walks.length; i++) {
            pen.fill(new Ellipse2D.Double(374, 338 + i * 54, 26, 26));
            pen.drawString(walks[i], 414, 358 + i * 54);
        }
        pen.dispose();
        return page;
    }

    /** Hills under a sun, in greys. */
    private static void hills(Graphics2D pen, int left, int top, int width, int height) {
        pen.setColor(new Color(206, 206, 206));
        pen.fillRect(left, top, width, height);
        pen.setColor(new Color(246, 246, 246));
        pen.fill(new Ellipse2D.Double(left + width * 0.68, top + height * 0.12, height * 0.24, height * 0.24));
        for (int hill = 0; hill < 3; hill++) {
            int grey = 160 - 48 * hill;
            pen.setColor(new Color(grey, grey, grey));
            Path2D slope = new Path2D.Double();
            slope.moveTo(left, top + height);
            for (int x = 0; x <= width; x += 4) {
                slope.lineTo(left + x, top + height * (0.42 + 0.17 * hill + 0.12 * Math.sin(x * (0.016 + 0.006 * hill) + hill * 2.1)));
            }
            slope.lineTo(left + width, top + height);
            slope.closePath();
            pen.fill(slope);
        }
        pen.setColor(Color.BLACK);
        pen.drawRect(left, top, width, height);
    }

    private static BufferedImage label() {
        BufferedImage page = blank();
        Graphics2D pen = pen(page);
        pen.setStroke(new BasicStroke(3));
        pen.drawRect(40, 40, 640, 480);
        pen.drawLine(40, 190, 680, 190);
        pen.drawLine(40, 372, 680, 372);
        pen.setFont(new Font(SANS, Font.PLAIN, 20));
        pen.drawString("From: Alder Mill Nurseries, 12 Weir Lane, Alder", 62, 82);
        pen.setFont(new Font(SANS, Font.BOLD, 34));
        pen.drawString("Miss A. Winter", 62, 132);
        pen.setFont(new Font(SANS, Font.PLAIN, 26));
        pen.drawString("7 Canal Street, Norrby", 62, 170);
        SplittableRandom bars = new SplittableRandom(7);
        for (int x = 80; x < 640; ) {
            int width = 2 + bars.nextInt(4) * 2;
            pen.fillRect(x, 212, width, 106);
            x += width + 2 + bars.nextInt(3) * 2;
        }
        pen.setFont(new Font(SANS, Font.PLAIN, 20));
        pen.drawString("4 0 1 1 8   2 0 7 5 5   9 3 1", 224, 350);
        pen.setFont(new Font(SERIF, Font.ITALIC, 40));
        for (int line = 0; line < NOTE.length; line++) {
            pen.drawString(NOTE[line], 70, 432 + line * 56);
        }
        pen.dispose();
        return page;
    }

    private static BufferedImage blank() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return page;
    }

    private static Graphics2D pen(BufferedImage page) {
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(1.6f));
        return pen;
    }
}
