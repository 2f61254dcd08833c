package latentstudio.training.judge;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A hand that writes letters stroke by stroke; no font is needed. */
final class JudgeHandwriting {
    /**
     * Letters a to z, then digits: strokes divided by a slash, each of points in hexadecimal, across and up. 0 is the
     * lowest point, 4 the line, 8 the height of an x, c that of an l.
     */
    private static final List<String> SHAPES = List.of("38 18 06 14 24 37/38 35 44", "0c 04/06 18 28 36 24 14 05",
            "37 28 18 06 14 24 35", "37 18 06 14 24 36/3c 35 44", "06 36 38 18 06 14 24 35", "3b 2c 1b 14 10/07 27",
            "38 18 06 14 24 37/38 32 20 01", "0c 04/06 18 28 36 34", "08 05 14/0a 0b", "18 12 00/1a 1b", "0c 04/37 06 34", "0c 05 14",
            "08 04/07 18 27 24/27 38 47 44", "08 04/07 18 28 36 34", "18 06 14 24 36 28 18", "08 00/07 18 28 36 24 14 05",
            "38 18 06 14 24 37/38 30 41", "08 04/06 18 38", "37 28 17 16 26 35 24 04", "1b 15 24 34/08 38", "08 05 14 24 37/38 35 44",
            "08 14 38", "08 14 27 34 48", "08 34/38 04", "08 05 14 24 37/38 32 20 01", "08 38 04 34",
            "2c 0a 06 14 24 46 4a 2c", "0a 2c 24", "0a 1c 3b 39 04 44", "0b 2c 3a 28 36 24 05", "24 2c 06 46", "4c 1c 08 28 36 24 04",
            "3c 07 14 34 37 08", "0c 4c 14", "28 0a 2c 4a 06 14 34 36 28", "4a 2c 0a 18 48 4c 34");
    private static final int LINE = 4;
    private static final double X_HEIGHT = 4;
    private static final double CAPITAL = 1.45;

    private final double unit;
    private final double slant;
    private final double wobble;
    private final Color colour;
    private final SplittableRandom random;

    /** @param xHeight pixels */
    JudgeHandwriting(double xHeight, Color colour, SplittableRandom random) {
        this.unit = xHeight / X_HEIGHT;
        this.slant = random.nextDouble(-0.05, 0.35);
        this.wobble = random.nextDouble(0.15, 0.35);
        this.colour = colour;
        this.random = random;
    }

    /**
     * Writes a line.
     *
     * @param thickness of the pen, pixels
     * @return where it ends
     */
    double write(Graphics2D paper, String text, double x, double y, double thickness) {
        double at = x;
        double rise = random.nextDouble(-0.02, 0.015);
        for (String word : plain(text).split(" ")) {
            double size = random.nextDouble(0.9, 1.1);
            for (char letter : word.toCharArray()) {
                double large = Character.isUpperCase(letter) ? CAPITAL * size : size;
                double line = y + rise * (at - x) + unit * random.nextDouble(-0.25, 0.25);
                double widest = 0;
                for (String stroke : shape(letter)) {
                    List<double[]> points = points(stroke, large, at, line);
                    paper.setColor(pressed());
                    paper.setStroke(new BasicStroke((float) (thickness * random.nextDouble(0.8, 1.2)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    paper.draw(smooth(points));
                    widest = Math.max(widest, points.stream().mapToDouble(point -> point[0]).max().orElse(at) - at);
                }
                at += widest + unit * random.nextDouble(0.7, 1.5);
            }
            at += unit * random.nextDouble(2.5, 4);
        }
        return at;
    }

    /** A name in one go, with a sweep below it. */
    void sign(Graphics2D paper, String name, double x, double y, double thickness) {
        List<double[]> points = new ArrayList<>();
        double at = x;
        for (char letter : plain(name).toCharArray()) {
            double large = Character.isUpperCase(letter) ? 2.2 : random.nextDouble(0.7, 1);
            for (String stroke : shape(letter)) {
                points.addAll(points(stroke, large, at, y));
            }
            at = points.getLast()[0] + unit * random.nextDouble(0.6, 1.8);
        }
        points.add(new double[] {at + 5 * unit, y + 2 * unit});
        points.add(new double[] {x + 3 * unit, y + random.nextDouble(3, 6) * unit});
        points.add(new double[] {at + 8 * unit, y + 3 * unit});
        paper.setColor(colour);
        paper.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        paper.draw(smooth(points));
    }

    private Color pressed() {
        int lighter = random.nextInt(-10, 15);
        return new Color(Math.clamp(colour.getRed() + lighter, 0, 255), Math.clamp(colour.getGreen() + lighter, 0, 255),
                Math.clamp(colour.getBlue() + lighter, 0, 255));
    }

    private List<double[]> points(String stroke, double large, double x, double y) {
        List<double[]> points = new ArrayList<>();
        for (String point : stroke.split(" ")) {
            double across = (Character.digit(point.charAt(0), 16) + random.nextDouble(-wobble, wobble)) * large;
            double up = (Character.digit(point.charAt(1), 16) - LINE + random.nextDouble(-wobble, wobble)) * large;
            points.add(new double[] {x + unit * (across + slant * up), y - unit * up});
        }
        return points;
    }

    /** A curve through the points. E. Catmull, R. Rom, <i>A Class of Local Interpolating Splines</i>, 1974. */
    private static Path2D smooth(List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst()[0], points.getFirst()[1]);
        for (int i = 0; i + 1 < points.size(); i++) {
            double[] before = points.get(Math.max(0, i - 1));
            double[] from = points.get(i);
            double[] to = points.get(i + 1);
            double[] after = points.get(Math.min(points.size() - 1, i + 2));
            path.curveTo(from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6, to[0] - (after[0] - from[0]) / 6,
                    to[1] - (after[1] - from[1]) / 6, to[0], to[1]);
        }
        return path;
    }

    private static List<String> shape(char letter) {
        char small = Character.toLowerCase(letter);
        if (small >= 'a' && small <= 'z') {
            return Arrays.asList(SHAPES.get(small - 'a').split("/"));
        }
        return Character.isDigit(small) ? Arrays.asList(SHAPES.get(26 + small - '0').split("/")) : List.of("14 03");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9, ]", "");
    }
}
