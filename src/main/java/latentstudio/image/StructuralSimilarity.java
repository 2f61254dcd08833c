package latentstudio.image;

import java.util.Arrays;

/**
 * How alike two pictures look: the mean structural similarity index. Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, <i>Image
 * Quality Assessment: From Error Visibility to Structural Similarity</i>, 2004, equations 13 to 17, with their constants:
 * a Gaussian window of 11 x 11 with a deviation of 1.5 pixels, K1 = 0.01, K2 = 0.03, values of 0 to L = 1. The window stays
 * inside the pictures, which are not scaled down before. Stateless; time is linear in the pixels, memory in the width.
 */
public final class StructuralSimilarity {
    private static final int WINDOW = 11;
    private static final double DEVIATION = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    /** Weighted means in a window: of x, y, x squared, y squared and x y. */
    private static final int MOMENTS = 5;

    private StructuralSimilarity() {
    }

    /**
     * The mean index of all windows, and of all channels. Where a side is shorter than 11 pixels, so is the window.
     *
     * @return 1 for equal pictures, less for others, down to -1
     * @throws IllegalArgumentException if the sizes or the channels differ
     */
    public static double of(Picture one, Picture other) {
        if (one.width() != other.width() || one.height() != other.height() || one.channels() != other.channels()) {
            throw new IllegalArgumentException("expected a picture of %d x %d with %d channel(s), got %d x %d with %d"
                    .formatted(one.width(), one.height(), one.channels(), other.width(), other.height(), other.channels()));
        }
        double sum = 0;
        for (int channel = 0; channel < one.channels(); channel++) {
            sum += one.isGrey() ? ofPlanes(one, other) : ofPlanes(one.plane(channel), other.plane(channel));
        }
        return sum / one.channels();
    }

    private static double ofPlanes(Picture one, Picture other) {
        double[] across = window(one.width());
        double[] down = window(one.height());
        int columns = one.width() - across.length + 1;
        // the last rows, each already averaged along itself
        double[][] rows = new double[down.length][columns * MOMENTS];
        double[] moments = new double[MOMENTS];
        double sum = 0;
        for (int y = 0; y < one.height(); y++) {
            averageRow(one, other, y, across, rows[y % down.length]);
            int top = y - down.length + 1;
            for (int x = 0; x < columns && top >= 0; x++) {
                for (int m = 0; m < MOMENTS; m++) {
                    moments[m] = 0;
                    for (int k = 0; k < down.length; k++) {
                        moments[m] += down[k] * rows[(top + k) % down.length][x * MOMENTS + m];
                    }
                }
                sum += index(moments);
            }
        }
        return sum / columns / (one.height() - down.length + 1);
    }

    private static void averageRow(Picture one, Picture other, int y, double[] window, double[] row) {
        Arrays.fill(row, 0);
        for (int x = 0; x < row.length / MOMENTS; x++) {
            for (int k = 0; k < window.length; k++) {
                double a = one.at(x + k, y);
                double b = other.at(x + k, y);
                int at = x * MOMENTS;
                row[at] += window[k] * a;
                row[at + 1] += window[k] * b;
                row[at + 2] += window[k] * a * a;
                row[at + 3] += window[k] * b * b;
                row[at + 4] += window[k] * a * b;
            }
        }
    }

    /** Equation 13. */
    private static double index(double[] moments) {
        double meanX = moments[0];
        double meanY = moments[1];
        double varianceX = moments[2] - meanX * meanX;
        double varianceY = moments[3] - meanY * meanY;
        double covariance = moments[4] - meanX * meanY;
        return (2 * meanX * meanY + C1) * (2 * covariance + C2)
                / ((meanX * meanX + meanY * meanY + C1) * (varianceX + varianceY + C2));
    }

    /** One side of the window, which sums up to 1. */
    private static double[] window(int side) {
        double[] window = new double[Math.min(WINDOW, side)];
        double sum = 0;
        for (int k = 0; k < window.length; k++) {
            double distance = k - (window.length - 1) / 2.0;
            window[k] = Math.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
            sum += window[k];
        }
        for (int k = 0; k < window.length; k++) {
            window[k] /= sum;
        }
        return window;
    }
}
