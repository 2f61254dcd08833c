package latentstudio.training.geometry;

import latentstudio.image.Page;

/**
 * The plain way to find a page's skew, as a reference: the angle at which the dark pixels of neighbouring rows differ most
 * (Wolfgang Postl, Detection of Linear Oblique Structures and Skew Scan in Digitized Documents, 1986). Stateless.
 */
final class ProjectionProfile {
    private static final double STEEPEST = 16;
    private static final double COARSE = 0.5;
    private static final double FINE = 0.05;
    private static final int DARK = 128;

    private ProjectionProfile() {
    }

    /** How far the page is turned clockwise, degrees; it is always sure. */
    static double skew(Page page) {
        return best(page, best(page, 0, STEEPEST, COARSE), COARSE, FINE);
    }

    private static double best(Page page, double middle, double reach, double step) {
        double best = middle;
        double most = -1;
        for (double angle = middle - reach; angle <= middle + reach; angle += step) {
            double score = score(page, Math.toRadians(angle));
            if (score > most) {
                most = score;
                best = angle;
            }
        }
        return best;
    }

    private static double score(Page page, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double first = Math.min(0, -page.width() * sin);
        int[] rows = new int[(int) (page.height() * cos + page.width() * Math.abs(sin)) + 2];
        for (int y = 0; y < page.height(); y += 2) {
            for (int x = 0; x < page.width(); x += 2) {
                if (page.luminance(x, y) < DARK) {
                    rows[(int) (y * cos - x * sin - first)]++;
                }
            }
        }
        double score = 0;
        for (int i = 2; i < rows.length; i++) {
            double step = rows[i] - rows[i - 2];
            score += step * step;
        }
        return score;
    }
}
