package latentstudio.training.judge;

import java.util.SplittableRandom;
import latentstudio.image.Picture;

/** Print that is hard to read on paper that is nearly white. */
public enum FaintPrint {
    /** Ink that light and years have paled. */
    FADED("faded print") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            double pale = random.nextDouble(0.68, 0.76);
            float[] uneven = JudgeField.waves(scene.width, scene.height, 240 * scene.scale(), random);
            float[] worn = JudgeField.grain(scene.width, scene.height, 1.3, random);
            double[] tone = {random.nextDouble(0, 0.03), 0, random.nextDouble(-0.05, 0)};
            lift(scene, (pixel, channel) -> Math.clamp(pale + tone[channel] + 0.05 * uneven[pixel] + 0.09 * worn[pixel], 0.5, 0.95));
            double bright = random.nextDouble(0.93, 0.98);
            scene.fibres(0.012);
            scene.times(bright, bright - 0.005, bright - 0.02);
            return scene.captured(random.nextDouble(0.9, 1.3), random.nextDouble(0.04, 0.055), 1);
        }
    },
    /** Graphite on the grain of the paper. */
    PENCIL("pencil") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            double pale = random.nextDouble(0.55, 0.68);
            float[] pressure = JudgeField.waves(scene.width, scene.height, 60 * scene.scale(), random);
            float[] tooth = JudgeField.grain(scene.width, scene.height, 1.1, random);
            lift(scene, (pixel, channel) -> Math.clamp(pale + 0.06 * pressure[pixel] + 0.24 * tooth[pixel], 0.4, 1));
            double bright = random.nextDouble(0.92, 0.97);
            scene.fibres(0.016);
            scene.times(bright, bright - 0.005, bright - random.nextDouble(0.01, 0.05));
            return scene.captured(random.nextDouble(0.7, 1), random.nextDouble(0.03, 0.045), 1);
        }
    };

    private final String label;

    FaintPrint(String label) {
        this.label = label;
    }

    /** As figures name it. */
    public String label() {
        return label;
    }

    /** The page in such print. */
    public abstract Picture apply(Picture page, SplittableRandom random);

    /** What was black becomes so light; white stays. */
    private static void lift(JudgeScene scene, JudgeScene.Factor black) {
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < scene.size; i++) {
                float value = scene.values[channel * scene.size + i];
                scene.values[channel * scene.size + i] = (float) (value + (1 - value) * black.at(i, channel));
            }
        }
    }
}
