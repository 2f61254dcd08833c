package latentstudio.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;

/**
 * How a picture is damaged, for denoisers to learn from and to be measured on. The damage depends on nothing but
 * the picture, the level and the generator's state, and the picture itself is left alone. Stateless, so thread-safe
 * with one generator a thread; a {@link java.util.SplittableRandom} is the fastest for the normal numbers drawn here.
 */
public enum Corruption {
    /**
     * Normal noise added to every pixel, x + level n, and then clipped, so that black and white only move inwards.
     * R. Gonzalez, R. Woods, <i>Digital Image Processing</i>, 2018, section 5.2.
     */
    GAUSSIAN("Gaussian noise", "standard deviation", 0.1, 0.2, 0.3, 0.45, 0.6) {
        @Override
        void damage(float[] picture, int width, int height, double level, RandomGenerator random) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] += (float) (level * random.nextGaussian());
            }
        }
    },
    /**
     * A share of the pixels, each with the odds of the level, becomes 0 or 1 with equal odds. R. Gonzalez, R. Woods,
     * <i>Digital Image Processing</i>, 2018, section 5.2.
     */
    SALT_AND_PEPPER("salt and pepper", "share of the pixels", 0.05, 0.1, 0.2, 0.35, 0.5) {
        @Override
        void damage(float[] picture, int width, int height, double level, RandomGenerator random) {
            for (int i = 0; i < picture.length; i++) {
                double drawn = random.nextDouble();
                if (drawn < level) {
                    picture[i] = drawn < level / 2 ? 0 : 1;
                }
            }
        }
    },
    /**
     * Noise in proportion to the brightness, x (1 + level n): black stays black. D. Hendrycks, T. Dietterich,
     * <i>Benchmarking Neural Network Robustness to Common Corruptions and Perturbations</i>, 2019, has it among its extra corruptions.
     */
    SPECKLE("speckle", "standard deviation", 0.1, 0.2, 0.3, 0.45, 0.6) {
        @Override
        void damage(float[] picture, int width, int height, double level, RandomGenerator random) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] *= (float) (1 + level * random.nextGaussian());
            }
        }
    },
    /** A Gaussian blur; beyond the border the picture goes on as its outermost pixels are. */
    BLUR("blur", "standard deviation in pixels", 0.5, 0.75, 1, 1.5, 2) {
        @Override
        void damage(float[] picture, int width, int height, double level, RandomGenerator random) {
            if (level > 0) {
                float[] kernel = kernel(level);
                for (int plane = 0; plane < picture.length; plane += width * height) {
                    blurLines(picture, plane, height, width, width, 1, kernel);
                    blurLines(picture, plane, width, 1, height, width, kernel);
                }
            }
        }
    },
    /**
     * Squares of {@value #BLOCK} x {@value #BLOCK} pixels become 0; a part of a block counts as one. Each one's middle
     * lies on a pixel that is not black: elsewhere a block would hide nothing, and an undamaged picture would be
     * counted as a restored one. D. Pathak and others, <i>Context Encoders: Feature Learning by Inpainting</i>, 2016,
     * section 3.3, "random block".
     */
    MISSING_BLOCKS("missing blocks", "blocks of 6 x 6 pixels", 1, 2, 3, 4) {
        @Override
        void damage(float[] picture, int width, int height, double level, RandomGenerator random) {
            for (int block = 0; block < level; block++) {
                int middle;
                int tries = 0;
                do { // after so many tries the picture is as good as black
                    middle = random.nextInt(width * height);
                } while (isBlack(picture, middle, width * height) && ++tries < 100);
                int left = Math.clamp(middle % width - BLOCK / 2, 0, Math.max(0, width - BLOCK));
                int top = Math.clamp(middle / width - BLOCK / 2, 0, Math.max(0, height - BLOCK));
                for (int y = top; y < Math.min(height, top + BLOCK); y++) {
                    for (int plane = 0; plane < picture.length; plane += width * height) {
                        int row = plane + y * width;
                        Arrays.fill(picture, row + left, row + Math.min(width, left + BLOCK), 0);
                    }
                }
            }
        }
    };

    /** How many of the pictures that {@link #applyAny} is given stay clean. */
    public static final double CLEAN_SHARE = 0.08;
    private static final int BLOCK = 6;
    private static final Corruption[] KINDS = values();

    private final DamageLevels levels;

    Corruption(String label, String unit, double... levels) {
        this.levels = new DamageLevels(label, unit, levels);
    }

    /** Damages a picture [C, height, width] that is the constant's own to change; what leaves 0..1 is clipped afterwards. */
    abstract void damage(float[] picture, int width, int height, double level, RandomGenerator random);

    /** Whether a pixel is 0 in each channel. */
    private static boolean isBlack(float[] picture, int pixel, int size) {
        for (int at = pixel; at < picture.length; at += size) {
            if (picture[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A damaged copy of a picture, grey or in colour; noise strikes each channel by itself, a missing block all of them.
     *
     * @param level 0 for no damage, up to {@link #maximum}
     * @throws IllegalArgumentException when the level is none of these
     */
    public Picture apply(Picture picture, double level, RandomGenerator random) {
        levels.require(level);
        float[] damaged = picture.values().clone();
        damage(damaged, picture.width(), picture.height(), level, random);
        DamageLevels.clip(damaged);
        return new Picture(picture.channels(), picture.width(), picture.height(), damaged);
    }

    /**
     * The same of values that are not a picture yet.
     *
     * @param picture [C * H * W], 0..1
     * @return [C * H * W], 0..1
     * @throws IllegalArgumentException when the level or the number of values is none of these
     */
    public float[] apply(float[] picture, PictureShape shape, double level, RandomGenerator random) {
        return apply(shape.picture(picture), level, random).values();
    }

    /**
     * A copy that is damaged in any of the ways with equal odds, at any of their levels, or, with the odds
     * {@value #CLEAN_SHARE}, not at all: what a denoiser learns from that is told neither kind nor level, and that is
     * to leave clean pictures as they are. K. Zhang and others, <i>Beyond a Gaussian Denoiser</i>, 2017, section III-D,
     * draw the level of the noise so; here mild ones are likelier (a uniform number to the power of 1.5), because
     * those leave a classical filter the least to be beaten by.
     *
     * @param picture [C * H * W], 0..1
     * @return [C * H * W], 0..1
     */
    public static float[] applyAny(float[] picture, PictureShape shape, RandomGenerator random) {
        if (random.nextDouble() < CLEAN_SHARE) {
            return picture.clone();
        }
        Corruption kind = KINDS[random.nextInt(KINDS.length)];
        return kind.apply(picture, shape, kind.levels.any(random), random);
    }

    /** What a visitor sees. */
    public String label() {
        return levels.label();
    }

    /** What the level counts. */
    public String unit() {
        return levels.unit();
    }

    /** The highest level. */
    public double maximum() {
        return levels.maximum();
    }

    /** The levels that are reported, from mild to the maximum. */
    public double[] levels() {
        return levels.reported().clone();
    }

    /** The middle and one side of a kernel that sums up to 1 with both sides; it ends after 3 standard deviations. */
    private static float[] kernel(double deviation) {
        float[] kernel = new float[(int) Math.ceil(3 * deviation) + 1];
        float sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = (float) Math.exp(-k * k / (2 * deviation * deviation));
            sum += k == 0 ? kernel[k] : 2 * kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }

    /** Blurs each of the lines, which start every {@code next} values, along itself, {@code step} values a pixel. */
    private static void blurLines(float[] picture, int first, int lines, int next, int length, int step, float[] kernel) {
        int reach = kernel.length - 1;
        float[] line = new float[length + 2 * reach];
        for (int start = first, left = lines; left > 0; left--, start += next) {
            for (int i = 0; i < line.length; i++) {
                line[i] = picture[start + Math.clamp(i - reach, 0, length - 1) * step];
            }
            for (int i = 0; i < length; i++) {
                float sum = kernel[0] * line[i + reach];
                for (int k = 1; k <= reach; k++) {
                    sum += kernel[k] * (line[i + reach - k] + line[i + reach + k]);
                }
                picture[start + i * step] = sum;
            }
        }
    }
}
