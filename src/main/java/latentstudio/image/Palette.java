package latentstudio.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The colours that a page in colour is left with when it has a palette: its own where they are few, else means of boxes that
 * are cut at their median (Heckbert, Color image quantization for frame buffer display, 1982). White stays white.
 */
final class Palette {
    private static final int WHITE = 0xffffff;
    /** Of each channel, in the boxes. */
    private static final int BITS = 5;
    private static final int CELLS = 1 << 3 * BITS;
    /** Fewer colours would take ink away from a page that had as few for its dirt. */
    private static final int LEAST_BITS = 4;

    /** [256] at most, red, green and blue. */
    private final int[] colours;
    private final int bits;
    /** The number of the colour of each cell; only where the colours are means. */
    private final byte[] nearest;

    private Palette(int[] colours, int bits, byte[] nearest) {
        this.colours = colours;
        this.bits = bits;
        this.nearest = nearest;
    }

    /** @param bits of a number in the palette, as the page came */
    static Palette of(Page page, int bits) {
        int wide = Math.max(LEAST_BITS, bits);
        int[] few = page.colours(1 << wide);
        if (few != null) {
            return new Palette(few, wide, null);
        }
        long[][] cells = cells(page);
        List<int[]> boxes = boxes(cells, (1 << wide) - 1);
        int[] colours = new int[boxes.size() + 1];
        byte[] nearest = new byte[CELLS];
        for (int i = 0; i < boxes.size(); i++) {
            colours[i] = mean(cells, boxes.get(i));
            for (int cell : boxes.get(i)) {
                nearest[cell] = (byte) i;
            }
        }
        colours[boxes.size()] = WHITE;
        return new Palette(colours, wide, nearest);
    }

    BufferedImage indexed(Page page) {
        byte[][] entries = new byte[3][colours.length];
        for (int i = 0; i < colours.length; i++) {
            for (int c = 0; c < 3; c++) {
                entries[c][i] = (byte) (colours[i] >> 16 - 8 * c);
            }
        }
        IndexColorModel model = new IndexColorModel(bits, colours.length, entries[0], entries[1], entries[2]);
        BufferedImage image = new BufferedImage(page.width(), page.height(), bits < Byte.SIZE ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        WritableRaster raster = image.getRaster();
        int[] row = new int[page.width()];
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = index(page.colour(y * page.width() + x));
            }
            raster.setSamples(0, y, row.length, 1, 0, row);
        }
        return image;
    }

    private int index(int colour) {
        return nearest == null ? Arrays.binarySearch(colours, colour) : colour == WHITE ? colours.length - 1 : nearest[cell(colour)] & 0xff;
    }

    private static int cell(int colour) {
        int low = Byte.SIZE - BITS;
        int mask = (1 << BITS) - 1;
        return (colour >> 16 + low & mask) << 2 * BITS | (colour >> 8 + low & mask) << BITS | colour >> low & mask;
    }

    /** [4][CELLS]: how many pixels each cell has, and their sums of red, green and blue; white ones left out. */
    private static long[][] cells(Page page) {
        long[][] cells = new long[4][CELLS];
        for (int pixel = 0; pixel < page.width() * page.height(); pixel++) {
            int colour = page.colour(pixel);
            if (colour != WHITE) {
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
            int[] sorted = Arrays.stream(widest).boxed().sorted(Comparator.comparingInt(cell -> part(cell, shift))).mapToInt(Integer::intValue).toArray();
            int half = median(cells[0], sorted);
            boxes.add(Arrays.copyOf(sorted, half));
            boxes.add(Arrays.copyOfRange(sorted, half, sorted.length));
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

    /** Where the second half of the pixels begins, so that neither half is empty. */
    private static int median(long[] counts, int[] sorted) {
        long all = Arrays.stream(sorted).mapToLong(cell -> counts[cell]).sum();
        long before = 0;
        for (int i = 0; i < sorted.length - 1; i++) {
            before += counts[sorted[i]];
            if (2 * before >= all) {
                return i + 1;
            }
        }
        return sorted.length - 1;
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
