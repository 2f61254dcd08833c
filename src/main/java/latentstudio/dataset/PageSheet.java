package latentstudio.dataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/**
 * One page while it is drawn: columns of blocks, from the top to the bottom. What lies outside the sheet is laid out and
 * left undrawn, so that a small window costs little. Used once, by one thread.
 */
final class PageSheet {
    private final Graphics2D pen;
    private final PageFonts fonts;
    private final PageInks inks;
    private final int width;
    private final int height;
    private final RandomGenerator random;

    private final Script script;
    private final double xHeight;
    private final double leading;
    private final Font font;
    private final Color ink;

    /**
     * Chooses the page's script, face, size and ink; {@code pen} draws on a sheet of width x height pixels.
     *
     * @param largest x-height of running text, pixels
     */
    PageSheet(Graphics2D pen, PageFonts fonts, PageInks inks, int width, int height, double largest, RandomGenerator random) {
        this.pen = pen;
        this.fonts = fonts;
        this.inks = inks;
        this.width = width;
        this.height = height;
        this.random = random;
        script = fonts.script(random);
        double share = random.nextDouble();
        xHeight = PageRenderer.SMALLEST_X_HEIGHT // the square: small type is the most frequent and the hardest
                * Math.pow(largest / PageRenderer.SMALLEST_X_HEIGHT, share * share);
        leading = xHeight * (2.1 + random.nextDouble());
        font = fonts.font(script, xHeight, random);
        ink = inks.text(random);
    }

    /** Fills an area, in pixels of the sheet, which may begin and end outside of it. */
    void fill(Rectangle2D area) {
        int most = (int) Math.clamp(area.getWidth() / (16 * xHeight), 1, 4);
        double top = inks == PageInks.COLOURED && random.nextInt(6) == 0 ? band(area) : area.getY();
        int columns = 1 + (random.nextInt(3) == 0 ? random.nextInt(most) : 0);
        double gap = xHeight * (1.5 + 2 * random.nextDouble());
        double wide = (area.getWidth() - gap * (columns - 1)) / columns;
        boolean ruled = random.nextInt(3) == 0;
        for (int column = 0; column < columns; column++) {
            double left = area.getX() + column * (wide + gap);
            double y = top;
            while (y < area.getMaxY() - leading) {
                y += block(left, y, wide, area.getMaxY() - y) + leading * random.nextDouble();
            }
            if (ruled && column > 0) {
                rule(left - gap / 2, top, left - gap / 2, area.getMaxY());
            }
        }
        if (random.nextInt(14) == 0) {
            PageMarks.stamp(pen, inks, fonts.font(script, xHeight, random), script.word(random) + " " + script.word(random) + " * ",
                    area.getX() + area.getWidth() * random.nextDouble(), area.getY() + area.getHeight() * random.nextDouble(),
                    xHeight * (3 + 5 * random.nextDouble()), random);
        }
    }

    /** A coloured band over the sheet's full width with light or dark letters; where the columns begin below it. */
    private double band(Rectangle2D area) {
        double high = leading * (3 + random.nextInt(8));
        boolean dark = random.nextInt(3) > 0;
        pen.setColor(dark ? inks.dark(random) : inks.shade(random));
        pen.fill(new Rectangle2D.Double(area.getX() - width, area.getY() - height, area.getWidth() + 2 * width, height + high));
        pen.setColor(dark ? Color.WHITE : ink);
        double larger = xHeight * (1 + random.nextDouble());
        text(fonts.font(script, larger, random), larger, area.getX(), area.getY(), area.getWidth(), high - leading);
        return area.getY() + high + leading;
    }

    /**
     * Draws one block of a column.
     *
     * @param room how far the column goes on below {@code top}
     * @return the block's height, at most the room
     */
    private double block(double left, double top, double wide, double room) {
        if (inks == PageInks.COLOURED && random.nextInt(4) == 0) {
            return colouredBlock(left, top, wide, room);
        }
        int kind = random.nextInt(100);
        double high = Math.min(room, leading * (1 + random.nextInt(kind < 55 ? 14 : 6)));
        pen.setColor(inks.block(ink, random));
        if (kind < 55) {
            text(font, xHeight, left, top, wide, high);
        } else if (kind < 62) {
            double larger = xHeight * (1.2 + 0.8 * random.nextDouble());
            high = Math.min(room, leading * larger / xHeight);
            text(fonts.font(script, larger, random), larger, left, top, wide, high);
        } else if (kind < 69) {
            table(left, top, wide, high);
        } else if (kind < 78) {
            double part = inks == PageInks.COLOURED && random.nextInt(4) == 0 ? wide : Math.min(wide, xHeight * (5 + 25 * random.nextDouble()));
            high = Math.min(room, part * (0.4 + 0.9 * random.nextDouble()));
            picture(left + (wide - part) * random.nextDouble(), top, part, high);
        } else if (kind < 85) {
            for (double y = top + leading; y < top + high; y += 1.2 * leading) {
                if (isSeen(left, y, wide, 3 * xHeight)) {
                    pen.setColor(inks.pen(ink, random));
                    PageMarks.handwriting(pen, left, y, wide * (0.5 + 0.5 * random.nextDouble()), xHeight, random);
                }
            }
        } else if (kind < 88) {
            double y = top + high * 0.8;
            rule(left, y, left + wide * 0.6, y);
            pen.setColor(inks.pen(ink, random));
            PageMarks.signature(pen, left, y, Math.min(wide, xHeight * (6 + 6 * random.nextDouble())), 1.5 * leading, random);
        } else if (kind < 92) {
            pen.setColor(inks.dark(random));
            pen.fill(new Rectangle2D.Double(left, top, wide, high));
            pen.setColor(Color.WHITE);
            text(font, xHeight, left + xHeight, top, wide - xHeight, high - xHeight / 2);
        } else if (kind < 94) {
            PageMarks.bars(pen, left, top, Math.min(wide, 12 * xHeight), high, Math.max(1, xHeight * (0.1 + 0.15 * random.nextDouble())), random);
        } else if (kind < 96) {
            form(left, top, wide, high);
        } // or nothing: empty paper
        return Math.max(high, xHeight);
    }

    /** What only a page in colour has: a tinted panel, marked lines, swatches, thin lines of maps, graphs and music. */
    private double colouredBlock(double left, double top, double wide, double room) {
        double high = Math.min(room, leading * (1 + random.nextInt(random.nextBoolean() ? 6 : 20)));
        switch (random.nextInt(7)) {
            case 0 -> {
                pen.setColor(inks.shade(random));
                pen.fill(new Rectangle2D.Double(left, top, wide, high));
                pen.setColor(inks.block(ink, random));
                text(font, xHeight, left + xHeight, top, wide - 2 * xHeight, high - xHeight / 2);
            }
            case 1 -> {
                pen.setColor(inks.marker(random));
                for (double y = top; y < top + high; y += leading) {
                    double from = left + wide * 0.5 * random.nextDouble();
                    pen.fill(new Rectangle2D.Double(from, y + 0.1 * leading, (left + wide - from) * random.nextDouble(), 0.8 * leading));
                }
                pen.setColor(ink);
                text(font, xHeight, left, top, wide, high);
            }
            case 2 -> {
                double side = xHeight * (1 + 5 * random.nextDouble());
                for (double x = left; x < left + wide; x += 1.4 * side) {
                    pen.setColor(random.nextBoolean() ? inks.shade(random) : inks.any(random));
                    pen.fill(new Rectangle2D.Double(x, top, side, Math.min(side, high)));
                }
            }
            case 3, 4 -> { // a map or a chart: areas that touch each other, with names in them
                for (int area = 2 + random.nextInt(9); area > 0; area--) {
                    double x = left + wide * random.nextDouble();
                    double y = top + high * random.nextDouble();
                    pen.setColor(random.nextInt(3) > 0 ? inks.shade(random) : inks.marker(random));
                    Shape shape = random.nextBoolean() ? new Rectangle2D.Double(x, y, (left + wide - x) * random.nextDouble(), (top + high - y) * random.nextDouble())
                            : PageMarks.country(left, top, wide, high, random);
                    pen.fill(shape);
                    if (random.nextBoolean()) {
                        pen.setColor(ink);
                        pen.setStroke(new BasicStroke(thickness()));
                        pen.draw(shape);
                    }
                    pen.setColor(ink);
                    pen.setFont(font);
                    pen.drawString(script.word(random), (float) x, (float) y);
                }
            }
            case 5 -> {
                pen.setColor(inks.block(ink, random));
                PageMarks.curves(pen, left, top, wide, high, thickness(), 1 + random.nextInt(6), random);
            }
            default -> {
                pen.setColor(inks.block(ink, random));
                for (int line = 0; line < 5; line++) {
                    double y = top + xHeight * (1 + 0.6 * line);
                    line((float) Math.max(0.7, 0.05 * xHeight), left, y, left + wide, y);
                }
                high = Math.min(room, 5 * xHeight);
            }
        }
        return Math.max(high, xHeight);
    }

    /** Lines of words, ragged, centred or justified; a few lines are underlined, a few blocks thinner or bolder. */
    private void text(Font face, double size, double left, double top, double wide, double high) {
        double step = leading * size / xHeight;
        double setting = random.nextDouble();
        double weight = random.nextInt(8) == 0 ? random.nextDouble() - 0.5 : 0;
        pen.setFont(face);
        FontMetrics metrics = pen.getFontMetrics();
        double space = metrics.charWidth(' ');
        for (double y = top + 0.75 * step; y < top + high; y += step) {
            if (!isSeen(left, y, wide, 2 * size)) {
                continue;
            }
            String[] words = new String[(int) (wide / (2 * space)) + 1];
            double length = -space;
            double limit = setting < 0.2 ? wide * (0.3 + 0.6 * random.nextDouble()) : wide;
            int count = 0;
            while (count < words.length) {
                String word = script.marked(random);
                double longer = length + space + metrics.stringWidth(word);
                if (longer > limit && count > 0) {
                    break;
                }
                words[count++] = word;
                length = longer;
            }
            double x = setting < 0.2 ? left + (wide - length) / 2 : left;
            double gap = setting > 0.5 && count > 1 ? Math.min(2 * space, space + (wide - length) / (count - 1)) : space;
            for (int i = 0; i < count; i++) {
                double end = x + metrics.stringWidth(words[i]);
                if (isSeen(x, y, end - x, 2 * size)) {
                    write(words[i], x, y, size, weight);
                }
                x = end + gap;
            }
            if (random.nextInt(30) == 0) {
                rule(left, y + size * 0.35, left + wide * random.nextDouble(), y + size * 0.35);
            }
        }
    }

    /** @param weight 0 as the face is; above, bolder, and below, thinner by as much as it goes without losing a stroke */
    private void write(String word, double x, double y, double size, double weight) {
        if (weight == 0) {
            pen.drawString(word, (float) x, (float) y);
            return;
        }
        Shape outline = pen.getFont().createGlyphVector(pen.getFontRenderContext(), word).getOutline((float) x, (float) y);
        pen.fill(outline);
        pen.setStroke(new BasicStroke((float) (size * Math.abs(weight) * (weight > 0 ? 0.2 : 0.1))));
        Color own = pen.getColor();
        if (weight < 0) {
            pen.setColor(own == Color.WHITE ? Color.DARK_GRAY : Color.WHITE);
        }
        pen.draw(outline);
        pen.setColor(own);
    }

    private void table(double left, double top, double wide, double high) {
        int columns = Math.max(1, Math.min(2 + random.nextInt(5), (int) (wide / (6 * xHeight))));
        double cell = wide / columns;
        boolean upright = random.nextBoolean();
        boolean level = random.nextInt(4) > 0;
        boolean shaded = random.nextInt(4) == 0;
        Color shade = inks.shade(random);
        Color own = pen.getColor();
        double row = leading * (1 + 0.4 * random.nextDouble());
        int rows = (int) (high / row);
        float thickness = thickness();
        pen.setFont(font);
        for (int r = 0; r <= rows; r++) {
            double y = top + r * row;
            if (!isSeen(left, y, wide, 2 * row)) {
                continue;
            }
            if (shaded && r % 2 == 0 && r < rows) {
                pen.setColor(shade);
                pen.fill(new Rectangle2D.Double(left, y, wide, row));
                pen.setColor(own);
            }
            for (int c = 0; c < columns && r < rows; c++) {
                if (random.nextInt(6) > 0) {
                    String entry = c == 0 || random.nextInt(4) == 0 ? script.word(random) : script.number(random);
                    pen.drawString(entry, (float) (left + c * cell + 0.4 * xHeight), (float) (y + 0.7 * row));
                }
            }
            if (level || r == 0 || r == 1 || r == rows) {
                line(thickness, left, y, left + wide, y);
            }
        }
        for (int c = 0; c <= columns && upright; c++) {
            line(thickness, left + c * cell, top, left + c * cell, top + rows * row);
        }
    }

    /** Words with a dotted or a ruled line to fill in, and boxes to tick. */
    private void form(double left, double top, double wide, double high) {
        pen.setFont(font);
        Color own = pen.getColor();
        for (double y = top + leading; y < top + high; y += leading * 1.3) {
            String word = script.word(random) + ":";
            double start = left + pen.getFontMetrics().stringWidth(word) + xHeight;
            pen.drawString(word, (float) left, (float) y);
            if (random.nextBoolean()) {
                rule(start, y, left + wide, y);
            } else {
                pen.setStroke(new BasicStroke(thickness()));
                pen.draw(new Rectangle2D.Double(start, y - 1.2 * xHeight, 1.3 * xHeight, 1.3 * xHeight));
            }
            if (random.nextInt(3) == 0) {
                pen.setColor(inks.pen(own, random));
                PageMarks.handwriting(pen, start, y, (left + wide - start) * random.nextDouble(), xHeight, random);
                pen.setColor(own);
            }
        }
    }

    private void picture(double left, double top, double wide, double high) {
        if (wide < 4 || high < 4 || !isSeen(left, top + high, wide, high)) {
            return;
        }
        // of a picture that is mostly outside only the part on the sheet is made, so that a window stays cheap
        int x = (int) Math.max(left, -12);
        int y = (int) Math.max(top, -12);
        int right = (int) Math.min(left + wide, width + 12);
        int bottom = (int) Math.min(top + high, height + 12);
        if (right - x >= 4 && bottom - y >= 4) {
            pen.drawImage(PagePicture.draw(right - x, bottom - y, inks == PageInks.COLOURED, random), x, y, null);
            if (random.nextInt(3) == 0) {
                pen.setStroke(new BasicStroke(thickness()));
                pen.draw(new Rectangle2D.Double(x, y, right - x, bottom - y));
            }
        }
    }

    private float thickness() {
        return (float) Math.max(0.7, xHeight * (0.05 + 0.15 * random.nextDouble()));
    }

    /** A line of one thickness, sometimes dashed or dotted. */
    private void rule(double fromX, double fromY, double toX, double toY) {
        float thickness = thickness();
        if (random.nextInt(3) == 0) {
            float dash = thickness * (1 + random.nextInt(5));
            pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, 1.5f * dash}, 0));
            pen.draw(new Line2D.Double(Math.max(fromX, -width), fromY, Math.min(toX, 2 * width), toY));
        } else {
            line(thickness, fromX, fromY, toX, toY);
        }
    }

    private void line(float thickness, double fromX, double fromY, double toX, double toY) {
        pen.setStroke(new BasicStroke(thickness));
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /** Whether something of a height above and half of it below a base line may be on the sheet, the turn included. */
    private boolean isSeen(double left, double baseline, double wide, double high) {
        AffineTransform turn = pen.getTransform();
        double slack = turn.isIdentity() ? 1 : Math.abs(turn.getShearX()) * Math.max(width, height) + 2;
        return left < width + slack && left + wide > -slack - high
                && baseline - high < height + slack && baseline + high / 2 > -slack;
    }
}
