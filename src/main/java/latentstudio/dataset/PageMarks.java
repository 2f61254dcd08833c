package latentstudio.dataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** What is on a page beside type: handwriting, signatures, stamps, bars. Stateless; draws with the given pen. */
final class PageMarks {
    private PageMarks() {
    }

    /**
     * A line that looks hand-written: words of loops, arches and stems between the base line and the x-height, slanted,
     * on a base line that wanders.
     *
     * @param length pixels
     */
    static void handwriting(Graphics2D pen, double left, double baseline, double length, double xHeight, RandomGenerator random) {
        double slant = 0.6 * (random.nextDouble() - 0.25);
        double letter = xHeight * (0.6 + 0.5 * random.nextDouble());
        double wander = xHeight * 0.25 * random.nextDouble();
        double phase = 6 * random.nextDouble();
        float thickness = (float) Math.max(1, xHeight * (0.05 + 0.12 * random.nextDouble()));
        pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double x = left;
        while (x < left + length) {
            Path2D word = new Path2D.Double();
            double base = baseline + wander * Math.sin(phase + x / (8 * xHeight));
            word.moveTo(x, base);
            for (int letters = 2 + random.nextInt(7); letters > 0 && x < left + length; letters--) {
                x = letter(word, x, base, letter, xHeight, slant, random);
            }
            pen.draw(word);
            x += letter * (0.7 + 0.8 * random.nextDouble());
        }
    }

    /** @return where the next letter starts */
    private static double letter(Path2D word, double x, double base, double width, double xHeight, double slant, RandomGenerator random) {
        double high = xHeight * (0.8 + 0.4 * random.nextDouble());
        double kind = random.nextDouble();
        if (kind < 0.2) { // a stem with a loop, above or below the line
            high = kind < 0.13 ? high * 2 : -high;
        }
        double lean = slant * high;
        double wide = width * (0.7 + 0.6 * random.nextDouble());
        if (kind < 0.6) { // up in a bow, and back down in another
            word.curveTo(x + wide * 0.6, base - high * 0.3, x + wide + lean, base - high, x + wide * 0.5 + lean, base - high);
            word.curveTo(x + wide * 0.1 + lean, base - high, x + wide * 0.2, base, x + wide, base);
        } else if (kind < 0.85) { // an arch
            word.curveTo(x + wide * 0.1 + lean, base - high * 1.1, x + wide * 0.7 + lean, base - high * 1.1, x + wide * 0.7, base);
            word.lineTo(x + wide, base - xHeight * 0.1 * random.nextDouble());
        } else { // a garland
            word.curveTo(x + lean, base - high, x + lean, base + high * 0.1, x + wide * 0.5, base);
            word.curveTo(x + wide, base, x + wide + lean, base - high, x + wide, base - high * 0.1);
        }
        return x + wide;
    }

    /** A signature: large loops that run over each other, and a flourish below. */
    static void signature(Graphics2D pen, double left, double baseline, double width, double height, RandomGenerator random) {
        pen.setStroke(new BasicStroke((float) Math.max(1, height * (0.02 + 0.05 * random.nextDouble())),
                BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        double x = left;
        double y = baseline;
        path.moveTo(x, y);
        int strokes = 5 + random.nextInt(9);
        for (int stroke = 0; stroke < strokes; stroke++) {
            double nextX = left + width * (stroke + 0.3 + random.nextDouble()) / strokes;
            double nextY = baseline - height * (stroke % 2 == 0 ? random.nextDouble() : 0.2 * random.nextDouble());
            path.curveTo(x + width * 0.4 * random.nextDouble(), y - height * (random.nextDouble() - 0.3),
                    nextX - width * 0.4 * random.nextDouble(), nextY - height * (random.nextDouble() - 0.3), nextX, nextY);
            x = nextX;
            y = nextY;
        }
        path.curveTo(x + width * 0.2, baseline, left + width * 0.6, baseline + height * 0.3, left + width * 0.1, baseline + height * 0.2);
        pen.draw(path);
    }

    /**
     * A rubber stamp: one or two rings or a frame with words in it, turned.
     *
     * @param radius pixels
     */
    static void stamp(Graphics2D pen, PageInks inks, Font font, String words, double centreX, double centreY, double radius, RandomGenerator random) {
        Graphics2D turned = (Graphics2D) pen.create();
        turned.setColor(inks.stamp(random));
        turned.translate(centreX, centreY);
        turned.rotate((random.nextDouble() - 0.5) * 1.6);
        turned.setStroke(new BasicStroke((float) Math.max(1, radius * (0.03 + 0.05 * random.nextDouble()))));
        boolean round = random.nextBoolean();
        double inner = radius * 0.7;
        if (round) {
            turned.draw(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
            turned.draw(new Ellipse2D.Double(-inner, -inner, 2 * inner, 2 * inner));
            ring(turned, font.deriveFont((float) (radius * 0.25)), words, radius * 0.77);
        } else {
            turned.draw(new Rectangle2D.Double(-radius, -radius / 2, 2 * radius, radius));
        }
        Font inside = font.deriveFont((float) (radius * (round ? 0.3 : 0.42)));
        String middle = words.split(" ")[0];
        double half = turned.getFontMetrics(inside).stringWidth(middle) / 2.0;
        turned.setFont(inside);
        turned.drawString(middle, (float) -half, (float) (radius * 0.1));
        turned.dispose();
    }

    /** Letters on a circle, their feet inwards. */
    private static void ring(Graphics2D pen, Font font, String words, double radius) {
        GlyphVector glyphs = font.createGlyphVector(pen.getFontRenderContext(), words);
        double start = -Math.PI / 2 - Math.min(Math.PI, glyphs.getLogicalBounds().getWidth() / radius / 2);
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            double along = glyphs.getGlyphPosition(i).getX() / radius;
            if (along > 2 * Math.PI - 0.3) {
                break;
            }
            AffineTransform place = AffineTransform.getRotateInstance(start + along + Math.PI / 2);
            place.translate(-glyphs.getGlyphPosition(i).getX(), -radius);
            pen.fill(place.createTransformedShape(glyphs.getGlyphOutline(i)));
        }
    }

    /** Thin bent lines as of a map's heights or of a graph. */
    static void curves(Graphics2D pen, double left, double top, double width, double height, float thickness, int count,
                       RandomGenerator random) {
        pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int curve = 0; curve < count; curve++) {
            Path2D path = new Path2D.Double();
            double y = top + height * random.nextDouble();
            path.moveTo(left, y);
            double step = width / (2 + random.nextInt(5));
            for (double x = left; x < left + width; x += step) {
                double next = Math.clamp(y + height * (random.nextDouble() - 0.5), top, top + height);
                path.curveTo(x + step / 3, y + height * 0.3 * (random.nextDouble() - 0.5), x + 2 * step / 3,
                        next + height * 0.3 * (random.nextDouble() - 0.5), x + step, next);
                y = next;
            }
            pen.draw(path);
        }
    }

    /** An area with a ragged outline somewhere on a map. */
    static Shape country(double left, double top, double width, double height, RandomGenerator random) {
        double x = left + width * random.nextDouble();
        double y = top + height * random.nextDouble();
        double radius = Math.min(width, height) * (0.1 + 0.4 * random.nextDouble());
        Path2D outline = new Path2D.Double();
        int corners = 5 + random.nextInt(14);
        for (int corner = 0; corner < corners; corner++) {
            double angle = 2 * Math.PI * corner / corners;
            double away = radius * (0.5 + random.nextDouble());
            double toX = Math.clamp(x + away * Math.cos(angle), left, left + width);
            double toY = Math.clamp(y + away * Math.sin(angle), top, top + height);
            if (corner == 0) {
                outline.moveTo(toX, toY);
            } else {
                outline.lineTo(toX, toY);
            }
        }
        outline.closePath();
        return outline;
    }

    /** Upright bars as of a bar code; each is as wide as one to four of the thinnest. */
    static void bars(Graphics2D pen, double left, double top, double width, double height, double thinnest, RandomGenerator random) {
        double x = left;
        while (x < left + width) {
            double bar = thinnest * (1 + random.nextInt(4));
            pen.fill(new Rectangle2D.Double(x, top, bar, height));
            x += bar + thinnest * (1 + random.nextInt(4));
        }
    }

    /** @param value 0 (black) to 1 (white) */
    static Color grey(double value) {
        float part = (float) Math.clamp(value, 0, 1);
        return new Color(part, part, part);
    }
}
