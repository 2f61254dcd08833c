package latentstudio.training.judge;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import latentstudio.image.Picture;

/** White paper that a {@link JudgeLayout} prints on; it keeps account of what it prints. */
final class JudgeSheet {
    private static final int WHITE = 255;
    private static final double LEADING = 1.28;

    final int width;
    final int height;
    final SplittableRandom random;
    final String family;
    final double xHeight;
    final Color ink;
    final Color accent;
    final Graphics2D paper;
    private final BufferedImage image;
    private final List<String> sentences;
    private int told;
    private final List<Rectangle> photographs = new ArrayList<>();
    private final List<Rectangle> panels = new ArrayList<>();
    private final List<JudgePage.Tint> tints = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** @param xHeight of running text, pixels */
    JudgeSheet(int width, int height, double xHeight, List<String> language, SplittableRandom random) {
        this.width = width;
        this.height = height;
        this.random = random;
        this.xHeight = xHeight;
        this.sentences = new ArrayList<>(language);
        Collections.shuffle(sentences, Random.from(random));
        family = JudgeFonts.family(random);
        int dark = random.nextInt(10, 55);
        ink = new Color(dark, dark, Math.min(WHITE, dark + random.nextInt(12)));
        accent = Color.getHSBColor((float) random.nextDouble(), (float) random.nextDouble(0.6, 0.95), (float) random.nextDouble(0.4, 0.8));
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, width, height);
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paper.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        paper.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        paper.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The running text's font, so many times as large. */
    Font font(int style, double size) {
        return JudgeFonts.ofXHeight(family, style, size * xHeight);
    }

    /** A light colour that printers take for boxes and rows. */
    Color tintColour() {
        return Color.getHSBColor((float) random.nextDouble(), (float) random.nextDouble(0.12, 0.4), (float) random.nextDouble(0.86, 0.97));
    }

    /** A grey of this luminance, 0..1. */
    static Color grey(double luminance) {
        return new Color((float) luminance, (float) luminance, (float) luminance);
    }

    /** Prints a line of text whose baseline is at {@code y}; returns its width. */
    int line(String text, Font font, Color colour, int x, int y) {
        paper.setFont(font);
        paper.setColor(colour);
        paper.drawString(text, x, y);
        lines.add(text);
        return paper.getFontMetrics().stringWidth(text);
    }

    /** As {@link #line}, ending at {@code right}. */
    void lineEnding(String text, Font font, Color colour, int right, int y) {
        line(text, font, colour, right - paper.getFontMetrics(font).stringWidth(text), y);
    }

    /** Prints running text between {@code top} and {@code bottom}; what does not fit is left out. Returns where it ends. */
    int paragraph(String text, Font font, Color colour, int x, int top, int wide, int bottom) {
        FontMetrics metrics = paper.getFontMetrics(font);
        int leading = (int) Math.round(LEADING * font.getSize2D());
        int y = top + metrics.getAscent();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > wide) {
                if (y + metrics.getDescent() > bottom) {
                    return y - metrics.getAscent();
                }
                line(line.toString(), font, colour, x, y);
                line.setLength(0);
                y += leading;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (y + metrics.getDescent() <= bottom) {
            line(line.toString(), font, colour, x, y);
            y += leading;
        }
        return y - metrics.getAscent();
    }

    /** Paragraphs until {@code bottom}. */
    void text(Font font, Color colour, int x, int top, int wide, int bottom) {
        int y = top;
        int leading = (int) Math.round(LEADING * font.getSize2D());
        while (y + leading < bottom) {
            y = paragraph(sentences(random.nextInt(2, 5)), font, colour, x, y, wide, bottom) + leading / 2;
        }
    }

    /** The next sentences of the sheet's language; they come again when all are told. */
    String sentences(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(sentences.get(told++ % sentences.size()));
        }
        return text.toString();
    }

    void rule(double fromX, double fromY, double toX, double toY, double thick, Color colour) {
        paper.setColor(colour);
        paper.setStroke(new BasicStroke((float) thick));
        paper.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    void box(int x, int y, int wide, int high, double thick, Color colour) {
        paper.setColor(colour);
        paper.setStroke(new BasicStroke((float) thick));
        paper.drawRect(x, y, wide, high);
    }

    /** An area of a light colour. */
    void tint(int x, int y, int wide, int high, Color colour) {
        paper.setColor(colour);
        paper.fillRect(x, y, wide, high);
        tints.add(new JudgePage.Tint(new Rectangle(x, y, wide, high).intersection(new Rectangle(width, height)), colour));
    }

    /** An area that white letters may be printed on. */
    void panel(int x, int y, int wide, int high, Color colour) {
        paper.setColor(colour);
        paper.fillRect(x, y, wide, high);
        panels.add(new Rectangle(x, y, wide, high));
    }

    void photograph(int x, int y, int wide, int high) {
        Rectangle area = new Rectangle(x, y, wide, high).intersection(new Rectangle(width, height));
        Picture picture = JudgePhotograph.of(area.width, area.height, random.split());
        for (int row = 0; row < area.height; row++) {
            for (int column = 0; column < area.width; column++) {
                image.setRGB(area.x + column, area.y + row, Math.round(255 * picture.at(column, row, 0)) << 16
                        | Math.round(255 * picture.at(column, row, 1)) << 8 | Math.round(255 * picture.at(column, row, 2)));
            }
        }
        photographs.add(area);
    }

    /** A firm's sign. */
    void logo(int x, int y, int size) {
        Color second = Color.getHSBColor((float) random.nextDouble(), 0.7f, 0.85f);
        paper.setColor(accent);
        switch (random.nextInt(3)) {
            case 0 -> {
                paper.fill(new Ellipse2D.Double(x, y, size, size));
                paper.setColor(second);
                paper.fill(new Ellipse2D.Double(x + size * 0.45, y + size * 0.3, size * 0.6, size * 0.6));
            }
            case 1 -> {
                for (int i = 0; i < 4; i++) {
                    paper.setColor(i % 2 == 0 ? accent : second);
                    paper.fillRect(x + i * size / 4, y + (3 - i) * size / 5, size / 5, size - (3 - i) * size / 5);
                }
            }
            default -> {
                Path2D mark = new Path2D.Double();
                for (int i = 0; i < 10; i++) {
                    double reach = size / 2.0 * (i % 2 == 0 ? 1 : 0.45);
                    double pointX = x + size / 2.0 + reach * Math.sin(Math.TAU * i / 10);
                    double pointY = y + size / 2.0 - reach * Math.cos(Math.TAU * i / 10);
                    if (i == 0) {
                        mark.moveTo(pointX, pointY);
                    } else {
                        mark.lineTo(pointX, pointY);
                    }
                }
                mark.closePath();
                paper.fill(mark);
            }
        }
    }

    /** A round or square rubber stamp, askew. */
    void stamp(int x, int y, int size, String text) {
        Color colour = Color.getHSBColor(new float[] {0f, 0.62f, 0.76f, 0.38f}[random.nextInt(4)], 0.75f, 0.7f);
        AffineTransform upright = paper.getTransform();
        paper.rotate(random.nextDouble(-0.45, 0.45), x, y);
        paper.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 200));
        paper.setStroke(new BasicStroke(Math.max(2, size / 40f)));
        Font font = JudgeFonts.ofXHeight(family, Font.BOLD, size / 18.0);
        paper.setFont(font);
        int wide = paper.getFontMetrics().stringWidth(text);
        if (random.nextBoolean()) {
            paper.draw(new Ellipse2D.Double(x - size / 2.0, y - size / 2.0, size, size));
            paper.draw(new Ellipse2D.Double(x - size * 0.42, y - size * 0.42, size * 0.84, size * 0.84));
            paper.drawString(text, x - wide / 2f, y + size * 0.03f);
            for (int i = 0; i < 24; i++) {
                double angle = Math.TAU * i / 24;
                paper.fill(new Ellipse2D.Double(x + size * 0.46 * Math.cos(angle) - 2, y + size * 0.46 * Math.sin(angle) - 2, 4, 4));
            }
        } else {
            int half = Math.max(size / 2, wide / 2 + 10);
            paper.drawRoundRect(x - half, y - size / 4, 2 * half, size / 2, 12, 12);
            paper.drawString(text, x - wide / 2f, y);
            paper.drawString("%02d. %02d. 20%02d".formatted(random.nextInt(1, 29), random.nextInt(1, 13), random.nextInt(10, 26)), x - wide / 2f,
                    y + size * 0.16f);
        }
        paper.setTransform(upright);
    }

    void barcode(int x, int y, int wide, int high) {
        panels.add(new Rectangle(x, y, wide, high));
        paper.setColor(Color.BLACK);
        int at = x;
        while (at < x + wide - 6) {
            int bar = random.nextInt(1, 5);
            paper.fillRect(at, y, bar, high);
            at += bar + random.nextInt(1, 5);
        }
    }

    /** A stroke of a highlighter; print over it afterwards. */
    void highlight(double x, double y, double wide, double high) {
        Color colour = Color.getHSBColor(new float[] {0.17f, 0.13f, 0.92f, 0.36f, 0.5f}[random.nextInt(5)], 0.55f, 0.99f);
        Path2D stroke = new Path2D.Double();
        stroke.moveTo(x, y + random.nextDouble(3));
        stroke.curveTo(x + wide / 3, y + random.nextDouble(-3, 3), x + 2 * wide / 3, y + random.nextDouble(-3, 3), x + wide, y + random.nextDouble(3));
        stroke.lineTo(x + wide + random.nextDouble(-3, 3), y + high);
        stroke.curveTo(x + 2 * wide / 3, y + high + random.nextDouble(-3, 3), x + wide / 3, y + high + random.nextDouble(-3, 3), x, y + high);
        stroke.closePath();
        paper.setColor(colour);
        paper.fill(stroke);
    }

    JudgePage finished() {
        paper.dispose();
        int size = width * height;
        int[] colours = image.getRGB(0, 0, width, height, null, 0, width);
        float[] values = new float[3 * size];
        boolean[] bare = new boolean[size];
        for (int i = 0; i < size; i++) {
            for (int channel = 0; channel < 3; channel++) {
                values[channel * size + i] = (colours[i] >> 16 - 8 * channel & 0xff) / 255f;
            }
            bare[i] = (colours[i] & 0xffffff) == 0xffffff;
        }
        for (List<Rectangle> areas : List.of(photographs, panels, tints.stream().map(JudgePage.Tint::area).toList())) {
            for (Rectangle area : areas) {
                Rectangle visible = area.intersection(new Rectangle(width, height));
                for (int y = visible.y; y < visible.y + visible.height; y++) {
                    Arrays.fill(bare, y * width + visible.x, y * width + visible.x + Math.max(0, visible.width), false);
                }
            }
        }
        return new JudgePage(new Picture(Picture.RGB, width, height, values), bare, List.copyOf(photographs), List.copyOf(tints), List.copyOf(lines));
    }
}
