package latentstudio.training.judge;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayF32;
import java.util.SplittableRandom;
import latentstudio.image.Picture;

/** Fields over a page, one value a pixel: what light, paper and dirt are made of. */
public final class JudgeField {
    private static final int WAVES = 9;
    private static final int STEPS_PER_WAVE = 6;
    /** Wider blurs run on a smaller field. */
    private static final double WIDEST = 5;

    static {
        BoofConcurrency.USE_CONCURRENT = false; // a training may run beside it
    }

    private JudgeField() {
    }

    /** Values at the pixels of a page. */
    interface Value {
        double at(int x, int y);
    }

    public static float[] of(int width, int height, Value value) {
        float[] field = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                field[y * width + x] = (float) value.at(x, y);
            }
        }
        return field;
    }

    /** A smooth field worked out on every so many pixels only. */
    static float[] coarsely(int width, int height, int step, Value value) {
        int across = Math.max(2, (width + step - 1) / step);
        int down = Math.max(2, (height + step - 1) / step);
        double stepX = (double) width / across;
        double stepY = (double) height / down;
        float[] small = of(across, down, (x, y) -> value.at((int) ((x + 0.5) * stepX), (int) ((y + 0.5) * stepY)));
        return new Picture(1, across, down, small).resize(width, height).values();
    }

    /**
     * Waves in many directions on top of each other; mostly within -1..1, the mean near 0.
     *
     * @param length of a wave, pixels
     */
    static float[] waves(int width, int height, double length, SplittableRandom random) {
        double[][] waves = new double[WAVES][];
        for (int i = 0; i < WAVES; i++) {
            double angle = random.nextDouble(Math.TAU);
            double frequency = Math.TAU / (length * random.nextDouble(0.6, 1.9));
            waves[i] = new double[] {Math.cos(angle) * frequency, Math.sin(angle) * frequency, random.nextDouble(Math.TAU)};
        }
        return coarsely(width, height, Math.max(1, (int) (length * 0.6 / STEPS_PER_WAVE)), (x, y) -> {
            double sum = 0;
            for (double[] wave : waves) {
                sum += Math.cos(wave[0] * x + wave[1] * y + wave[2]);
            }
            return sum / Math.sqrt(2.0 * WAVES);
        });
    }

    /** Independent normal values, blurred, of deviation 1. */
    static float[] grain(int width, int height, double sigma, SplittableRandom random) {
        float[] field = new float[width * height];
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) random.nextGaussian();
        }
        if (sigma <= 0) {
            return field;
        }
        float[] blurred = blur(field, width, height, sigma);
        double squares = 0;
        for (float value : blurred) {
            squares += value * value;
        }
        float scale = (float) Math.sqrt(blurred.length / squares);
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] *= scale;
        }
        return blurred;
    }

    /** Blurred by a Gaussian. */
    public static float[] blur(float[] field, int width, int height, double sigma) {
        if (sigma > WIDEST) {
            int factor = (int) Math.ceil(sigma / (WIDEST / 2));
            Picture small = new Picture(1, width, height, field).resize(Math.max(2, width / factor), Math.max(2, height / factor));
            float[] blurred = blur(small.values(), small.width(), small.height(), sigma / factor);
            return new Picture(1, small.width(), small.height(), blurred).resize(width, height).values();
        }
        GrayF32 image = new GrayF32(width, height);
        image.data = field;
        int reach = Math.max(1, (int) Math.ceil(3 * sigma));
        return BlurImageOps.gaussian(image, image.createSameShape(), sigma, reach, null).data;
    }

    /** From 0 below {@code from} to 1 past {@code to}, without corners. */
    static double rise(double from, double to, double value) {
        double share = Math.clamp((value - from) / (to - from), 0.0, 1.0);
        return share * share * (3 - 2 * share);
    }
}
