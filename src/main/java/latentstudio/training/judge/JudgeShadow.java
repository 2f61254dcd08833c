package latentstudio.training.judge;

import java.util.SplittableRandom;

/** Shadows of things that are held over a page, as signed distances from their outline. */
final class JudgeShadow {
    private JudgeShadow() {
    }

    /** An outline. */
    interface Shape {
        /** Pixels from the outline, less than 0 inside. */
        double distance(double x, double y);
    }

    /** Takes the light away inside the shape; what is left is the room's, in the room's colour. */
    static void cast(JudgeScene scene, Shape shape, double penumbra, double left) {
        SplittableRandom random = scene.random;
        double cold = random.nextDouble(-0.04, 0.1);
        double[] room = {left * (1 - cold), left, left * (1 + cold)};
        double bright = random.nextDouble(0.92, 1);
        float[] distance = penumbra > 20 ? JudgeField.coarsely(scene.width, scene.height, 4, shape::distance)
                : JudgeField.of(scene.width, scene.height, shape::distance);
        float[] dim = JudgeField.waves(scene.width, scene.height, 500 * scene.scale(), random);
        scene.times((pixel, channel) -> {
            double dark = 1 - JudgeField.rise(-penumbra / 2, penumbra / 2, distance[pixel]);
            return bright * (1 - dark * (1 - room[channel] * (1 + 0.06 * dim[pixel]))) * (1 + 0.015 * dim[pixel]);
        });
    }

    /** A palm and fingers that come in from the lower or right side. */
    static Shape hand(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double unit = Math.min(scene.width, scene.height) * random.nextDouble(0.75, 1.1);
        double palmX = scene.width * random.nextDouble(0.35, 0.95);
        double palmY = scene.height * random.nextDouble(0.45, 0.85);
        double towards = Math.atan2(scene.height * 0.35 - palmY, scene.width * random.nextDouble(0.2, 0.6) - palmX);
        double[][] bones = new double[6][];
        bones[0] = bone(palmX, palmY, towards + Math.PI, unit, 0.13 * unit); // the arm
        for (int finger = 0; finger < 5; finger++) {
            double angle = towards + (finger - 1.8) * random.nextDouble(0.2, 0.3);
            double length = unit * (finger == 0 ? 0.24 : 0.38 - 0.035 * Math.abs(finger - 2));
            bones[finger + 1] = bone(palmX, palmY, angle, length, unit * random.nextDouble(0.032, 0.045));
        }
        double palm = 0.15 * unit;
        return (x, y) -> {
            double nearest = Math.hypot(x - palmX, y - palmY) - palm;
            for (double[] bone : bones) {
                nearest = joined(nearest, capsule(bone, x, y), 0.03 * unit);
            }
            return nearest;
        };
    }

    /** A telephone, or a head and shoulders' worth of darkness, with round corners. */
    static Shape phone(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double middleX = scene.width * random.nextDouble(0.2, 0.8);
        double middleY = scene.height * random.nextDouble(0.2, 0.8);
        double half = Math.min(scene.width, scene.height) * random.nextDouble(0.2, 0.34);
        double longHalf = half * random.nextDouble(1.3, 2.1);
        double corner = 0.25 * half;
        double angle = random.nextDouble(Math.TAU);
        return (x, y) -> {
            double across = Math.abs((x - middleX) * Math.cos(angle) + (y - middleY) * Math.sin(angle)) - half + corner;
            double along = Math.abs((y - middleY) * Math.cos(angle) - (x - middleX) * Math.sin(angle)) - longHalf + corner;
            return Math.hypot(Math.max(across, 0), Math.max(along, 0)) + Math.min(Math.max(across, along), 0) - corner;
        };
    }

    /** All but the panes of a window that the sun shines through. */
    static Shape window(JudgeScene scene) {
        SplittableRandom random = scene.random;
        double angle = random.nextDouble(-0.7, 0.7);
        double lean = random.nextDouble(-0.4, 0.4);
        double pane = Math.min(scene.width, scene.height) * random.nextDouble(0.35, 0.6);
        double bar = pane * random.nextDouble(0.12, 0.3);
        double startX = random.nextDouble() * pane;
        double startY = random.nextDouble() * pane;
        return (x, y) -> {
            double across = x * Math.cos(angle) + y * (Math.sin(angle) + lean) + startX;
            double down = y * Math.cos(angle) - x * Math.sin(angle) + startY;
            double fromBar = Math.abs(across - pane * Math.rint(across / pane)) - bar / 2;
            double fromSill = Math.abs(down - 1.4 * pane * Math.rint(down / (1.4 * pane))) - bar / 2;
            return Math.min(fromBar, fromSill);
        };
    }

    private static double[] bone(double x, double y, double angle, double length, double thick) {
        return new double[] {x, y, x + length * Math.cos(angle), y + length * Math.sin(angle), thick};
    }

    private static double capsule(double[] bone, double x, double y) {
        double alongX = bone[2] - bone[0];
        double alongY = bone[3] - bone[1];
        double share = Math.clamp(((x - bone[0]) * alongX + (y - bone[1]) * alongY) / (alongX * alongX + alongY * alongY), 0.0, 1.0);
        return Math.hypot(x - bone[0] - share * alongX, y - bone[1] - share * alongY) - bone[4];
    }

    /** Both outlines as one, without a notch where they meet. */
    private static double joined(double one, double other, double soft) {
        double share = Math.clamp(0.5 + 0.5 * (other - one) / soft, 0.0, 1.0);
        return other + share * (one - other) - soft * share * (1 - share);
    }
}
