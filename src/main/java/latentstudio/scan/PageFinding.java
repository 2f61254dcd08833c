package latentstudio.scan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import latentstudio.image.Page;
import latentstudio.restore.InkMap;

/**
 * What cleaning did to a page, so that of many pages the doubtful ones can be looked at first.
 *
 * @param inkRemoved the share of what was ink that is paper now, 0..1
 * @param lighter    the share of the page that became lighter, 0..1
 * @param left       the share of the clean page that is darker than its paper, 0..1
 */
@JsonIgnoreProperties(value = {"doubtful", "blank"}, allowGetters = true)
public record PageFinding(double inkRemoved, double lighter, double left) {
    /** A share of the ink of which somebody should see where it went. */
    private static final double MUCH_INK = 0.05;
    /** Less is dust: a page number in small print has twice as much. */
    private static final double DUST = 3e-5;
    /** A pencil's stroke is darker than its paper by this at least. */
    private static final int CONTRAST = 24;
    /** Along each edge a scanner draws what is no print, a share of the shorter side. */
    private static final double EDGE = 0.02;

    static PageFinding of(Page original, Page cleaned) {
        InkMap ink = InkMap.of(original, cleaned);
        return new PageFinding(ink.share(), ink.lighterShare(), darkerThanPaper(cleaned));
    }

    /** Whether so much ink went that it may have been print. */
    @JsonProperty
    public boolean doubtful() {
        return inkRemoved >= MUCH_INK;
    }

    /** Whether nothing is left on the page. */
    @JsonProperty
    public boolean blank() {
        return left < DUST;
    }

    /** The paper is what is most of the page. */
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
        for (int above = counts[255]; 2 * above < all; above += counts[paper]) {
            paper--;
        }
        long darker = 0;
        for (int value = 0; value <= paper - CONTRAST; value++) {
            darker += counts[value];
        }
        return (double) darker / all;
    }
}
