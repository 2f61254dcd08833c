package latentstudio.restore;

import java.util.BitSet;
import latentstudio.image.Page;

/**
 * Where a page lost ink: pixels that were ink and are paper now. Ink is what is darker than the paper around it, by a
 * quarter of the whole range at least, and narrow: letters, lines, specks, a stain of up to a centimetre. The paper around
 * a pixel is the page after a morphological closing, so a wide stain or shadow is paper to its very edge, and its letters
 * are ink.
 *
 * @param width   of the page, pixels
 * @param height  of the page, pixels
 * @param removed bit {@code y * width + x} is set where ink was removed
 * @param ink     how many pixels were ink
 * @param lighter how many pixels became lighter, ink or not, so that one sees it
 */
public record InkMap(int width, int height, BitSet removed, long ink, long lighter) {
    private static final int CONTRAST = 64;
    /** Paper after cleaning is at least so light. */
    private static final int PAPER = 224;
    private static final int VISIBLE = 16;
    /** Half of what is wide on small pages, pixels. */
    private static final int RADIUS = 24;
    /** On large ones it is so much of the longer side: half a centimetre of an A4 sheet. */
    private static final int RADII_IN_LONGER_SIDE = 60;

    /**
     * Compares two pages of one size.
     *
     * @throws IllegalArgumentException if they have unlike sizes
     */
    public static InkMap of(Page original, Page cleaned) {
        if (original.width() != cleaned.width() || original.height() != cleaned.height()) {
            throw new IllegalArgumentException("expected a cleaned page of %d x %d, got %d x %d"
                    .formatted(original.width(), original.height(), cleaned.width(), cleaned.height()));
        }
        byte[] paper = paper(original);
        BitSet removed = new BitSet();
        long ink = 0;
        long lighter = 0;
        for (int y = 0, at = 0; y < original.height(); y++) {
            for (int x = 0; x < original.width(); x++, at++) {
                int before = Math.round(original.luminance(x, y));
                int after = Math.round(cleaned.luminance(x, y));
                if (after >= before + VISIBLE) {
                    lighter++;
                }
                if (before <= (paper[at] & 0xff) - CONTRAST) {
                    ink++;
                    if (after >= PAPER && after >= before + CONTRAST) {
                        removed.set(at);
                    }
                }
            }
        }
        return new InkMap(original.width(), original.height(), removed, ink, lighter);
    }

    /** The share of the ink that was removed, 0..1. */
    public double share() {
        return ink == 0 ? 0 : (double) removed.cardinality() / ink;
    }

    /** The share of the page that became lighter, 0..1. */
    public double lighterShare() {
        return (double) lighter / ((long) width * height);
    }

    /** How light the paper around each pixel is, [height, width]: the luminance closed by a square. */
    private static byte[] paper(Page page) {
        int width = page.width();
        int height = page.height();
        int radius = Math.max(RADIUS, Math.max(width, height) / RADII_IN_LONGER_SIDE);
        byte[] paper = new byte[width * height];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = (byte) Math.round(page.luminance(i % width, i / width));
        }
        Window line = new Window(Math.max(width, height), radius);
        for (int sign = 1; sign >= -1; sign -= 2) { // the lightest around, and of these the darkest around
            for (int y = 0; y < height; y++) {
                line.slide(paper, y * width, 1, width, sign);
            }
            for (int x = 0; x < width; x++) {
                line.slide(paper, x, width, height, sign);
            }
        }
        return paper;
    }

    /** The extreme in a window that slides along a line, in three comparisons a pixel (van Herk 1992; Gil and Werman 1993). */
    private static final class Window {
        private final int length;
        private final int radius;
        /** The line with a radius of nothing before it and behind it, and its extremes since and until the blocks' bounds. */
        private final int[] padded;
        private final int[] since;
        private final int[] until;

        private Window(int longest, int radius) {
            this.radius = radius;
            length = 2 * radius + 1;
            int most = Math.ceilDiv(longest + 2 * radius, length) * length;
            padded = new int[most];
            since = new int[most];
            until = new int[most];
        }

        /** @param sign 1 for the lightest, -1 for the darkest */
        private void slide(byte[] samples, int first, int step, int count, int sign) {
            int end = Math.ceilDiv(count + 2 * radius, length) * length;
            for (int i = 0; i < end; i++) {
                int at = i - radius;
                padded[i] = at < 0 || at >= count ? Integer.MIN_VALUE : sign * (samples[first + at * step] & 0xff);
            }
            for (int i = 0; i < end; i++) {
                since[i] = i % length == 0 ? padded[i] : Math.max(since[i - 1], padded[i]);
                int back = end - 1 - i;
                until[back] = back % length == length - 1 ? padded[back] : Math.max(until[back + 1], padded[back]);
            }
            for (int i = 0; i < count; i++) {
                samples[first + i * step] = (byte) (sign * Math.max(until[i], since[i + 2 * radius]));
            }
        }
    }
}
