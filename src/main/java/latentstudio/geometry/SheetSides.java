package latentstudio.geometry;

import java.util.Arrays;
import java.util.Optional;
import latentstudio.image.Page;

/** The sides of a sheet, fitted to the steps from the table to the paper at full resolution. Stateless. */
final class SheetSides {
    /** Places along a side at which the step is looked for; near the corners it is not. */
    private static final int PLACES = 80;
    private static final double MARGIN = 0.06;
    /** The step is as high as the difference of so many pixels on either side, on average. */
    private static final int BESIDE = 3;
    private static final double LOWEST_STEP = 12;
    /** So far from the line a step is on it, pixels, and as a share of the longer side. */
    private static final double NEAR = 1.5;
    private static final double NEAR_SHARE = 0.0012;
    private static final int ROUNDS = 2;
    /** So many places beyond a corner are looked at, between these shares of the side's length. */
    private static final int BEYOND = 24;
    private static final double BEYOND_FROM = 0.015;
    private static final double BEYOND_TO = 0.1;
    private static final double COLOUR_STEP = 36;
    private static final double GOES_ON = 0.4;

    private SheetSides() {
    }

    /**
     * The sheet whose rough corners are known.
     *
     * @param reach     how far from the rough sides it is looked, pixels
     * @param colourful whether any change of colour is a step, else only one to the light
     * @return empty where a side is not found
     */
    static Optional<Sheet> refined(Page page, double[][] rough, double reach, boolean colourful) {
        double[][] corners = rough;
        double certainty = 0;
        double look = reach;
        for (int round = 0; round < ROUNDS; round++, look = Math.max(6, look / 3)) {
            double[][] lines = new double[4][];
            certainty = 1;
            for (int i = 0; i < 4; i++) {
                lines[i] = side(page, corners[i], corners[(i + 1) % 4], look, colourful);
                if (lines[i] == null) {
                    return Optional.empty();
                }
                certainty = Math.min(certainty, lines[i][3]);
            }
            corners = new double[4][];
            for (int i = 0; i < 4; i++) {
                corners[i] = meeting(lines[(i + 3) % 4], lines[i]);
            }
        }
        return goesOn(page, corners) ? Optional.empty() : Optional.of(new Sheet(corners, certainty));
    }

    /** Whether some side goes on beyond a corner, so that what was found is the light part of a sheet with a dark band or a picture. */
    private static boolean goesOn(Page page, double[][] corners) {
        for (int i = 0; i < 4; i++) {
            if (goesOn(page, corners[i], corners[(i + 1) % 4]) || goesOn(page, corners[(i + 1) % 4], corners[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(Page page, double[] from, double[] to) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double alongX = (to[0] - from[0]) / length;
        double alongY = (to[1] - from[1]) / length;
        int edges = 0;
        int seen = 0;
        for (int place = 0; place < BEYOND; place++) {
            double s = length * (1 + BEYOND_FROM + (BEYOND_TO - BEYOND_FROM) * place / (BEYOND - 1));
            double x = from[0] + s * alongX;
            double y = from[1] + s * alongY;
            double on = colourStep(page, x, y, -alongY, alongX);
            if (Double.isNaN(on)) {
                continue;
            }
            double beside = Math.max(colourStep(page, x - 8 * alongY, y + 8 * alongX, -alongY, alongX),
                    colourStep(page, x + 8 * alongY, y - 8 * alongX, -alongY, alongX));
            seen++;
            edges += on >= COLOUR_STEP && on > 2 * beside ? 1 : 0;
        }
        return seen >= BEYOND / 3 && edges >= GOES_ON * seen;
    }

    /** How much the colours on either side of a line differ, all channels together, 0..765; NaN at the picture's edge. */
    private static double colourStep(Page page, double x, double y, double acrossX, double acrossY) {
        double step = 0;
        for (int c = 0; c < page.channels(); c++) {
            double difference = 0;
            for (int k = 2; k < 2 + BESIDE; k++) {
                int insideX = (int) Math.floor(x + k * acrossX);
                int insideY = (int) Math.floor(y + k * acrossY);
                int outsideX = (int) Math.floor(x - k * acrossX);
                int outsideY = (int) Math.floor(y - k * acrossY);
                if (Math.min(Math.min(insideX, insideY), Math.min(outsideX, outsideY)) < 0
                        || Math.max(insideX, outsideX) >= page.width() || Math.max(insideY, outsideY) >= page.height()) {
                    return Double.NaN;
                }
                difference += page.at(insideX, insideY, c) - page.at(outsideX, outsideY, c);
            }
            step += Math.abs(difference) / BESIDE;
        }
        return step * 3 / page.channels();
    }

    private static double[] meeting(double[] one, double[] other) {
        double determinant = one[0] * other[1] - one[1] * other[0];
        return new double[] {(one[2] * other[1] - one[1] * other[2]) / determinant, (one[0] * other[2] - one[2] * other[0]) / determinant};
    }

    /** A line as a, b and c of a x + b y = c, and the share of the places where the step is on it; null where there is none. */
    private static double[] side(Page page, double[] from, double[] to, double reach, boolean colourful) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double alongX = (to[0] - from[0]) / length;
        double alongY = (to[1] - from[1]) / length;
        double inwardX = -alongY;
        double inwardY = alongX;
        double[] along = new double[PLACES];
        double[] off = new double[PLACES];
        int count = 0;
        for (int place = 0; place < PLACES; place++) {
            double s = length * (MARGIN + (1 - 2 * MARGIN) * place / (PLACES - 1));
            double step = step(page, from[0] + s * alongX, from[1] + s * alongY, inwardX, inwardY, reach, colourful);
            if (!Double.isNaN(step)) {
                along[count] = s;
                off[count++] = step;
            }
        }
        if (count < PLACES / 2) {
            return null;
        }
        double near = NEAR + NEAR_SHARE * length;
        double[] fit = fitted(Arrays.copyOf(along, count), Arrays.copyOf(off, count), near);
        if (fit == null) {
            return null;
        }
        double startX = from[0] + fit[0] * inwardX;
        double startY = from[1] + fit[0] * inwardY;
        double a = inwardX - fit[1] * alongX;
        double b = inwardY - fit[1] * alongY;
        return new double[] {a, b, a * startX + b * startY, fit[2] / PLACES};
    }

    /** How far inward the brightness rises most, or the colour changes most, pixels with their parts; NaN where it does nowhere. */
    private static double step(Page page, double x, double y, double inwardX, double inwardY, double reach, boolean colourful) {
        int most = (int) Math.ceil(reach);
        int planes = colourful ? page.channels() : 1;
        double[][] profiles = new double[planes][2 * (most + BESIDE) + 1];
        for (int plane = 0; plane < planes; plane++) {
            for (int i = 0; i < profiles[plane].length; i++) {
                int d = i - most - BESIDE;
                profiles[plane][i] = light(page, x + d * inwardX, y + d * inwardY, colourful ? plane : -1);
            }
        }
        double[] steps = new double[2 * most + 1];
        int best = -1;
        for (int i = 0; i < steps.length; i++) {
            for (double[] profile : profiles) {
                double rise = 0;
                for (int k = 1; k <= BESIDE; k++) {
                    rise += profile[i + BESIDE + k] - profile[i + BESIDE - k];
                }
                steps[i] += (colourful ? Math.abs(rise) : rise) / BESIDE / planes;
            }
            if (steps[i] > (best < 0 ? -Double.MAX_VALUE : steps[best])) {
                best = i;
            }
        }
        if (best < 0 || steps[best] < LOWEST_STEP) {
            return Double.NaN;
        }
        double before = best > 0 ? steps[best - 1] : steps[best];
        double after = best < steps.length - 1 ? steps[best + 1] : steps[best];
        double curve = before - 2 * steps[best] + after;
        return best - most + (curve == 0 ? 0 : Math.clamp((before - after) / (2 * curve), -0.5, 0.5));
    }

    /** A channel, or the luminance where that is -1, between four pixels linearly; NaN outside. */
    private static double light(Page page, double x, double y, int channel) {
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        if (left < 0 || top < 0 || left + 1 >= page.width() || top + 1 >= page.height()) {
            return Double.NaN;
        }
        double right = x - 0.5 - left;
        double down = y - 0.5 - top;
        return (1 - down) * ((1 - right) * value(page, left, top, channel) + right * value(page, left + 1, top, channel))
                + down * ((1 - right) * value(page, left, top + 1, channel) + right * value(page, left + 1, top + 1, channel));
    }

    private static double value(Page page, int x, int y, int channel) {
        return channel < 0 ? page.luminance(x, y) : page.at(x, y, channel);
    }

    /** Offset and slope of the line that the most points are near to, by least squares over these, and how many they are. */
    private static double[] fitted(double[] along, double[] off, double near) {
        double offset = 0;
        double slope = 0;
        int most = 0;
        for (int i = 0; i < along.length; i++) { // a pair of points for each line that is tried
            for (int j = i + along.length / 3; j < along.length; j++) {
                double rise = (off[j] - off[i]) / (along[j] - along[i]);
                double start = off[i] - rise * along[i];
                int on = 0;
                for (int k = 0; k < along.length; k++) {
                    on += Math.abs(off[k] - start - rise * along[k]) <= near ? 1 : 0;
                }
                if (on > most) {
                    most = on;
                    offset = start;
                    slope = rise;
                }
            }
        }
        for (int pass = 0; pass < 3; pass++) {
            double n = 0;
            double sumX = 0;
            double sumY = 0;
            double sumXX = 0;
            double sumXY = 0;
            for (int k = 0; k < along.length; k++) {
                if (Math.abs(off[k] - offset - slope * along[k]) <= near) {
                    n++;
                    sumX += along[k];
                    sumY += off[k];
                    sumXX += along[k] * along[k];
                    sumXY += along[k] * off[k];
                }
            }
            double spread = sumXX - sumX * sumX / n;
            if (n < 3 || spread <= 0) {
                return null;
            }
            slope = (sumXY - sumX * sumY / n) / spread;
            offset = (sumY - slope * sumX) / n;
            most = (int) n;
        }
        return new double[] {offset, slope, most};
    }
}
