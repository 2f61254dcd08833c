package latentstudio.restore;

import java.util.BitSet;
import latentstudio.image.Page;

/**
 * Where a page lost ink: pixels that were ink and are paper now. Ink is what is darker than the paper around it, by a
 * quarter of the whole range at least; the paper around a pixel is the lightest that the blocks of 16 pixels around it
 * hold in all but one in ten of their pixels. So a wide stain or shadow is no ink, its letters are.
 *
 * @param width   of the page, pixels
 * @param height  of the page, pixels
 * @param removed bit {@code y * width + x} is set where ink was removed
 * @param ink     how many pixels were ink
 */
public record InkMap(int width, int height, BitSet removed, long ink) {
    private static final int BLOCK = 16;
    private static final int CONTRAST = 64;
    private static final double LIGHTEST = 0.9;
    /** Paper after cleaning is at least so light. */
    private static final int PAPER = 224;

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
        int[][] paper = paper(original);
        BitSet removed = new BitSet();
        long ink = 0;
        for (int y = 0; y < original.height(); y++) {
            int[] line = paper[y / BLOCK];
            for (int x = 0; x < original.width(); x++) {
                float before = original.luminance(x, y);
                if (before <= line[x / BLOCK] - CONTRAST) {
                    ink++;
                    float after = cleaned.luminance(x, y);
                    if (after >= PAPER && after >= before + CONTRAST) {
                        removed.set(y * original.width() + x);
                    }
                }
            }
        }
        return new InkMap(original.width(), original.height(), removed, ink);
    }

    /** The share of the ink that was removed, 0..1. */
    public double share() {
        return ink == 0 ? 0 : (double) removed.cardinality() / ink;
    }

    /** How light the paper around each block is, [blocks down][blocks across], 0..255. */
    private static int[][] paper(Page page) {
        int rows = Math.ceilDiv(page.height(), BLOCK);
        int columns = Math.ceilDiv(page.width(), BLOCK);
        int[][] light = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                light[row][column] = light(page, column * BLOCK, row * BLOCK);
            }
        }
        int[][] paper = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int i = Math.max(0, row - 1); i <= Math.min(rows - 1, row + 1); i++) {
                    for (int j = Math.max(0, column - 1); j <= Math.min(columns - 1, column + 1); j++) {
                        paper[row][column] = Math.max(paper[row][column], light[i][j]);
                    }
                }
            }
        }
        return paper;
    }

    private static int light(Page page, int left, int top) {
        int[] counts = new int[256];
        int right = Math.min(left + BLOCK, page.width());
        int bottom = Math.min(top + BLOCK, page.height());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts[(int) page.luminance(x, y)]++;
            }
        }
        int wanted = (int) (LIGHTEST * (right - left) * (bottom - top));
        int value = 0;
        for (int below = counts[0]; below <= wanted && value < 255; below += counts[value]) {
            value++;
        }
        return value;
    }
}
