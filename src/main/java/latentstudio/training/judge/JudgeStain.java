package latentstudio.training.judge;

import java.util.SplittableRandom;

/** Drops on a page. What has dried let through exp(-thickness x absorption), a channel at a time. */
final class JudgeStain {
    /** How much of red, green and blue coffee, tea, red wine and juice absorb. */
    static final double[][] LIQUIDS = {{0.6, 0.88, 1.25}, {0.32, 0.55, 0.95}, {0.26, 1.05, 0.62}, {0.2, 0.75, 0.36}};
    private static final double[] RUST = {0.22, 0.5, 0.8};
    private static final int HARMONICS = 5;

    private JudgeStain() {
    }

    /** A blot whose rim is darker, as coffee dries. */
    static void blot(JudgeScene scene, double[] absorbed, double radius) {
        SplittableRandom random = scene.random;
        double x = random.nextDouble() * scene.width;
        double y = random.nextDouble() * scene.height;
        double inside = random.nextDouble(0.12, 0.35);
        double rim = random.nextDouble(0.25, 0.7);
        double rimWide = Math.max(1.2, radius * random.nextDouble(0.03, 0.07));
        double soft = random.nextDouble(1, 2.5);
        double[][] shape = shape(random, radius < 20 * scene.scale() ? 0.09 : 0.22);
        int side = (int) (3.4 * radius) + 2;
        float[] cloudy = JudgeField.waves(side, side, Math.max(12, radius * 0.6), random);
        int left = (int) (x - 1.7 * radius);
        int top = (int) (y - 1.7 * radius);
        spread(scene, absorbed, x, y, radius * 1.7, (away, angle, pixel) -> {
            double edge = radius * (1 + wobble(shape, angle));
            double depth = edge - away; // from the rim inwards
            double filled = JudgeField.rise(-soft, soft, depth) * inside
                    * (1 + 0.3 * cloudy[Math.clamp(pixel / scene.width - top, 0, side - 1) * side + Math.clamp(pixel % scene.width - left, 0, side - 1)]);
            double dried = rim * (depth > 0 ? Math.exp(-depth / rimWide) : JudgeField.rise(-soft, 0, depth));
            return filled + dried;
        });
    }

    /** The ring that a cup or a glass leaves. */
    static void ring(JudgeScene scene, double[] absorbed) {
        SplittableRandom random = scene.random;
        double x = random.nextDouble(0.05, 0.95) * scene.width;
        double y = random.nextDouble(0.05, 0.95) * scene.height;
        double radius = random.nextDouble(70, 150) * scene.scale();
        double wide = random.nextDouble(3, 8) * Math.max(0.5, scene.scale());
        double strength = random.nextDouble(0.4, 0.85);
        double wash = random.nextDouble(0, 0.1);
        double[][] shape = shape(random, 0.015);
        double[][] wet = shape(random, 0.75);
        spread(scene, absorbed, x, y, radius * 1.2, (away, angle, pixel) -> {
            double edge = radius * (1 + wobble(shape, angle));
            double wetness = Math.clamp(0.65 + wobble(wet, angle), 0.0, 1.2);
            double width = wide * (0.5 + 0.8 * wetness);
            double off = (away - edge) / width;
            double band = JudgeField.rise(-1.1, -0.7, off) * (1 - JudgeField.rise(0.75, 1.05, off));
            double rims = Math.exp(-Math.pow((off - 0.85) * 5, 2)) + 0.6 * Math.exp(-Math.pow((off + 0.85) * 5, 2));
            return strength * wetness * (0.45 * band + 0.7 * rims) + (away < edge ? wash : 0);
        });
    }

    /** A small brown spot of old paper. */
    static void fox(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double radius = Math.exp(random.nextDouble(0.3, 2.3));
        double thickness = random.nextDouble(0.15, 0.6);
        double[][] shape = shape(random, 0.2);
        spread(scene, RUST, random.nextDouble() * scene.width, random.nextDouble() * scene.height, radius * 3, (away, angle, pixel) ->
                thickness * Math.exp(-Math.pow(away / (radius * (1 + wobble(shape, angle))), 2)));
    }

    private interface Thickness {
        double at(double away, double angle, int pixel);
    }

    private static void spread(JudgeScene scene, double[] absorbed, double x, double y, double reach, Thickness thickness) {
        int right = (int) Math.min(scene.width - 1, x + reach);
        int bottom = (int) Math.min(scene.height - 1, y + reach);
        for (int row = (int) Math.max(0, y - reach); row <= bottom; row++) {
            for (int column = (int) Math.max(0, x - reach); column <= right; column++) {
                int pixel = row * scene.width + column;
                double thick = thickness.at(Math.hypot(column - x, row - y), Math.atan2(row - y, column - x), pixel);
                for (int channel = 0; channel < 3; channel++) {
                    scene.values[channel * scene.size + pixel] *= (float) Math.exp(-thick * absorbed[channel]);
                }
            }
        }
    }

    /** Amplitude and phase of a closed line's waves. */
    private static double[][] shape(SplittableRandom random, double strength) {
        double[][] shape = new double[HARMONICS][];
        for (int i = 0; i < HARMONICS; i++) {
            shape[i] = new double[] {strength * random.nextDouble(0.3, 1) / (i + 1), random.nextDouble(Math.TAU)};
        }
        return shape;
    }

    private static double wobble(double[][] shape, double angle) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) {
            sum += shape[i][0] * Math.sin((i + 1) * angle + shape[i][1]);
        }
        return sum;
    }
}
