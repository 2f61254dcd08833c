package latentstudio.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import latentstudio.image.Picture;

/**
 * The paper of a real dirty page, without its ink, to lie under rendered ones: their stains, creases and grain. What was
 * ink is filled from the paper around it, with the grain of paper nearby. Thread-safe.
 */
public final class PaperBackground {
    /** How much darker than its surroundings a pixel must be to count as ink when nobody knows the clean page. */
    private static final float INK_DEPTH = 0.09f;
    /** Half the side of the square whose brightest pixel is taken for the surroundings; strokes are thinner than it. */
    private static final int CLOSING_REACH = 5;
    /** How far ink reaches past its visible edge, pixels. */
    private static final int HALO = 2;
    /** Where to look for grain, in pixels: between the lines and between the letters. */
    private static final int[][] NEARBY = {{0, 9}, {0, -9}, {7, 5}, {-7, 5}, {5, -13}, {-5, 13}, {17, 11}, {-17, -11}, {0, 21}, {0, -21}};
    /** Standard deviations, pixels, of the weights by which paper is averaged where there is ink. */
    private static final double[] REACHES = {3, 9, 40};
    /** The share of paper in reach, by weight, below which its mean is not trusted. */
    private static final float LEAST_PAPER = 0.02f;
    /** How pale the ink of NoisyOffice is where its clean page is black: up to 0.2 of the paper's grey. */
    private static final double PALEST_INK = 0.22;

    private final int width;
    private final int height;
    private final float[] paper;

    private PaperBackground(int width, int height, float[] paper) {
        this.width = width;
        this.height = height;
        this.paper = paper;
    }

    /** Of a page whose ink is unknown: what is darker than its closing, which leaves out thin dark things, is ink. */
    public static PaperBackground of(Picture page) {
        float[] closed = closing(page);
        boolean[] ink = new boolean[closed.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = page.values()[i] < closed[i] - INK_DEPTH;
        }
        return filled(page, grown(ink, page.width(), page.height()));
    }

    /** Of a page whose clean one is known; both of one size. */
    public static PaperBackground of(Picture noisy, Picture clean) {
        boolean[] ink = new boolean[clean.values().length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = clean.values()[i] < 0.98f;
        }
        return filled(noisy, grown(ink, clean.width(), clean.height()));
    }

    /** The paper itself, 0..1. */
    public Picture picture() {
        return new Picture(1, width, height, paper.clone());
    }

    /**
     * Puts this paper under a clean page, from any place on, in any of its eight orientations, 0.7 to 2 times as large
     * and, where the page is larger, mirrored on and on; the ink becomes a little pale, as it is on the real pages:
     * paper (p + (1 - p) page) with p below {@value #PALEST_INK}.
     *
     * @return of the page's size, 0..1, nowhere brighter than the paper
     */
    public Picture under(Picture page, RandomGenerator random) {
        double step = 1 / (0.7 * Math.pow(2 / 0.7, random.nextDouble()));
        boolean turned = random.nextBoolean();
        double stepX = random.nextBoolean() ? step : -step;
        double stepY = random.nextBoolean() ? step : -step;
        double left = 2 * width * random.nextDouble();
        double top = 2 * height * random.nextDouble();
        float pale = (float) (PALEST_INK * random.nextDouble());
        int across = page.width();
        float[] values = new float[page.values().length];
        for (int i = 0; i < values.length; i++) {
            int x = i % across;
            int y = i / across;
            float grey = at(left + stepX * (turned ? y : x), top + stepY * (turned ? x : y));
            values[i] = grey * (pale + (1 - pale) * page.values()[i]);
        }
        return new Picture(1, page.width(), page.height(), values);
    }

    /** Between four pixels, the paper being mirrored at its edges. */
    private float at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float right = (float) (x - left);
        float down = (float) (y - top);
        int row = mirrored(top, height) * width;
        int below = mirrored(top + 1, height) * width;
        int column = mirrored(left, width);
        int next = mirrored(left + 1, width);
        return (1 - down) * ((1 - right) * paper[row + column] + right * paper[row + next])
                + down * ((1 - right) * paper[below + column] + right * paper[below + next]);
    }

    private static int mirrored(int place, int length) {
        int within = Math.floorMod(place, 2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }

    /** The brightest pixel of a square, and of those the darkest of a square: a grey closing, row by row and then down. */
    private static float[] closing(Picture page) {
        float[] values = page.values().clone();
        for (int sign : new int[] {1, -1}) { // the darkest is the brightest of the negative
            for (int i = 0; i < values.length; i++) {
                values[i] *= sign;
            }
            values = brightest(values, page.height(), page.width(), page.width(), 1);
            values = brightest(values, page.width(), 1, page.height(), page.width());
            for (int i = 0; i < values.length; i++) {
                values[i] *= sign;
            }
        }
        return values;
    }

    private static float[] brightest(float[] values, int lines, int next, int length, int step) {
        float[] brightest = new float[values.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                float best = Float.NEGATIVE_INFINITY;
                for (int k = Math.max(0, i - CLOSING_REACH); k <= Math.min(length - 1, i + CLOSING_REACH); k++) {
                    best = Math.max(best, values[line * next + k * step]);
                }
                brightest[line * next + i * step] = best;
            }
        }
        return brightest;
    }

    private static boolean[] grown(boolean[] ink, int width, int height) {
        boolean[] grown = new boolean[ink.length];
        for (int i = 0; i < ink.length; i++) {
            if (ink[i]) {
                for (int y = Math.max(0, i / width - HALO); y <= Math.min(height - 1, i / width + HALO); y++) {
                    int from = Math.max(0, i % width - HALO);
                    int to = Math.min(width - 1, i % width + HALO);
                    Arrays.fill(grown, y * width + from, y * width + to + 1, true);
                }
            }
        }
        return grown;
    }

    /** Fills the ink with the weighted mean of the paper around it, first from near and, where there is none, from afar. */
    private static PaperBackground filled(Picture page, boolean[] ink) {
        int width = page.width();
        int height = page.height();
        float[] smooth = null;
        for (double deviation : REACHES) {
            smooth = smooth == null || hasGap(smooth) ? surroundings(page, ink, deviation, smooth) : smooth;
        }
        float[] paper = page.values().clone();
        for (int i = 0; i < paper.length; i++) {
            if (ink[i]) {
                float surroundings = Float.isNaN(smooth[i]) ? 1 : smooth[i]; // a page of nothing but ink
                paper[i] = Math.clamp(surroundings + grain(page, ink, smooth, i % width, i / width), 0f, 1f);
            }
        }
        return new PaperBackground(width, height, paper);
    }

    /**
     * The mean of the paper in reach by a Gaussian weight.
     *
     * @param known kept wherever it is a number; the rest is looked for further away
     * @return not a number where no paper is in reach
     */
    private static float[] surroundings(Picture page, boolean[] ink, double deviation, float[] known) {
        float[] weights = new float[ink.length];
        float[] sums = new float[ink.length];
        for (int i = 0; i < ink.length; i++) {
            weights[i] = ink[i] ? 0 : 1;
            sums[i] = weights[i] * page.values()[i];
        }
        Corruption.BLUR.damage(weights, page.width(), page.height(), deviation, null);
        Corruption.BLUR.damage(sums, page.width(), page.height(), deviation, null);
        for (int i = 0; i < sums.length; i++) {
            float found = weights[i] > LEAST_PAPER ? sums[i] / weights[i] : Float.NaN;
            sums[i] = known == null || Float.isNaN(known[i]) ? found : known[i];
        }
        return sums;
    }

    private static boolean hasGap(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** How much a pixel of nearby paper differs from its surroundings. */
    private static float grain(Picture page, boolean[] ink, float[] smooth, int x, int y) {
        for (int[] offset : NEARBY) {
            int otherX = x + offset[0];
            int otherY = y + offset[1];
            if (otherX >= 0 && otherY >= 0 && otherX < page.width() && otherY < page.height()) {
                int other = otherY * page.width() + otherX;
                if (!ink[other]) {
                    return Math.clamp(page.values()[other] - smooth[other], -0.06f, 0.06f);
                }
            }
        }
        return 0;
    }
}
