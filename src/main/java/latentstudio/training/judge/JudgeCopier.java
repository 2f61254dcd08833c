package latentstudio.training.judge;

import java.util.SplittableRandom;

/** A copier with a dirty glass and a tired drum. */
final class JudgeCopier {
    private JudgeCopier() {
    }

    static void smear(JudgeScene scene) {
        veil(scene);
        specks(scene);
        streaks(scene);
        if (scene.random.nextInt(3) == 0) {
            edge(scene);
        }
    }

    /** White becomes grey, black becomes grey, both unevenly. */
    private static void veil(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double white = random.nextDouble(0.74, 0.87);
        double black = random.nextDouble(0.1, 0.22);
        double colour = random.nextDouble(0.75, 1); // what is left of the colours
        float[] cloudy = JudgeField.waves(scene.width, scene.height, 200 * scene.scale(), random);
        double[] band = new double[scene.height];
        double pace = random.nextDouble(0.02, 0.2);
        double strength = random.nextDouble(0.004, 0.015);
        for (int y = 0; y < scene.height; y++) {
            band[y] = strength * (Math.sin(pace * y) + 0.6 * random.nextGaussian());
        }
        for (int i = 0; i < scene.size; i++) {
            double grey = 0.299 * scene.values[i] + 0.587 * scene.values[scene.size + i] + 0.114 * scene.values[2 * scene.size + i];
            for (int channel = 0; channel < 3; channel++) {
                double value = grey + colour * (scene.values[channel * scene.size + i] - grey);
                scene.values[channel * scene.size + i] = (float) (black + (white - black) * value + 0.025 * cloudy[i] + band[i / scene.width]);
            }
        }
    }

    private static void specks(JudgeScene scene) {
        SplittableRandom random = scene.random;
        int count = (int) (random.nextInt(300, 1300) * scene.scale() * scene.scale());
        for (int i = 0; i < count; i++) {
            double radius = Math.exp(random.nextGaussian() * 0.45 - 0.2);
            double x = random.nextDouble() * scene.width;
            double y = random.nextDouble() * scene.height;
            double dark = random.nextDouble(0.25, 0.9);
            int reach = (int) Math.ceil(radius + 1);
            for (int row = (int) Math.max(0, y - reach); row <= Math.min(scene.height - 1, y + reach); row++) {
                for (int column = (int) Math.max(0, x - reach); column <= Math.min(scene.width - 1, x + reach); column++) {
                    double covered = dark * Math.clamp(radius + 0.5 - Math.hypot(column - x, row - y), 0.0, 1.0);
                    darken(scene, row * scene.width + column, covered, covered, covered);
                }
            }
        }
    }

    /** Lines along the way that the paper took. */
    private static void streaks(JudgeScene scene) {
        SplittableRandom random = scene.random;
        int count = random.nextInt(2, 8);
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * scene.width;
            double wide = random.nextDouble(0.5, 1.8);
            double dark = random.nextDouble(0.08, 0.4);
            double[] colour = random.nextInt(3) == 0 ? new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()} : new double[] {1, 1, 1};
            double from = random.nextInt(3) == 0 ? random.nextDouble() * scene.height : 0;
            for (int y = (int) from; y < scene.height; y++) {
                double fade = 0.75 + 0.25 * Math.sin(y * 0.013 + x);
                for (int column = (int) Math.max(0, x - 3); column <= Math.min(scene.width - 1, x + 3); column++) {
                    double covered = dark * fade * Math.exp(-Math.pow((column - x) / wide, 2));
                    darken(scene, y * scene.width + column, covered * colour[0], covered * colour[1], covered * colour[2]);
                }
            }
        }
    }

    /** The lid stood open beside the sheet. */
    private static void edge(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double wide = random.nextDouble(4, 12) * scene.scale();
        double slope = random.nextDouble(-0.006, 0.006);
        boolean atLeft = random.nextBoolean();
        for (int y = 0; y < scene.height; y++) {
            double reach = wide + slope * y + 0.8 * Math.sin(y * 0.05);
            for (int x = 0; x < Math.min(scene.width, reach + 6); x++) {
                double covered = 0.88 * (1 - JudgeField.rise(reach - 2, reach + 3, x));
                darken(scene, y * scene.width + (atLeft ? x : scene.width - 1 - x), covered, covered, covered);
            }
        }
    }

    private static void darken(JudgeScene scene, int pixel, double red, double green, double blue) {
        scene.values[pixel] *= (float) (1 - red);
        scene.values[scene.size + pixel] *= (float) (1 - green);
        scene.values[2 * scene.size + pixel] *= (float) (1 - blue);
    }
}
