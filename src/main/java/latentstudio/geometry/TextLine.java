package latentstudio.geometry;

import java.util.Arrays;
import java.util.Optional;

/**
 * A straight line through the lower or the upper ends of letters, or along an edge.
 *
 * @param degrees how far it falls to the right
 * @param error   the standard error of this angle, degrees
 */
record TextLine(double degrees, double error) {
    /** No line is trusted to be straighter, degrees: paper is not flat. */
    private static final double BEST = 0.05;
    private static final int FEWEST = 5;
    private static final int PASSES = 4;

    /**
     * Fits a line, robustly: from the median of the slopes of pairs (Henri Theil 1950; Pranab Kumar Sen 1968) by least squares
     * over the points that are near.
     *
     * @param x      of the points, pixels, ascending
     * @param y      of the points, pixels
     * @param height of the letters, pixels
     * @param share  of the points that has to be near, 0..1
     * @return empty where too few are near
     */
    static Optional<TextLine> fitted(double[] x, double[] y, double height, double share) {
        int count = x.length;
        if (count < FEWEST) {
            return Optional.empty();
        }
        double slope = slope(x, y);
        double[] offsets = new double[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = y[i] - slope * x[i];
        }
        double offset = fullest(offsets, 0.12 * height + 0.5);
        double near = 0.12 * height + 0.7;
        double error = 0;
        int used = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            double n = 0;
            double sumX = 0;
            double sumY = 0;
            double sumXX = 0;
            double sumXY = 0;
            for (int i = 0; i < count; i++) {
                if (Math.abs(y[i] - slope * x[i] - offset) <= near) {
                    n++;
                    sumX += x[i];
                    sumY += y[i];
                    sumXX += x[i] * x[i];
                    sumXY += x[i] * y[i];
                }
            }
            double spread = sumXX - sumX * sumX / n;
            if (n < FEWEST || spread <= 0) {
                return Optional.empty();
            }
            slope = (sumXY - sumX * sumY / n) / spread;
            offset = (sumY - slope * sumX) / n;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double off = y[i] - slope * x[i] - offset;
                squares += Math.abs(off) <= near ? off * off : 0;
            }
            used = (int) n;
            error = Math.toDegrees(Math.sqrt((squares / (n - 2) + 0.04) / spread));
        }
        return used < share * count ? Optional.empty() : Optional.of(new TextLine(Math.toDegrees(Math.atan(slope)), error));
    }

    /** How much it counts beside others. */
    double weight() {
        return 1 / (error * error + BEST * BEST);
    }

    private static double slope(double[] x, double[] y) {
        int count = x.length;
        double[] slopes = new double[count * count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + Math.max(1, count / 3); j < count; j++) {
                if (x[j] - x[i] > 1) {
                    slopes[found++] = (y[j] - y[i]) / (x[j] - x[i]);
                }
            }
        }
        Arrays.sort(slopes, 0, found);
        return found == 0 ? 0 : slopes[found / 2];
    }

    /** The middle of the window of some width in which most values are. */
    static double fullest(double[] values, double width) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int best = 0;
        double middle = sorted[0];
        int from = 0;
        for (int to = 0; to < sorted.length; to++) {
            while (sorted[to] - sorted[from] > width) {
                from++;
            }
            if (to - from >= best) {
                best = to - from + 1;
                middle = (sorted[from] + sorted[to]) / 2;
            }
        }
        return middle;
    }
}
