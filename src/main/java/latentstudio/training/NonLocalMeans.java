package latentstudio.training;

import java.util.Arrays;

/**
 * Every pixel becomes a mean of those whose surroundings look alike. A. Buades, B. Coll, J.-M. Morel, <i>A Non-Local
 * Algorithm for Image Denoising</i>, 2005, section 3, with every pixel of a patch counting the same. Patches are
 * compared for all pixels at one distance at a time, which costs the same for every size of patch but for its rows
 * (J. Darbon and others, <i>Fast Nonlocal Filtering Applied to Electron Cryomicroscopy</i>, 2008). Stateless.
 */
final class NonLocalMeans {
    /** How far the pixels that are looked at lie: the 21 x 21 window of the article. */
    private static final int SEARCH = 10;
    /** exp(-t) in steps of t: {@link Math#exp} itself took most of the time. Beyond the table it counts as 0. */
    private static final float[] EXPONENTIAL = new float[2048];
    private static final int STEPS = 256;

    static {
        for (int i = 0; i < EXPONENTIAL.length; i++) {
            EXPONENTIAL[i] = (float) Math.exp(-(i + 0.5) / STEPS);
        }
    }

    private NonLocalMeans() {
    }

    /**
     * A filtered copy.
     *
     * @param picture [height * width]
     * @param reach   of a patch to each side of its middle, in pixels, less than width and height
     * @param h       the article's h: patches whose root mean squared difference is h weigh exp(-1)
     */
    static float[] apply(float[] picture, int width, int height, int reach, double h) {
        int stride = width + 2 * reach;
        float[] padded = mirrored(picture, width, height, reach);
        float[] sums = picture.clone(); // a pixel is like itself: weight 1
        float[] weights = new float[picture.length];
        Arrays.fill(weights, 1);
        float[] squares = new float[padded.length];
        float[] columns = new float[stride];
        float scale = (float) (STEPS / (h * h * (2 * reach + 1) * (2 * reach + 1)));
        for (int dy = 0; dy <= Math.min(SEARCH, height - 1); dy++) { // half of the window; the other by symmetry
            for (int dx = dy == 0 ? 1 : -SEARCH; dx <= SEARCH; dx++) {
                int first = Math.max(0, -dx);
                int count = width - Math.abs(dx);
                int other = dy * stride + dx;
                for (int y = 0; y < height - dy + 2 * reach; y++) {
                    for (int i = y * stride + first; i < y * stride + first + count + 2 * reach; i++) {
                        float difference = padded[i] - padded[i + other];
                        squares[i] = difference * difference;
                    }
                }
                for (int y = 0; y < height - dy; y++) {
                    Arrays.fill(columns, 0);
                    for (int row = y; row <= y + 2 * reach; row++) {
                        for (int x = first; x < first + count + 2 * reach; x++) {
                            columns[x] += squares[row * stride + x];
                        }
                    }
                    for (int x = first; x < first + count; x++) {
                        float distance = 0;
                        for (int k = 0; k <= 2 * reach; k++) {
                            distance += columns[x + k];
                        }
                        float step = distance * scale;
                        if (step < EXPONENTIAL.length) {
                            float weight = EXPONENTIAL[(int) step];
                            int a = y * width + x;
                            int b = a + dy * width + dx;
                            sums[a] += weight * picture[b];
                            sums[b] += weight * picture[a];
                            weights[a] += weight;
                            weights[b] += weight;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= weights[i];
        }
        return sums;
    }

    /** With a border of {@code reach} pixels, mirrored at the outermost ones. */
    private static float[] mirrored(float[] picture, int width, int height, int reach) {
        float[] padded = new float[(width + 2 * reach) * (height + 2 * reach)];
        int i = 0;
        for (int y = -reach; y < height + reach; y++) {
            for (int x = -reach; x < width + reach; x++) {
                padded[i++] = picture[mirror(y, height) * width + mirror(x, width)];
            }
        }
        return padded;
    }

    private static int mirror(int at, int length) {
        int inside = Math.abs(at);
        return inside < length ? inside : 2 * (length - 1) - inside;
    }
}
