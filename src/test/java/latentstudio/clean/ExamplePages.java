package latentstudio.clean;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Pages as people bring them, drawn: what stands on them here, paper and light in {@link ExampleLight}. The same at each run. */
final class ExamplePages {
    private static final Color BROWN_INK = new Color(52, 40, 34);
    private static final Color GREEN = new Color(36, 84, 66);
    private static final Color BLUE_INK = new Color(34, 52, 128);
    private static final Color STAMP = new Color(176, 38, 44, 215);
    private static final Color PRINT = new Color(36, 36, 40);
    private static final Color THERMAL = new Color(70, 68, 76);
    private static final String[] LETTER = {
        "Dear Miss Winter,", "",
        "thank you for your letter of the ninth, and for the three boxes",
        "of seedlings, which came through the rain without a bent leaf.",
        "The pears along the south wall have flowered early this year;",
        "if the frost keeps away until May we shall have more than we can",
        "carry. Your drawing of the old sluice hangs above my desk.", "",
        "You asked about the mill. The wheel turns again since Tuesday.",
        "Two paddles are still of oak that your grandfather cut; all the",
        "others we had to replace. It makes the same sound as before,",
        "like a slow clock, and the kingfisher has come back to listen.", "",
        "Please bring the measuring chain when you come in June, and the",
        "small brass level. The room over the kitchen is yours for as",
        "long as you care to stay. The evenings are already light.", "",
        "With kind regards,",
    };
    private static final String[][] RECEIPT = {
        {"2 x Rye bread 750 g", "7.80"}, {"Butter, salted", "2.95"}, {"Apples 1.240 kg", "3.47"}, {"Coffee beans 500 g", "9.90"},
        {"Oat milk 1 l", "1.85"}, {"Mountain cheese", "6.42"}, {"Tomatoes 0.480 kg", "1.92"}, {"Dish soap", "2.10"}, {"Paper bag", "0.25"},
    };
    private static final String[][] FORM = {
        {"Family name", "Lindqvist"}, {"First names", "Marta Elisabeth"}, {"Date of birth", "14 March 1987"}, {"Street, number", "Kanalgatan 27"},
        {"Town", "Norrby"}, {"Bicycle, frame no.", "WX 40 118 207"},
    };

    private ExamplePages() {
    }

    /** A letter on yellowed paper, folded twice, with a coloured head and blue ink. */
    static BufferedImage letter() {
        BufferedImage ink = blank(1000, 1400);
        Graphics2D pen = pen(ink);
        pen.setColor(GREEN);
        pen.setFont(font("EB Garamond", Font.BOLD, 46));
        centre(pen, "Alder Mill Nurseries", 500, 128);
        pen.setFont(font("EB Garamond", Font.ITALIC, 24));
        centre(pen, "Fruit trees, hedges and seeds since 1902", 500, 164);
        pen.setStroke(new BasicStroke(2));
        pen.drawLine(110, 190, 890, 190);
        pen.drawLine(110, 196, 890, 196);
        pen.setColor(BROWN_INK);
        pen.setFont(font("EB Garamond", Font.PLAIN, 26));
        pen.drawString("Alder, 12 April 1961", 650, 262);
        for (int line = 0; line < LETTER.length; line++) {
            pen.drawString(LETTER[line], 118, 336 + line * 42);
        }
        pen.setColor(BLUE_INK);
        pen.setFont(font("Dancing Script", Font.BOLD, 58));
        pen.rotate(-0.05, 150, 1160);
        pen.drawString("Henry Alder", 150, 1160);
        pen.dispose();
        return new ExampleLight(ink, 41).paper(238, 218, 176).yellowEdges().foxing().folds(466, 934).light(0.06).grain(2.2).picture();
    }

    /** A thermal receipt on a wooden table under a kitchen lamp, photographed a little askew, with the phone's shadow. */
    static BufferedImage receipt() {
        BufferedImage ink = blank(620, 1160);
        Graphics2D pen = pen(ink);
        pen.setColor(THERMAL);
        pen.setFont(font("Inconsolata", Font.BOLD, 44));
        centre(pen, "CORNER GROCERY", 310, 92);
        pen.setFont(font("Inconsolata", Font.PLAIN, 25));
        centre(pen, "14 Harbour Street, Westhaven", 310, 132);
        centre(pen, "Tel. 555 0147", 310, 162);
        String rule = "-".repeat(42);
        centre(pen, rule, 310, 204);
        int y = 248;
        for (String[] item : RECEIPT) {
            pen.drawString(item[0], 48, y);
            pen.drawString(item[1], 572 - pen.getFontMetrics().stringWidth(item[1]), y);
            y += 40;
        }
        centre(pen, rule, 310, y);
        pen.setFont(font("Inconsolata", Font.BOLD, 40));
        pen.drawString("TOTAL", 48, y + 56);
        pen.drawString("36.66", 572 - pen.getFontMetrics().stringWidth("36.66"), y + 56);
        pen.setFont(font("Inconsolata", Font.PLAIN, 25));
        pen.drawString("Card payment", 48, y + 104);
        pen.drawString("36.66", 572 - pen.getFontMetrics().stringWidth("36.66"), y + 104);
        pen.drawString("VAT 7 % included", 48, y + 144);
        pen.drawString("2.40", 572 - pen.getFontMetrics().stringWidth("2.40"), y + 144);
        centre(pen, "21.09.2024   17:42   Till 3", 310, y + 204);
        SplittableRandom bars = new SplittableRandom(5);
        for (int x = 110; x < 510; ) {
            int width = 2 + bars.nextInt(4) * 2;
            pen.fillRect(x, y + 236, width, 84);
            x += width + 2 + bars.nextInt(3) * 2;
        }
        centre(pen, "Thank you, see you soon", 310, y + 366);
        pen.dispose();
        return new ExampleLight(ink, 77).paper(240, 238, 236).fadedPrint().crumple().light(0.05)
                .onTable(1000, 1400, 0.045).lamp(0.40).phoneShadow().grain(3.2).picture();
    }

    /** A form, filled in by hand, with a stamp and a signature, under uneven light. */
    static BufferedImage form() {
        BufferedImage ink = blank(1000, 1400);
        Graphics2D pen = pen(ink);
        pen.setColor(new Color(28, 60, 110));
        pen.fillRect(80, 70, 840, 64);
        pen.setColor(Color.WHITE);
        pen.setFont(font("Lato", Font.BOLD, 32));
        pen.drawString("Registration of a bicycle", 104, 113);
        pen.setColor(PRINT);
        pen.setFont(font("Lato", Font.PLAIN, 19));
        pen.drawString("Please write in block letters or legibly. Fields with a star have to be filled in.", 80, 172);
        pen.setStroke(new BasicStroke(1.4f));
        int y = 206;
        for (String[] field : FORM) {
            pen.setColor(PRINT);
            pen.drawRect(80, y, 840, 78);
            pen.drawLine(330, y, 330, y + 78);
            pen.setFont(font("Lato", Font.PLAIN, 21));
            pen.drawString(field[0] + " *", 98, y + 47);
            pen.setColor(BLUE_INK);
            pen.setFont(font("Dancing Script", Font.PLAIN, 44));
            pen.drawString(field[1], 356, y + 55);
            y += 78;
        }
        pen.setColor(PRINT);
        pen.setFont(font("Lato", Font.BOLD, 22));
        pen.drawString("Colour", 80, y + 56);
        pen.setFont(font("Lato", Font.PLAIN, 21));
        String[] colours = {"black", "red", "blue", "other"};
        for (int i = 0; i < colours.length; i++) {
            pen.drawRect(220 + i * 160, y + 38, 22, 22);
            pen.drawString(colours[i], 254 + i * 160, y + 57);
        }
        pen.setColor(BLUE_INK);
        pen.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.drawPolyline(new int[] {378, 388, 412}, new int[] {y + 46, y + 60, y + 28}, 3);
        pen.setColor(PRINT);
        pen.setFont(font("Lato", Font.PLAIN, 18));
        String[] small = {
            "The registration is free of charge and holds for five years. Whoever sells the bicycle hands this sheet on;",
            "a bicycle that was found is kept at the town hall for six months. Changes of address are to be told within",
            "fourteen days. The particulars are used for nothing but the return of lost bicycles.",
        };
        for (int i = 0; i < small.length; i++) {
            pen.drawString(small[i], 80, y + 116 + i * 27);
        }
        pen.setStroke(new BasicStroke(1.4f));
        pen.drawLine(80, 1190, 420, 1190);
        pen.drawLine(520, 1190, 920, 1190);
        pen.drawString("Place and date", 80, 1216);
        pen.drawString("Signature", 520, 1216);
        pen.setColor(BLUE_INK);
        pen.setFont(font("Dancing Script", Font.PLAIN, 38));
        pen.drawString("Norrby, 3 June", 100, 1180);
        signature(pen);
        stamp(pen, 330, 1040);
        pen.setColor(PRINT);
        pen.setFont(font("Lato", Font.PLAIN, 15));
        pen.drawString("Form R 12, to be kept with the papers of the bicycle", 80, 1330);
        pen.dispose();
        return new ExampleLight(ink, 19).paper(246, 244, 240).folds(700).light(0.16).phoneShadow().grain(2.6).picture();
    }

    private static void signature(Graphics2D pen) {
        pen.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(548, 1178);
        path.curveTo(570, 1060, 640, 1040, 612, 1120);
        path.curveTo(590, 1190, 560, 1190, 606, 1150);
        path.curveTo(640, 1120, 660, 1120, 656, 1160);
        path.curveTo(664, 1184, 690, 1130, 706, 1146);
        path.curveTo(716, 1170, 730, 1130, 752, 1150);
        path.curveTo(770, 1176, 790, 1090, 806, 1080);
        path.curveTo(800, 1140, 790, 1190, 842, 1150);
        path.curveTo(860, 1136, 890, 1130, 912, 1120);
        pen.draw(path);
    }

    private static void stamp(Graphics2D paper, int x, int y) {
        Graphics2D pen = (Graphics2D) paper.create();
        pen.rotate(-0.22, x, y);
        pen.setColor(STAMP);
        pen.setStroke(new BasicStroke(5));
        pen.draw(new Ellipse2D.Double(x - 116, y - 116, 232, 232));
        pen.setStroke(new BasicStroke(2.5f));
        pen.draw(new Ellipse2D.Double(x - 80, y - 80, 160, 160));
        pen.setFont(font("Lato", Font.BOLD, 22));
        round(pen, "TOWN OF NORRBY  ·  REGISTRY  ·  ", x, y, 90);
        pen.setFont(font("Lato", Font.BOLD, 25));
        centre(pen, "RECEIVED", x, y - 8);
        pen.setFont(font("Lato", Font.BOLD, 21));
        centre(pen, "3 JUN 2024", x, y + 24);
        pen.dispose();
    }

    private static void round(Graphics2D pen, String text, int x, int y, int radius) {
        AffineTransform before = pen.getTransform();
        for (int i = 0; i < text.length(); i++) {
            pen.setTransform(before);
            pen.rotate(2 * Math.PI * i / text.length(), x, y);
            centre(pen, text.substring(i, i + 1), x, y - radius);
        }
        pen.setTransform(before);
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    private static Graphics2D pen(BufferedImage page) {
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    private static void centre(Graphics2D pen, String text, int x, int y) {
        pen.drawString(text, x - pen.getFontMetrics().stringWidth(text) / 2f, y);
    }

    /** A face of an installed family, else of one that every Java has. */
    private static Font font(String family, int style, int size) {
        boolean installed = Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()).contains(family);
        return new Font(installed ? family : Font.SERIF, style, size);
    }
}
