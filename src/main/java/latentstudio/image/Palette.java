package latentstudio.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A few colours that stand for all of a page: these themselves where they are few, else the means of boxes that are cut again
 * and again (Heckbert, Color image quantization for frame buffer display, 1982), at their mean, where paper is one box sooner
 * than at the median. Where there is room, white stays white. Immutable.
 */
public final class Palette {
    private static final int WHITE = 0xffffff;
    /** So many colours have room for a white of its own beside the means. */
    private static final int ROOM_FOR_WHITE = 16;
    /** Of each channel, in the boxes. */
    private static final int BITS = 5;
    private static final int CELLS = 1 << 3 * BITS;

    private final int[] colours;
    /** The number of the colour of each cell; null where the colours are the page's own. */
    private final byte[] nearest;
    private final boolean whiteApart;

    private Palette(int[] colours, byte[] nearest, boolean whiteApart) {
        this.colours = colours;
        this.nearest = nearest;
        this.whiteApart = whiteApart;
    }

    /** @param most 2 to 256 colours */
    public static Palette of(Page page, int most) {
        int[] few = page.colours(most);
        if (few != null) {
            return new Palette(few, null, false);
        }
        boolean whiteApart = most >= ROOM_FOR_WHITE;
        long[][] cells = cells(page, whiteApart);
        List<int[]> boxes = boxes(cells, whiteApart ? most - 1 : most);
        int[] colours = new int[boxes.size() + (whiteApart ? 1 : 0)];
        byte[] nearest = new byte[CELLS];
        for (int i = 0; i < boxes.size(); i++) {
            colours[i] = mean(cells, boxes.get(i));
            for (int cell : boxes.get(i)) {
                nearest[cell] = (byte) i;
            }
        }
        if (whiteApart) {
            colours[boxes.size()] = WHITE;
        }
        return new Palette(colours, nearest, whiteApart);
    }

    /** As 0xrrggbb. */
    public int[] colours() {
        return colours.clone();
    }

    /** Which of the colours stands for one of the page's, 0xrrggbb. */
    public int index(int colour) {
        if (nearest == null) {
            return Arrays.binarySearch(colours, colour);
        }
        return whiteApart && colour == WHITE ? colours.length - 1 : nearest[cell(colour)] & 0xff;
    }

    private static int cell(int colour) {
        int low = Byte.SIZE - BITS;
        int mask = (1 << BITS) - 1;
        return (colour >> 16 + low & mask) << 2 * BITS | (colour >> 8 + low & mask) << BITS | colour >> low & mask;
    }

    /** [4][CELLS]: how many pixels each cell has, and their sums of red, green and blue. */
    private static long[][] cells(Page page, boolean withoutWhite) {
        long[][] cells = new long[4][CELLS];
        for (int pixel = 0; pixel < page.width() * page.height(); pixel++) {
            int colour = page.colour(pixel);
            if (!withoutWhite || colour != WHITE) {
                int cell = cell(colour);
                cells[0][cell]++;
                for (int c = 0; c < 3; c++) {
                    cells[c + 1][cell] += colour >> 16 - 8 * c & 0xff;
                }
            }
        }
        return cells;
    }

    /** Cells that get one colour. */
    private static List<int[]> boxes(long[][] cells, int most) {
        int[] filled = new int[CELLS];
        int count = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            if (cells[0][cell] > 0) {
                filled[count++] = cell;
            }
        }
        List<int[]> boxes = new ArrayList<>();
        boxes.add(Arrays.copyOf(filled, count));
        while (boxes.size() < most) {
            int[] widest = boxes.stream().max(Comparator.comparingDouble(box -> weight(cells, box))).orElseThrow();
            if (widest.length < 2) {
                break;
            }
            boxes.remove(widest);
            int shift = longestSide(widest);
            double middle = mean(cells[0], widest, shift);
            boxes.add(Arrays.stream(widest).filter(cell -> part(cell, shift) <= middle).toArray());
            boxes.add(Arrays.stream(widest).filter(cell -> part(cell, shift) > middle).toArray());
        }
        return boxes;
    }

    /** How much a box is in need of being cut: rare colours count too, or thin red lines would go. */
    private static double weight(long[][] cells, int[] box) {
        long pixels = 0;
        for (int cell : box) {
            pixels += cells[0][cell];
        }
        return box.length < 2 ? 0 : Math.cbrt(pixels) * length(box, longestSide(box));
    }

    private static int longestSide(int[] box) {
        int longest = 0;
        for (int shift = BITS; shift <= 2 * BITS; shift += BITS) {
            longest = length(box, shift) > length(box, longest) ? shift : longest;
        }
        return longest;
    }

    private static int length(int[] box, int shift) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int cell : box) {
            least = Math.min(least, part(cell, shift));
            most = Math.max(most, part(cell, shift));
        }
        return most - least;
    }

    private static int part(int cell, int shift) {
        return cell >> shift & (1 << BITS) - 1;
    }

    /** Below the largest part and not below the least, so that neither half is empty. */
    private static double mean(long[] counts, int[] box, int shift) {
        double sum = 0;
        long pixels = 0;
        for (int cell : box) {
            sum += (double) counts[cell] * part(cell, shift);
            pixels += counts[cell];
        }
        return sum / pixels;
    }

    private static int mean(long[][] cells, int[] box) {
        long[] sums = new long[4];
        for (int cell : box) {
            for (int k = 0; k < 4; k++) {
                sums[k] += cells[k][cell];
            }
        }
        int colour = 0;
        for (int c = 1; c < 4; c++) {
            colour = colour << 8 | (int) ((sums[c] + sums[0] / 2) / sums[0]);
        }
        return colour;
    }
}
