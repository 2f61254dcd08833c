package latentstudio.geometry;

import java.util.Arrays;
import latentstudio.image.Dpi;
import latentstudio.image.Page;

/**
 * Draws a page through a projective map by cubic convolution (Robert G. Keys, Cubic Convolution Interpolation for Digital
 * Image Processing, 1981, with a = -1/2). What lies outside of the page has a colour that is given. Stateless.
 */
final class Resampling {
    private static final int TAPS = 4;
    private static final int PHASES = 256;
    private static final int ONE = 1 << 10;
    /** [PHASES + 1, TAPS], each row sums to {@link #ONE}. */
    private static final int[] WEIGHTS = weights();

    private Resampling() {
    }

    private static int[] weights() {
        int[] weights = new int[(PHASES + 1) * TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            double t = (double) phase / PHASES;
            int sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                weights[phase * TAPS + tap] = (int) Math.round(ONE * weight(Math.abs(t + 1 - tap)));
                sum += weights[phase * TAPS + tap];
            }
            weights[phase * TAPS + (t < 0.5 ? 1 : 2)] += ONE - sum;
        }
        return weights;
    }

    private static double weight(double distance) {
        return distance < 1 ? (1.5 * distance - 2.5) * distance * distance + 1
                : distance < 2 ? ((-0.5 * distance + 2.5) * distance - 4) * distance + 2 : 0;
    }

    /**
     * The page as it is seen through a map.
     *
     * @param width  of the new page, pixels
     * @param height of the new page, pixels
     * @param map    of the new page to this one
     * @param paper  a number a channel, 0..255: the colour of what was not on the page
     * @param dpi    of the new page, or null
     */
    static Page of(Page page, int width, int height, Homography map, int[] paper, Dpi dpi) {
        Page drawn = Page.blank(width, height, page.channels(), dpi);
        double[] places = new double[2 * width];
        int channels = page.channels();
        byte[] samples = page.samples();
        byte[] out = drawn.samples();
        byte[] outside = new byte[channels];
        for (int c = 0; c < channels; c++) {
            outside[c] = (byte) paper[c];
        }
        int line = page.width() * channels;
        for (int y = 0; y < height; y++) {
            map.row(y, places);
            int next = y * width * channels;
            for (int x = 0; x < width; x++, next += channels) {
                double fromX = places[2 * x] - 0.5;
                double fromY = places[2 * x + 1] - 0.5;
                if (!(fromX > -1 && fromY > -1 && fromX < page.width() && fromY < page.height())) {
                    System.arraycopy(outside, 0, out, next, channels);
                    continue;
                }
                int left = (int) Math.floor(fromX);
                int top = (int) Math.floor(fromY);
                int across = (int) ((fromX - left) * PHASES + 0.5) * TAPS;
                int down = (int) ((fromY - top) * PHASES + 0.5) * TAPS;
                if (left < 1 || top < 1 || left + 2 >= page.width() || top + 2 >= page.height()) {
                    edge(page, left, top, across, down, outside, out, next);
                    continue;
                }
                int first = (top - 1) * line + (left - 1) * channels;
                for (int c = 0; c < channels; c++) {
                    int sum = 0;
                    for (int row = 0; row < TAPS; row++) {
                        int at = first + row * line + c;
                        sum += WEIGHTS[down + row] * (WEIGHTS[across] * (samples[at] & 0xff) + WEIGHTS[across + 1] * (samples[at + channels] & 0xff)
                                + WEIGHTS[across + 2] * (samples[at + 2 * channels] & 0xff) + WEIGHTS[across + 3] * (samples[at + 3 * channels] & 0xff));
                    }
                    out[next + c] = sample(sum);
                }
            }
        }
        return drawn;
    }

    private static byte sample(int sum) {
        return (byte) Math.clamp(sum + ONE * ONE / 2 >> 20, 0, 255);
    }

    private static void edge(Page page, int left, int top, int across, int down, byte[] outside, byte[] out, int next) {
        for (int c = 0; c < page.channels(); c++) {
            int sum = 0;
            for (int tap = 0; tap < TAPS * TAPS; tap++) {
                int x = left - 1 + tap % TAPS;
                int y = top - 1 + tap / TAPS;
                boolean inside = x >= 0 && y >= 0 && x < page.width() && y < page.height();
                sum += WEIGHTS[down + tap / TAPS] * WEIGHTS[across + tap % TAPS] * (inside ? page.at(x, y, c) : outside[c] & 0xff);
            }
            out[next + c] = sample(sum);
        }
    }

    /** The colour of a page's paper, a number a channel, 0..255: the medians of what is not ink. */
    static int[] paper(Page page) {
        Lightness light = Lightness.of(page);
        int[][] counts = new int[page.channels()][256];
        int total = 0;
        for (int y = 0; y < light.height(); y++) {
            for (int x = 0; x < light.width(); x++) {
                if (light.at(x, y) >= 0.9 * light.paperAt(x, y)) {
                    total++;
                    for (int c = 0; c < page.channels(); c++) {
                        counts[c][page.at(x * light.factor(), y * light.factor(), c)]++;
                    }
                }
            }
        }
        int half = total / 2;
        return Arrays.stream(counts).mapToInt(count -> median(count, half)).toArray();
    }

    private static int median(int[] counts, int half) {
        int value = 0;
        for (int below = counts[0]; below <= half && value < 255; below += counts[value]) {
            value++;
        }
        return value;
    }
}
