package latentstudio.training.loop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.Corruption;

/** What happens to a training picture before the network sees it. */
public enum Preparation {
    /** Nothing. */
    @JsonProperty("none") NONE("none") {
        @Override
        void apply(float[] picture, float[] input, int height, int width, SplittableRandom random) {
            System.arraycopy(picture, 0, input, 0, picture.length);
        }
    },
    /** Normal noise of standard deviation 0.3 is added, the sum clipped to 0..1; the target stays clean. */
    @JsonProperty("noise") NOISE("normal noise of standard deviation 0.3, clipped") {
        @Override
        void apply(float[] picture, float[] input, int height, int width, SplittableRandom random) {
            for (int i = 0; i < picture.length; i++) {
                input[i] = (float) Math.clamp(picture[i] + 0.3 * random.nextGaussian(), 0, 1);
            }
        }
    },
    /** Any damage at any level, or none; the target stays clean. */
    @JsonProperty("damage") DAMAGE("any corruption at any level, or none") {
        @Override
        void apply(float[] picture, float[] input, int height, int width, SplittableRandom random) {
            System.arraycopy(Corruption.applyAny(picture, width, height, random), 0, input, 0, input.length);
        }
    },
    /** Picture and target move by up to two pixels on each axis. */
    @JsonProperty("shift") SHIFT("moved by up to 2 pixels") {
        @Override
        void apply(float[] picture, float[] input, int height, int width, SplittableRandom random) {
            move(picture, input, height, width, random.nextInt(-2, 3), random.nextInt(-2, 3), false);
            System.arraycopy(input, 0, picture, 0, picture.length);
        }
    },
    /** Picture and target move by up to one pixel on each axis, and every other one is mirrored, left for right. */
    @JsonProperty("shift-and-mirror") SHIFT_AND_MIRROR("moved by up to 1 pixel, half of them mirrored") {
        @Override
        void apply(float[] picture, float[] input, int height, int width, SplittableRandom random) {
            move(picture, input, height, width, random.nextInt(-1, 2), random.nextInt(-1, 2), random.nextBoolean());
            System.arraycopy(input, 0, picture, 0, picture.length);
        }
    };

    private final String label;

    Preparation(String label) {
        this.label = label;
    }

    /**
     * Prepares one picture.
     *
     * @param picture [H * W], values in 0..1; becomes the target
     * @param input   [H * W], becomes what the network sees
     */
    abstract void apply(float[] picture, float[] input, int height, int width, SplittableRandom random);

    public String label() {
        return label;
    }

    private static void move(float[] picture, float[] moved, int height, int width, int down, int right, boolean mirrored) {
        Arrays.fill(moved, 0);
        for (int row = Math.max(0, -down); row < Math.min(height, height - down); row++) {
            for (int column = Math.max(0, -right); column < Math.min(width, width - right); column++) {
                int from = row * width + (mirrored ? width - 1 - column : column);
                moved[(row + down) * width + column + right] = picture[from];
            }
        }
    }
}
