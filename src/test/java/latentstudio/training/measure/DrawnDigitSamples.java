package latentstudio.training.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws digits as thirty hands would with a mouse, into {@code datasets/mnist/drawn.txt}:
 * {@code java -cp target/test-classes:target/classes:... latentstudio.training.measure.DrawnDigitSamples}. A hand has its slant, its
 * proportions, its size, its brush, its haste (few points, cut corners) and its unsteadiness; a digit of it has one of its usual shapes, and lies anywhere.
 */
final class DrawnDigitSamples {
    private static final int HANDS = 30;
    private static final int GRID = 1024;
    /**
     * The shapes of each digit: strokes, apart by {@code |}, of points in a box of 100 x 100 that a smooth curve runs through; one with
     * {@code !} is a corner.
     */
    private static final String[][] SHAPES = {
        {"60,2 25,12 5,50 22,90 52,99 82,85 96,48 80,12 58,1", "50,0 15,20 8,60 30,96 65,97 92,65 88,25 55,2 42,4"},
        {"50,0! 50,100!", "22,26! 52,0! 52,100!", "25,22! 50,0! 50,100!|22,100! 80,100!"},
        {"8,24 30,2 70,5 84,30 60,62 8,100! 94,98!", "12,22 38,0 76,12 74,40 40,76 12,94 8,84 26,80 58,96 94,94"},
        {"12,14 42,0 80,12 74,38 38,47! 80,58 88,82 48,100 8,88", "10,0! 86,0! 42,40! 80,54 88,80 46,100 8,90"},
        {"22,0! 10,56! 90,56!|66,4! 64,100!", "62,0! 4,66! 94,66!|64,0! 62,100!", "18,2! 16,50! 80,50!|80,0! 76,100!"},
        {"86,0! 22,0! 16,44! 50,37 86,58 78,92 42,100 8,90", "22,2! 18,46! 54,40 86,62 74,94 36,100 6,88|22,2! 88,0!"},
        {"72,0 34,24 10,66 26,96 66,98 86,74 64,54 30,58 12,74", "60,0 22,36 12,76 34,99 72,94 82,68 54,50 20,66"},
        {"8,2! 92,0! 42,100!", "10,14! 12,0! 90,0! 52,50 40,100!", "8,0! 90,0! 44,100!|28,50! 80,48!"},
        {"76,14 48,0 20,16 36,42 72,62 82,86 50,100 18,86 28,60 68,40 78,16", "50,0 22,12 24,38 50,47 76,36 78,10 52,0|50,48 18,60 16,88 50,100 84,88 82,58 50,48"},
        {"80,18 50,0 18,20 24,46 54,52 80,26! 78,60 72,100!", "78,20 48,0 16,18 22,46 52,54 80,24! 80,62 62,94 24,96"},
    };

    private final SplittableRandom random;
    private final double slant;
    private final double width;
    private final double height;
    private final int brush;
    private final double step;
    private final double wobble;
    private final double tremor;
    private final double sloppiness;

    private DrawnDigitSamples(SplittableRandom random) {
        this.random = random;
        slant = Math.tan(Math.toRadians(12 * random.nextGaussian()));
        height = 260 + 600 * random.nextDouble();
        width = height * (0.45 + 0.4 * random.nextDouble());
        brush = Math.max(24, (int) Math.round(height * (0.07 + 0.09 * random.nextDouble()))); // the pad's thinnest
        step = 8 + 60 * random.nextDouble() * random.nextDouble();
        wobble = 0.025 * random.nextDouble();
        tremor = 0.008 * random.nextDouble();
        sloppiness = 1 + 4 * random.nextDouble();
    }

    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(300);
        List<String> lines = new ArrayList<>();
        for (int hand = 0; hand < HANDS; hand++) {
            DrawnDigitSamples writer = new DrawnDigitSamples(random.split());
            for (int digit = 0; digit < SHAPES.length; digit++) {
                lines.add(digit + " " + writer.draw(SHAPES[digit][writer.random.nextInt(SHAPES[digit].length)]));
            }
        }
        Files.write(Path.of("datasets/mnist/drawn.txt"), lines);
    }

    private String draw(String shape) {
        List<List<double[]>> strokes = new ArrayList<>();
        for (String stroke : shape.split("\\|")) {
            strokes.add(hurried(curve(stroke)));
        }
        double[] box = {GRID, GRID, 0, 0};
        for (List<double[]> stroke : strokes) {
            for (double[] point : stroke) {
                box = new double[] {Math.min(box[0], point[0]), Math.min(box[1], point[1]), Math.max(box[2], point[0]), Math.max(box[3], point[1])};
            }
        }
        double shrink = Math.min(1, (GRID - 1.0 - brush) / Math.max(box[2] - box[0], box[3] - box[1]));
        double left = place(shrink * (box[2] - box[0])) - shrink * box[0];
        double top = place(shrink * (box[3] - box[1])) - shrink * box[1];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, 1);
        for (List<double[]> stroke : strokes) {
            write(bytes, 4 * brush);
            write(bytes, stroke.size());
            int x = 0;
            int y = 0;
            for (double[] point : stroke) {
                int nextX = (int) Math.round(left + shrink * point[0]);
                int nextY = (int) Math.round(top + shrink * point[1]);
                writeDifference(bytes, nextX - x);
                writeDifference(bytes, nextY - y);
                x = nextX;
                y = nextY;
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Where something of a length begins, so that it lies on the pad with its brush. */
    private double place(double length) {
        double room = GRID - 1 - brush - length;
        return brush / 2.0 + room * random.nextDouble();
    }

    /** Many points along a smooth curve through those of a shape, as this hand would draw it. */
    private List<double[]> curve(String stroke) {
        String[] named = stroke.split(" ");
        double[][] through = new double[named.length][];
        boolean[] corners = new boolean[named.length];
        for (int i = 0; i < named.length; i++) {
            corners[i] = named[i].endsWith("!");
            String[] point = named[i].replace("!", "").split(",");
            through[i] = new double[] {Double.parseDouble(point[0]) + sloppiness * random.nextGaussian(), Double.parseDouble(point[1]) + sloppiness * random.nextGaussian()};
        }
        List<double[]> points = new ArrayList<>();
        double phase = 2 * Math.PI * random.nextDouble();
        double pace = 1.5 + 2 * random.nextDouble();
        for (int i = 0; i + 1 < through.length; i++) {
            double[] before = corners[i] || i == 0 ? through[i] : through[i - 1];
            double[] after = corners[i + 1] || i + 2 == through.length ? through[i + 1] : through[i + 2];
            for (int part = 0; part < 40; part++) {
                double t = part / 40.0;
                double[] at = {spline(before[0], through[i][0], through[i + 1][0], after[0], t), spline(before[1], through[i][1], through[i + 1][1], after[1], t)};
                double swing = wobble * Math.sin(phase + pace * (i + t));
                points.add(placed(at[0] / 100 + swing, at[1] / 100 + swing / 2));
            }
        }
        points.add(placed(through[through.length - 1][0] / 100, through[through.length - 1][1] / 100));
        return points;
    }

    private double[] placed(double x, double y) {
        return new double[] {width * x + slant * height * (0.5 - y), height * y};
    }

    /** E. Catmull, R. Rom, <i>A Class of Local Interpolating Splines</i>, 1974. */
    private static double spline(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    /** Only as many of the points as a mouse reports in haste, each where the hand trembles. */
    private List<double[]> hurried(List<double[]> all) {
        List<double[]> told = new ArrayList<>();
        double[] last = null;
        for (int i = 0; i < all.size(); i++) {
            double[] point = all.get(i);
            if (last == null || i == all.size() - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) {
                last = point;
                told.add(new double[] {point[0] + tremor * height * random.nextGaussian(), point[1] + tremor * height * random.nextGaussian()});
            }
        }
        return told;
    }

    private static void writeDifference(ByteArrayOutputStream bytes, int value) {
        write(bytes, value << 1 ^ value >> 31);
    }

    private static void write(ByteArrayOutputStream bytes, int value) {
        int rest = value;
        while (rest > 0x7f) {
            bytes.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }
}
