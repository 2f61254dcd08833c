package latentstudio.scan;

import latentstudio.image.Page;
import latentstudio.restore.InkMap;

/**
 * What cleaning did to a page, so that of many pages the doubtful ones can be looked at first.
 *
 * @param inkRemoved the share of what was ink that is paper now, 0..1
 * @param doubtful   whether so much ink went that it may have been print
 * @param blank      whether nothing is left on the page
 */
public record PageFinding(double inkRemoved, boolean doubtful, boolean blank) {
    private static final double MUCH_INK = 0.05;
    /** A share of the page; less is dust: a page number in small print has twice as much. */
    private static final double DUST = 3e-5;
    /** A pencil's stroke is darker than its paper by this at least. */
    private static final int CONTRAST = 24;
    /** Along each edge a scanner draws what is no print, a share of the shorter side. */
    private static final double EDGE = 0.02;

    static PageFinding of(Page original, Page cleaned) {
        double removed = InkMap.of(original, cleaned).share();
        return new PageFinding(removed, removed >= MUCH_INK, darkerThanPaper(cleaned) < DUST);
    }

    /** The share of a page that is darker than its paper, which is what is most of it. */
    private static double darkerThanPaper(Page page) {
        int edge = (int) (EDGE * Math.min(page.width(), page.height()));
        int[] counts = new int[256];
        for (int y = edge; y < page.height() - edge; y++) {
            for (int x = edge; x < page.width() - edge; x++) {
                counts[Math.round(page.luminance(x, y))]++;
            }
        }
        int all = (page.width() - 2 * edge) * (page.height() - 2 * edge);
        int paper = 255;
        for (int lighter = counts[paper]; 2 * lighter < all; lighter += counts[paper]) {
            paper--;
        }
        int darker = 0;
        for (int value = 0; value <= paper - CONTRAST; value++) {
            darker += counts[value];
        }
        return (double) darker / all;
    }
}
