package latentstudio.training.judge;

import java.util.SplittableRandom;

/** Paper that was folded or crumpled, and lies in light from one side. */
final class JudgeCreases {
    private static final double WORN = 0.45;
    /** Of the sheet, where people fold it. */
    private static final double[] PLACES = {0.25, 1 / 3.0, 0.5, 0.5, 2 / 3.0, 0.75};

    private JudgeCreases() {
    }

    /** Folds across or along the sheet; the halves lean towards the light or away from it. */
    static void fold(JudgeScene scene, int folds) {
        SplittableRandom random = scene.random;
        float[] ragged = JudgeField.grain(scene.width, scene.height, 1.2, random);
        for (int i = 0; i < folds; i++) {
            boolean level = random.nextBoolean();
            double at = (level ? scene.height : scene.width) * PLACES[random.nextInt(PLACES.length)];
            double slope = random.nextDouble(-0.02, 0.02);
            double lean = random.nextDouble(0.05, 0.13) * (random.nextBoolean() ? 1 : -1);
            double bend = random.nextDouble(25, 80) * scene.scale();
            double line = random.nextDouble(0.12, 0.3);
            float[] wander = JudgeField.waves(scene.width, scene.height, 70 * scene.scale(), random);
            for (int y = 0; y < scene.height; y++) {
                for (int x = 0; x < scene.width; x++) {
                    int pixel = y * scene.width + x;
                    double away = (level ? y - at - slope * x : x - at - slope * y) + 0.8 * wander[pixel];
                    if (Math.abs(away) > 5 * bend) {
                        continue;
                    }
                    double near = Math.exp(-Math.abs(away) / bend);
                    double light = 1 + (away < 0 ? lean : -lean) * near;
                    double valley = line * Math.exp(-Math.pow(away / 1.3, 2)) * (1 + 0.5 * ragged[pixel]);
                    double ridge = 0.5 * line * Math.exp(-Math.pow((away - 3) / 1.5, 2));
                    double rubbed = WORN * Math.clamp(Math.exp(-Math.pow(away / 1.5, 2)) * (0.6 + 0.6 * ragged[pixel]), 0.0, 1.0);
                    for (int channel = 0; channel < 3; channel++) {
                        float value = scene.values[channel * scene.size + pixel];
                        scene.values[channel * scene.size + pixel] = (float) ((value + rubbed * (0.93 - value)) * light * (1 - valley + ridge));
                    }
                }
            }
        }
    }

    /**
     * Flat pieces that each catch the light in their own way, with ridges between them: large ones, and smaller ones on
     * top of them.
     *
     * @param strength by how much a piece's light differs
     */
    static void crumple(JudgeScene scene, int pieces, double strength) {
        float[] large = pieces(scene, pieces, 34 * scene.scale());
        float[] small = pieces(scene, 4 * pieces, 17 * scene.scale());
        float[] where = JudgeField.waves(scene.width, scene.height, 420 * scene.scale(), scene.random); // crumpled more here than there
        scene.times((pixel, channel) -> Math.clamp(0.9 + strength * (0.65 + 0.5 * where[pixel]) * (large[pixel] + 0.55 * small[pixel]), 0.5, 1.03));
    }

    /** How the pieces catch the light, about -1..1. */
    private static float[] pieces(JudgeScene scene, int pieces, double bend) {
        SplittableRandom random = scene.random;
        int width = scene.width;
        int height = scene.height;
        double[][] piece = new double[pieces][];
        for (int i = 0; i < pieces; i++) {
            piece[i] = new double[] {random.nextDouble(-0.05, 1.05) * width, random.nextDouble(-0.05, 1.05) * height,
                random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
        }
        float[] shiftX = JudgeField.waves(width, height, 130 * scene.scale(), random);
        float[] shiftY = JudgeField.waves(width, height, 130 * scene.scale(), random);
        double span = Math.sqrt((double) width * height / pieces);
        float[] light = JudgeField.coarsely(width, height, scene.scale() < 0.6 ? 1 : 2, (x, y) -> {
            double atX = x + bend * shiftX[y * width + x];
            double atY = y + bend * shiftY[y * width + x];
            double[] nearest = piece[0];
            double[] neighbour = piece[0];
            double near = Double.MAX_VALUE;
            double next = Double.MAX_VALUE;
            for (double[] one : piece) {
                double square = (atX - one[0]) * (atX - one[0]) + (atY - one[1]) * (atY - one[1]);
                if (square < near) {
                    next = near;
                    neighbour = nearest;
                    near = square;
                    nearest = one;
                } else if (square < next) {
                    next = square;
                    neighbour = one;
                }
            }
            double between = Math.hypot(nearest[0] - neighbour[0], nearest[1] - neighbour[1]);
            double fromEdge = (next - near) / (2 * Math.max(1, between));
            double slope = (nearest[3] * (atX - nearest[0]) + nearest[4] * (atY - nearest[1])) / span;
            double step = Math.clamp(nearest[2] - neighbour[2], -1.0, 1.0);
            return 0.35 * nearest[2] + slope + 0.8 * step * Math.exp(-fromEdge / (0.06 * span + 2));
        });
        return JudgeField.blur(light, width, height, 1.2);
    }
}
