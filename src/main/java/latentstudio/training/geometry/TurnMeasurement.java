package latentstudio.training.geometry;

import java.io.PrintStream;
import java.util.SplittableRandom;
import latentstudio.dataset.PageRenderer;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;

/**
 * How well pages that lie in one of four ways are made upright, on rendered pages, most of them in Latin script, some in Greek or
 * Cyrillic, half in colour.
 *
 * @param right     how many came upright, or stayed so
 * @param leftAlone how many were not sure
 * @param wrong     how many came otherwise
 */
record TurnMeasurement(int right, int leftAlone, int wrong) {
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1754;
    private static final int FULL = 360;
    private static final int QUARTER = 90;
    private static final long SEED = 5_771_213;

    /** @param count of pages */
    static TurnMeasurement of(int count) {
        PageRenderer renderer = new PageRenderer();
        int right = 0;
        int leftAlone = 0;
        for (int i = 0; i < count; i++) {
            Page upright = renderer.turnedPage(WIDTH, HEIGHT, 0, i % 2 == 1, new SplittableRandom(SEED + i)).toPage();
            int lies = i / 2 * QUARTER % FULL;
            Page page = PageGeometry.of(upright, new GeometryOptions(false, false, false, lies)).apply(upright);
            PageGeometry found = PageGeometry.of(page, new GeometryOptions(false, false, false, 0, true));
            leftAlone += found.turnCertainty() == null ? 1 : 0;
            right += found.turnCertainty() != null && (lies + found.turn()) % FULL == 0 ? 1 : 0;
        }
        return new TurnMeasurement(right, leftAlone, count - right - leftAlone);
    }

    void print(PrintStream out) {
        out.printf("%-52s %10s %20s %8s%n", "pages that lie in one of four ways", "upright", "left alone", "wrong");
        out.printf("%-52s %10d %20d %8d%n", "Latin, Greek and Cyrillic script (0 to be wrong)", right, leftAlone, wrong);
    }
}
