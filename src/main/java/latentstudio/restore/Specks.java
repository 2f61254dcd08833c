package latentstudio.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import latentstudio.image.Page;

/**
 * Takes lonely specks off a cleaned page: dark spots of a few pixels with nothing dark around them. What stands beside
 * writing may be a dot of it and stays, unless it is smaller than any dot of so large type. Stateless.
 */
final class Specks {
    /** What is darker than this share of the paper is on it. */
    private static final double DARK = 0.88;
    /** At so many dpi a speck is a pixel high and wide. */
    private static final double DPI_PER_PIXEL = 75;
    private static final int USUAL_SIDE = 4;
    /** Around a speck nothing dark may be within so many times its longest side. */
    private static final int LONELY = 5;
    private static final int TALLEST = 1000;
    /** The median height of letters is about that of an x, of which the side of a dot is a fifth; dust is half as large. */
    private static final double USUAL_HEIGHTS_IN_DOT = 9.4;
    /** Beside larger type dust is no larger than beside that of 11 points; shares of a speck's side. */
    private static final double LARGEST_DUST = 0.61;

    private final Page page;
    private final byte[] paper;
    private final int side;
    /** Spots of few pixels that stay so far. */
    private final List<int[]> tiny = new ArrayList<>();
    /** How many larger ones there are, by their height. */
    private final int[] heights = new int[TALLEST];
    private final BitSet dark;
    private final BitSet seen;
    private int[] spot = new int[64];

    private Specks(Page page, float[] tone) {
        this.page = page;
        paper = new byte[page.channels()];
        for (int channel = 0; channel < paper.length; channel++) {
            paper[channel] = (byte) Math.round(255 * tone[channel]);
        }
        float darkest = (float) DARK * new Page(1, 1, paper.length, paper, null).luminance(0, 0);
        side = page.dpi() == null ? USUAL_SIDE : (int) Math.clamp(Math.round(page.dpi().horizontal() / DPI_PER_PIXEL), 2, 12);
        dark = new BitSet(page.width() * page.height());
        seen = new BitSet(page.width() * page.height());
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                if (page.luminance(x, y) < darkest) {
                    dark.set(y * page.width() + x);
                }
            }
        }
    }

    /**
     * Gives the specks of a page the colour of its paper.
     *
     * @param tone of the paper, red, green and blue, 0..1
     */
    static void remove(Page page, float[] tone) {
        lonely(page, tone);
    }

    /** The same, and with them dust beside letters, which is smaller than the dots of their type. */
    static void removeWithDust(Page page, float[] tone) {
        Specks specks = lonely(page, tone);
        int all = Arrays.stream(specks.heights).sum();
        int usual = 0;
        for (int smaller = specks.heights[0]; 2 * smaller < all; usual++) {
            smaller += specks.heights[usual + 1];
        }
        double dot = Math.min(usual / USUAL_HEIGHTS_IN_DOT, LARGEST_DUST * specks.side);
        specks.tiny.stream().filter(spot -> spot.length < dot * dot).forEach(spot -> specks.clear(spot, spot.length));
    }

    private static Specks lonely(Page page, float[] tone) {
        Specks specks = new Specks(page, tone);
        for (int i = specks.dark.nextSetBit(0); i >= 0; i = specks.dark.nextSetBit(i + 1)) {
            if (!specks.seen.get(i)) {
                specks.look(i);
            }
        }
        return specks;
    }

    private void look(int first) {
        int left = page.width();
        int right = 0;
        int top = page.height();
        int bottom = 0;
        int count = 0;
        spot[count++] = first;
        seen.set(first);
        for (int next = 0; next < count; next++) {
            int x = spot[next] % page.width();
            int y = spot[next] / page.width();
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int dy = Math.max(0, y - 1); dy <= Math.min(page.height() - 1, y + 1); dy++) {
                for (int dx = Math.max(0, x - 1); dx <= Math.min(page.width() - 1, x + 1); dx++) {
                    int neighbour = dy * page.width() + dx;
                    if (dark.get(neighbour) && !seen.get(neighbour)) {
                        seen.set(neighbour);
                        if (count == spot.length) {
                            spot = Arrays.copyOf(spot, 2 * count);
                        }
                        spot[count++] = neighbour;
                    }
                }
            }
        }
        if (right - left < side && bottom - top < side && isLonely(left, top, right, bottom, count)) {
            clear(spot, count);
        } else if (count < side * side) {
            tiny.add(Arrays.copyOf(spot, count));
        } else {
            heights[Math.min(TALLEST - 1, bottom - top + 1)]++;
        }
    }

    private void clear(int[] pixels, int count) {
        for (int k = 0; k < count; k++) {
            for (int channel = 0; channel < page.channels(); channel++) {
                page.samples()[pixels[k] * page.channels() + channel] = paper[channel];
            }
        }
    }

    private boolean isLonely(int left, int top, int right, int bottom, int count) {
        int reach = LONELY * side;
        int around = 0;
        for (int y = Math.max(0, top - reach); y <= Math.min(page.height() - 1, bottom + reach); y++) {
            int start = y * page.width();
            around += dark.get(start + Math.max(0, left - reach), start + Math.min(page.width() - 1, right + reach) + 1).cardinality();
            if (around > count) {
                return false;
            }
        }
        return true;
    }
}
