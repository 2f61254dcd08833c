package latentstudio.training.measure;

import java.util.Arrays;
import latentstudio.image.PictureShape;

/**
 * Every pixel becomes a mean of those whose surroundings look alike. A. Buades, B. Coll, J.-M. Morel, <i>A Non-Local
 * Algorithm for Image Denoising</i>, 2005, section 3, with every pixel of a patch counting the same. All pixels are
 * compared with those at one distance at a time, so that patches share their squares (J. Darbon and others, <i>Fast
 * Nonlocal Filtering Applied to Electron Cryomicroscopy</i>, 2008). Stateless.
 */
final class NonLocalMeans {
    /** How far the pixels that are looked at lie: the 21 x 21 window of the article. */
    private static final int SEARCH = 10;
    /**
     * How far a patch reaches from its middle. The article's 7 x 7 pixels are more than the strokes of our pictures are
     * wide: on Fashion-MNIST 3 x 3 are up to 1.4 dB better, and at most 0.13 dB worse than 5 x 5.
     */
    private static final int REACH = 1;
    private static final int PATCH = 2 * REACH + 1;
    /** exp(-t) in steps of t, 0 beyond: with {@link Math#exp} a picture takes half as long again. */
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
     * A filtered copy. In colour, patches are compared in all channels at once (the same article, section 5.2).
     *
     * @param picture [C * H * W], 2 x 2 pixels at least
     * @param h       the article's h: patches whose root mean squared difference is h weigh exp(-1)
     */
    static float[] apply(float[] picture, PictureShape shape, double h) {
        int width = shape.width();
        int height = shape.height();
        int channels = shape.channels();
        int size = width * height;
        int stride = width + 2 * REACH;
        float[][] padded = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            padded[channel] = mirrored(picture, channel * size, width, height);
        }
        float[] sums = picture.clone(); // a pixel is like itself: weight 1
        float[] weights = new float[size];
        Arrays.fill(weights, 1);
        float[] squares = new float[padded[0].length];
        float[] columns = new float[stride];
        float scale = (float) (STEPS / (h * h * PATCH * PATCH * channels));
        for (int dy = 0; dy <= Math.min(SEARCH, height - 1); dy++) { // half of the window; the other by symmetry
            for (int dx = dy == 0 ? 1 : -SEARCH; dx <= SEARCH; dx++) {
                int first = Math.max(0, -dx);
                int count = width - Math.abs(dx);
                int other = dy * stride + dx;
                for (int y = 0; y < height - dy + 2 * REACH; y++) {
                    for (int i = y * stride + first; i < y * stride + first + count + 2 * REACH; i++) {
                        float square = 0;
                        for (float[] plane : padded) {
                            float difference = plane[i] - plane[i + other];
                            square += difference * difference;
                        }
                        squares[i] = square;
                    }
                }
                for (int y = 0; y < height - dy; y++) {
                    Arrays.fill(columns, 0);
                    for (int row = y; row < y + PATCH; row++) {
                        for (int x = first; x < first + count + 2 * REACH; x++) {
                            columns[x] += squares[row * stride + x];
                        }
                    }
                    for (int x = first; x < first + count; x++) {
                        float distance = 0;
                        for (int k = 0; k < PATCH; k++) {
                            distance += columns[x + k];
                        }
                        float step = distance * scale;
                        if (step < EXPONENTIAL.length) {
                            float weight = EXPONENTIAL[(int) step];
                            int a = y * width + x;
                            int b = a + dy * width + dx;
                            for (int plane = 0; plane < sums.length; plane += size) {
                                sums[plane + a] += weight * picture[plane + b];
                                sums[plane + b] += weight * picture[plane + a];
                            }
                            weights[a] += weight;
                            weights[b] += weight;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= weights[i % size];
        }
        return sums;
    }

    /** The plane from a value on, with a border of as many pixels as a patch reaches, mirrored at the outermost ones. */
    private static float[] mirrored(float[] picture, int from, int width, int height) {
        float[] padded = new float[(width + 2 * REACH) * (height + 2 * REACH)];
        int i = 0;
        for (int y = -REACH; y < height + REACH; y++) {
            for (int x = -REACH; x < width + REACH; x++) {
                padded[i++] = picture[from + mirror(y, height) * width + mirror(x, width)];
            }
        }
        return padded;
    }

    private static int mirror(int at, int length) {
        int inside = Math.abs(at);
        return inside < length ? inside : 2 * (length - 1) - inside;
    }
}
