package latentstudio.training.loop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.Corruption;
import latentstudio.image.PictureShape;

/** What happens to a training picture before the network sees it. */
public enum Preparation {
    /** Nothing. */
    @JsonProperty("none") NONE("none") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            System.arraycopy(picture, 0, input, 0, picture.length);
        }
    },
    /** Normal noise of standard deviation 0.3 is added, the sum clipped to 0..1; the target stays clean. */
    @JsonProperty("noise") NOISE("normal noise of standard deviation 0.3, clipped") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            for (int i = 0; i < picture.length; i++) {
                input[i] = (float) Math.clamp(picture[i] + 0.3 * random.nextGaussian(), 0, 1);
            }
        }
    },
    /** Any damage at any level, or none; the target stays clean. */
    @JsonProperty("damage") DAMAGE("any corruption at any level, or none") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            System.arraycopy(Corruption.applyAny(picture, shape, random), 0, input, 0, input.length);
        }
    },
    /** Picture and target move by up to two pixels on each axis. */
    @JsonProperty("shift") SHIFT("moved by up to 2 pixels") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            move(picture, input, shape, random.nextInt(-2, 3), random.nextInt(-2, 3), false);
            System.arraycopy(input, 0, picture, 0, picture.length);
        }
    },
    /** Every other picture is mirrored, left for right, and its target too. */
    @JsonProperty("mirror") MIRROR("half of them mirrored") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            move(picture, input, shape, 0, 0, random.nextBoolean());
            System.arraycopy(input, 0, picture, 0, picture.length);
        }
    },
    /** Picture and target move by up to one pixel on each axis, and every other one is mirrored, left for right. */
    @JsonProperty("shift-and-mirror") SHIFT_AND_MIRROR("moved by up to 1 pixel, half of them mirrored") {
        @Override
        void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random) {
            move(picture, input, shape, random.nextInt(-1, 2), random.nextInt(-1, 2), random.nextBoolean());
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
     * @param picture [C * H * W], values in 0..1; becomes the target
     * @param input   [C * H * W], becomes what the network sees
     * @param shape   of the picture
     */
    abstract void apply(float[] picture, float[] input, PictureShape shape, SplittableRandom random);

    public String label() {
        return label;
    }

    private static void move(float[] picture, float[] moved, PictureShape shape, int down, int right, boolean mirrored) {
        int height = shape.height();
        int width = shape.width();
        Arrays.fill(moved, 0);
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = Math.max(0, -down); row < Math.min(height, height - down); row++) {
                int line = (channel * height + row) * width;
                for (int column = Math.max(0, -right); column < Math.min(width, width - right); column++) {
                    moved[line + down * width + column + right] = picture[line + (mirrored ? width - 1 - column : column)];
                }
            }
        }
    }
}
