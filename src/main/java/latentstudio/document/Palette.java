package latentstudio.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import latentstudio.image.Page;

/**
 * A few colours that stand for all of a page: these themselves where they are few, else the means of boxes that are cut in
 * halves again and again (Heckbert, Color image quantization for frame buffer display, 1982: median cut).
 */
final class Palette {
    /** Of each channel count when boxes are cut. */
    private static final int BITS = 5;
    private static final int CELLS = 1 << 3 * BITS;

    private final int[] colours;
    private final byte[] nearest = new byte[CELLS];
    private final int[] exact;

    private Palette(int[] colours, int[] exact) {
        this.colours = colours;
        this.exact = exact;
    }

    /** @param most 2 to 256 colours */
    static Palette of(Page page, int most) {
        int[] few = page.colours(most);
        Palette palette = few != null ? new Palette(few, few) : new Palette(cut(page, most), null);
        for (int cell = 0; few == null && cell < CELLS; cell++) {
            palette.nearest[cell] = (byte) palette.nearest(middle(cell));
        }
        return palette;
    }

    /** As 0xrrggbb. */
    int[] colours() {
        return colours;
    }

    /** Which of the colours stands for one, 0xrrggbb. */
    int index(int colour) {
        return exact != null ? Arrays.binarySearch(exact, colour) : nearest[cell(colour)] & 0xff;
    }

    private static int[] cut(Page page, int most) {
        long[][] sums = new long[CELLS][];
        for (int i = 0; i < page.width() * page.height(); i++) {
            int colour = page.colour(i);
            int cell = cell(colour);
            long[] sum = sums[cell] == null ? sums[cell] = new long[4] : sums[cell];
            sum[0] += colour >> 16;
            sum[1] += colour >> 8 & 0xff;
            sum[2] += colour & 0xff;
            sum[3]++;
        }
        List<Box> boxes = new ArrayList<>(List.of(Box.of(Arrays.stream(sums).filter(sum -> sum != null).toList())));
        while (boxes.size() < most) {
            Box widest = boxes.stream().max(Comparator.comparingDouble(Box::spread)).orElseThrow();
            if (widest.cells.size() < 2) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(widest.halves());
        }
        return boxes.stream().mapToInt(Box::mean).toArray();
    }

    /** Colours that lie together: sums of red, green and blue, and how many pixels, a cell. */
    private record Box(List<long[]> cells, int widest, double spread) {
        static Box of(List<long[]> cells) {
            int widest = 0;
            double most = -1;
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                double squares = 0;
                double pixels = 0;
                for (long[] cell : cells) {
                    double value = (double) cell[c] / cell[3];
                    sum += cell[3] * value;
                    squares += cell[3] * value * value;
                    pixels += cell[3];
                }
                double spread = squares - sum * sum / pixels;
                if (spread > most) {
                    most = spread;
                    widest = c;
                }
            }
            return new Box(cells, widest, cells.size() < 2 ? -1 : most);
        }

        /** Cut at the mean, at which both are narrower than at the median. */
        List<Box> halves() {
            double mean = cells.stream().mapToLong(cell -> cell[widest]).sum() / (double) cells.stream().mapToLong(cell -> cell[3]).sum();
            List<long[]> sorted = cells.stream().sorted(Comparator.comparingDouble(this::value)).toList();
            int at = 1;
            while (at < sorted.size() - 1 && value(sorted.get(at)) <= mean) {
                at++;
            }
            return List.of(of(sorted.subList(0, at)), of(sorted.subList(at, sorted.size())));
        }

        private double value(long[] cell) {
            return (double) cell[widest] / cell[3];
        }

        int mean() {
            int mean = 0;
            long pixels = cells.stream().mapToLong(cell -> cell[3]).sum();
            for (int c = 0; c < 3; c++) {
                int channel = c;
                mean = mean << 8 | (int) Math.round(cells.stream().mapToLong(cell -> cell[channel]).sum() / (double) pixels);
            }
            return mean;
        }
    }

    private static int cell(int colour) {
        int rest = 8 - BITS;
        return (colour >> 16 + rest) << 2 * BITS | (colour >> 8 + rest & (1 << BITS) - 1) << BITS | colour >> rest & (1 << BITS) - 1;
    }

    private static int middle(int cell) {
        int rest = 8 - BITS;
        int mask = (1 << BITS) - 1;
        int half = 1 << rest - 1;
        return ((cell >> 2 * BITS) << rest | half) << 16 | ((cell >> BITS & mask) << rest | half) << 8 | (cell & mask) << rest | half;
    }

    private int nearest(int colour) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            long red = (colours[i] >> 16) - (colour >> 16);
            long green = (colours[i] >> 8 & 0xff) - (colour >> 8 & 0xff);
            long blue = (colours[i] & 0xff) - (colour & 0xff);
            long distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
