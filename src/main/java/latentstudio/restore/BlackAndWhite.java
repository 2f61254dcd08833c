package latentstudio.restore;

import latentstudio.image.Page;

/**
 * A cleaned page in black and white: each pixel is compared with a threshold that follows the mean and the deviation around it (J.
 * Sauvola and M. Pietikäinen, <i>Adaptive document image binarization</i>, Pattern Recognition 33, 2000, equation 5), and lonely specks are
 * taken off, with dust beside letters. The sums of a window slide along with it, which takes as few steps a pixel as integral images do (F. Shafait, D. Keysers and T.
 * Breuel, 2008) and a row of memory in the place of a page. Two bounds are ours, for the page is clean: what is dark is ink, however wide it
 * is, where the equation alone hollows boxes and headlines out; and what is nearly white is paper. Edges are straightened by a pixel.
 */
public final class BlackAndWhite {
    /** The equation's weight of the deviation, for scans that are clean: pale strokes stay. */
    private static final double WEIGHT = 0.15;
    /** The equation's largest deviation. */
    private static final double RANGE = 128;
    /** What is darker is ink. */
    private static final double DARK = 96;
    /** What is lighter is paper. */
    private static final double LIGHT = 232;
    /** A window is a sixth of an inch wide, in which a stroke of small and of large type lies beside some paper. */
    private static final double RADII_PER_INCH = 12;
    private static final int LEAST_RADIUS = 6;
    private static final int MOST_RADIUS = 100;
    /** Where the resolution is not known, so many windows are as long as the longer side of an A4 sheet. */
    private static final int RADII_IN_LONGER_SIDE = 140;
    private static final float[] WHITE = {1, 1, 1};

    private final Page grey;
    private final int radius;
    private final long[] sums;
    private final long[] squares;

    private BlackAndWhite(Page grey) {
        this.grey = grey;
        double wanted = grey.dpi() == null ? Math.max(grey.width(), grey.height()) / (double) RADII_IN_LONGER_SIDE : grey.dpi().horizontal() / RADII_PER_INCH;
        radius = (int) Math.clamp(Math.round(wanted), LEAST_RADIUS, MOST_RADIUS);
        sums = new long[grey.width()];
        squares = new long[grey.width()];
    }

    /**
     * Tells ink from paper.
     *
     * @param page clean; not changed
     * @return grey, of the same size and resolution, with 0 where ink is and 255 elsewhere
     */
    public static Page of(Page page) {
        Page bits = new BlackAndWhite(page.grey()).bits();
        straighten(bits);
        Specks.removeWithDust(bits, WHITE);
        return bits;
    }

    /** Takes away single pixels on, and fills single gaps in, what is a straight edge otherwise: noise, which is most of what a fax takes. */
    private static void straighten(Page bits) {
        int width = bits.width();
        byte[] before = bits.samples().clone();
        for (int y = 1; y < bits.height() - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int unlike = before[at - 1] ^ before[at + 1] | before[at - width] ^ before[at + width];
                if (unlike != 0 && isBump(before, at, width)) {
                    bits.samples()[at] = (byte) ~before[at];
                }
            }
        }
    }

    /** Whether of the eight around a pixel only the three on one side are like it. */
    private static boolean isBump(byte[] bits, int at, int width) {
        int like = 0;
        for (int row = -width; row <= width; row += width) {
            for (int side = -1; side <= 1; side++) {
                like += bits[at + row + side] == bits[at] ? 1 : 0;
            }
        }
        if (like != 4) { // with itself
            return false;
        }
        for (int across : new int[] {1, width}) {
            int along = across == 1 ? width : 1;
            for (int side = -across; side <= across; side += 2 * across) {
                if (bits[at + side] == bits[at] && bits[at + side - along] == bits[at] && bits[at + side + along] == bits[at]) {
                    return true;
                }
            }
        }
        return false;
    }

    private Page bits() {
        Page bits = Page.blank(grey.width(), grey.height(), 1, grey.dpi());
        for (int y = 0; y < Math.min(radius, grey.height()); y++) {
            addRow(y, 1);
        }
        for (int y = 0; y < grey.height(); y++) {
            if (y + radius < grey.height()) {
                addRow(y + radius, 1);
            }
            if (y - radius - 1 >= 0) {
                addRow(y - radius - 1, -1);
            }
            row(y, Math.min(grey.height() - 1, y + radius) - Math.max(0, y - radius) + 1, bits.samples());
        }
        return bits;
    }

    private void addRow(int y, int sign) {
        for (int x = 0, at = y * grey.width(); x < grey.width(); x++, at++) {
            int value = grey.samples()[at] & 0xff;
            sums[x] += sign * value;
            squares[x] += (long) sign * value * value;
        }
    }

    /** @param rows of the window around this row */
    private void row(int y, int rows, byte[] bits) {
        int width = grey.width();
        long sum = 0;
        long square = 0;
        for (int x = 0; x < Math.min(radius, width); x++) {
            sum += sums[x];
            square += squares[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + radius < width) {
                sum += sums[x + radius];
                square += squares[x + radius];
            }
            if (x - radius - 1 >= 0) {
                sum -= sums[x - radius - 1];
                square -= squares[x - radius - 1];
            }
            double count = (double) rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
            double threshold = Math.clamp(mean * (1 + WEIGHT * (deviation / RANGE - 1)), DARK, LIGHT);
            if ((grey.samples()[y * width + x] & 0xff) > threshold) {
                bits[y * width + x] = (byte) 0xff;
            }
        }
    }
}
