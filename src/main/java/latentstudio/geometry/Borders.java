package latentstudio.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.image.Page;

/**
 * What a copier or a scanner adds at the edges of a page: black borders, where the lid was open or the sheet was smaller, and
 * the shadows of punch holes. A dark area at the edge that holds something light, as a printed band with its letters does,
 * is no border.
 *
 * @param mask   of reduced pixels, [height, width], set where there is a border or a hole; not copied
 * @param factor how many pixels of the page make a reduced one, along each side
 * @param width  reduced pixels
 * @param height reduced pixels
 * @param inner  left, top, right and bottom of what is left when the borders are cut off, pixels of the page; not copied
 * @param holes  how many punch holes there are
 */
record Borders(BitSet mask, int factor, int width, int height, int[] inner, int holes) {
    /** A border is darker, 0..255. */
    private static final int DARK = 64;
    /** It is no thicker than this share of the side, and as long as this share of it. */
    private static final double THICKEST = 0.25;
    private static final double SHORTEST = 0.3;
    /** Behind it is paper, lighter than this, and its edge is straight, at so much of its length at least. */
    private static final int PAPER = 120;
    private static final double PAPER_SHARE = 0.7;
    /** As letters of this height are, reduced pixels. */
    private static final double STRAIGHT = 20;
    /** What lies between a border and the edge of the page is as dark as the border, but for so much. */
    private static final double LIGHT_SHARE = 0.01;
    /** The border's soft edge goes with it, reduced pixels. */
    private static final int SOFT = 3;
    /** A row of which more is border is cut off. */
    private static final double CUT = 0.5;
    /** The diameter of a hole as a share of the page's longer side: 4 to 9 mm of an A4 sheet; and how far from the edge it is. */
    private static final double SMALLEST_HOLE = 0.0135;
    private static final double LARGEST_HOLE = 0.03;
    private static final double FARTHEST_HOLE = 0.08;

    /** The borders of a page and its holes. */
    static Borders of(Page page) {
        Lightness light = Lightness.of(page);
        int width = light.width();
        int height = light.height();
        BitSet dark = new BitSet(width * height);
        for (int i = 0; i < width * height; i++) {
            if ((light.grey()[i] & 0xff) < DARK) {
                dark.set(i);
            }
        }
        BitSet mask = new BitSet(width * height);
        if (dark.cardinality() < width * height / 2) {
            for (Side side : Side.values()) {
                side.add(light, dark, mask);
            }
        }
        int[] inner = inner(mask, light, page);
        int holes = addHoles(light, dark, mask);
        return new Borders(widened(mask, width, height), light.factor(), width, height, inner, holes);
    }

    boolean isEmpty() {
        return mask.isEmpty();
    }

    /** Whether there is something to cut off a page. */
    boolean cuts(Page page) {
        return inner[0] > 0 || inner[1] > 0 || inner[2] < page.width() || inner[3] < page.height();
    }

    /** The page with the colour of its paper on its borders and holes. */
    Page covered(Page page, int[] paper) {
        byte[] samples = page.samples().clone();
        for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
            for (int y = i / width * factor; y < Math.min(page.height(), (i / width + 1) * factor); y++) {
                for (int x = i % width * factor; x < Math.min(page.width(), (i % width + 1) * factor); x++) {
                    for (int c = 0; c < page.channels(); c++) {
                        samples[(y * page.width() + x) * page.channels() + c] = (byte) paper[c];
                    }
                }
            }
        }
        return new Page(page.width(), page.height(), page.channels(), samples, page.dpi());
    }

    /** A side of a page, and how places on it are counted: along it, and inward. */
    private enum Side {
        TOP, BOTTOM, LEFT, RIGHT;

        private int length(int width, int height) {
            return ordinal() < 2 ? width : height;
        }

        private int depth(int width, int height) {
            return ordinal() < 2 ? height : width;
        }

        private int pixel(int along, int inward, int width, int height) {
            return switch (this) {
                case TOP -> inward * width + along;
                case BOTTOM -> (height - 1 - inward) * width + along;
                case LEFT -> along * width + inward;
                case RIGHT -> along * width + width - 1 - inward;
            };
        }

        /** How far the dark goes inward, a number a place along the side; letters that touch it are not of it. */
        private int[] depths(BitSet dark, int width, int height) {
            int length = length(width, height);
            int most = (int) (THICKEST * depth(width, height));
            int[] depths = new int[length];
            for (int along = 0; along < length; along++) {
                int light = 0;
                for (int inward = 0; inward <= most && light < 2; inward++) { // a speck of dust in it is no end
                    if (dark.get(pixel(along, inward, width, height))) {
                        depths[along] = inward + 1;
                        light = 0;
                    } else {
                        light++;
                    }
                }
                if (depths[along] > most) {
                    depths[along] = -1;
                }
            }
            return depths;
        }

        /** Gives places that are dark all the way, in the border of another side, their neighbours' depth; how many have their own. */
        private static int levelled(int[] depths, int from, int to) {
            int own = 0;
            int first = 0;
            for (int along = to - 1; along >= from; along--) {
                own += depths[along] > 0 ? 1 : 0;
                first = depths[along] > 0 ? depths[along] : first;
            }
            int last = first;
            for (int along = from; along < to; along++) {
                last = depths[along] > 0 ? depths[along] : last;
                depths[along] = last;
            }
            return own;
        }

        private void add(Lightness page, BitSet dark, BitSet mask) {
            int width = page.width();
            int height = page.height();
            int[] depths = depths(dark, width, height);
            int length = depths.length;
            int from = 0;
            while (from < length) {
                int to = from;
                while (to < length && depths[to] != 0) {
                    to++;
                }
                if (levelled(depths, from, to) >= SHORTEST * length) {
                    int[] opened = opened(depths, from, to, Math.max(2, length / 80));
                    if (isBorder(page, opened, from)) {
                        for (int along = from; along < to; along++) {
                            for (int inward = 0; inward < opened[along - from]; inward++) {
                                mask.set(pixel(along, inward, width, height));
                            }
                        }
                    }
                }
                from = to + 1;
            }
        }

        /** Without what stands out from the border and is narrower than a window: letters that touch it. */
        private static int[] opened(int[] depths, int from, int to, int reach) {
            int count = to - from;
            int[] least = new int[count];
            for (int i = 0; i < count; i++) {
                least[i] = Integer.MAX_VALUE;
                for (int k = Math.max(0, i - reach); k <= Math.min(count - 1, i + reach); k++) {
                    least[i] = Math.min(least[i], depths[from + k]);
                }
            }
            int[] opened = new int[count];
            for (int i = 0; i < count; i++) {
                for (int k = Math.max(0, i - reach); k <= Math.min(count - 1, i + reach); k++) {
                    opened[i] = Math.max(opened[i], least[k]);
                }
            }
            return opened;
        }

        /** Whether it is dark all over, with a straight edge and paper behind it: no printed band, and no photograph. */
        private boolean isBorder(Lightness page, int[] depths, int from) {
            int width = page.width();
            int height = page.height();
            int depth = depth(width, height);
            long light = 0;
            long all = 0;
            int paper = 0;
            double[] places = new double[depths.length];
            double[] edge = new double[depths.length];
            for (int i = 0; i < depths.length; i++) {
                for (int inward = 0; inward < depths[i]; inward++) {
                    int at = pixel(from + i, inward, width, height);
                    all++;
                    light += (page.grey()[at] & 0xff) < DARK ? 0 : 1;
                }
                int next = Math.min(depth - 1, depths[i] + 2 * SOFT);
                paper += (page.grey()[pixel(from + i, next, width, height)] & 0xff) > PAPER ? 1 : 0;
                places[i] = i;
                edge[i] = depths[i];
            }
            int step = Math.ceilDiv(depths.length, 200);
            double[] x = IntStream.range(0, depths.length / step).mapToDouble(i -> places[i * step]).toArray();
            double[] y = IntStream.range(0, depths.length / step).mapToDouble(i -> edge[i * step]).toArray();
            return all > 0 && light <= LIGHT_SHARE * all && paper >= PAPER_SHARE * depths.length
                    && TextLine.fitted(x, y, STRAIGHT, PAPER_SHARE).isPresent();
        }
    }

    private static int[] inner(BitSet mask, Lightness light, Page page) {
        int[] cut = new int[4];
        for (Side side : Side.values()) {
            int length = side.length(light.width(), light.height());
            for (int inward = 0; inward < side.depth(light.width(), light.height()); inward++) {
                int border = 0;
                for (int along = 0; along < length; along++) {
                    border += mask.get(side.pixel(along, inward, light.width(), light.height())) ? 1 : 0;
                }
                if (border <= CUT * length) {
                    cut[side.ordinal()] = inward == 0 ? 0 : (inward + SOFT) * light.factor();
                    break;
                }
            }
        }
        int[] inner = {cut[Side.LEFT.ordinal()], cut[Side.TOP.ordinal()], page.width() - cut[Side.RIGHT.ordinal()], page.height() - cut[Side.BOTTOM.ordinal()]};
        boolean something = inner[2] - inner[0] > page.width() / 3 && inner[3] - inner[1] > page.height() / 3;
        return something ? inner : new int[] {0, 0, page.width(), page.height()};
    }

    /** Round dark spots near an edge; one alone may be print, and two in a row at the same edge are holes. */
    private static int addHoles(Lightness light, BitSet dark, BitSet mask) {
        int width = light.width();
        int height = light.height();
        int side = Math.max(width, height);
        List<int[]> spots = new ArrayList<>();
        BitSet seen = (BitSet) mask.clone();
        int near = (int) (FARTHEST_HOLE * side);
        for (int i = dark.nextSetBit(0); i >= 0; i = dark.nextSetBit(i + 1)) {
            int x = i % width;
            int y = i / width;
            if (!seen.get(i) && (x < near || y < near || x >= width - near || y >= height - near)) {
                int[] spot = spot(dark, seen, i, width, height, (int) (LARGEST_HOLE * side * LARGEST_HOLE * side));
                if (spot != null && isRound(spot, SMALLEST_HOLE * side, LARGEST_HOLE * side)) {
                    spots.add(spot);
                }
            }
        }
        int holes = 0;
        for (int[] spot : spots) {
            boolean inRow = spots.stream().anyMatch(other -> other != spot && isInRow(spot, other));
            if (inRow) {
                holes++;
                for (int y = Math.max(0, spot[1] - SOFT); y <= Math.min(height - 1, spot[3] + SOFT); y++) {
                    mask.set(y * width + Math.max(0, spot[0] - SOFT), y * width + Math.min(width - 1, spot[2] + SOFT) + 1);
                }
            }
        }
        return holes;
    }

    private static boolean isInRow(int[] one, int[] other) {
        int size = one[2] - one[0];
        boolean column = Math.abs(one[0] + one[2] - other[0] - other[2]) < size && Math.abs(one[1] - other[1]) > 3 * size;
        boolean row = Math.abs(one[1] + one[3] - other[1] - other[3]) < size && Math.abs(one[0] - other[0]) > 3 * size;
        return (column || row) && Math.abs(size - other[2] + other[0]) < size / 3;
    }

    private static boolean isRound(int[] spot, double smallest, double largest) {
        double wide = spot[2] - spot[0] + 1;
        double high = spot[3] - spot[1] + 1;
        double filled = spot[4] / (wide * high);
        return wide >= smallest && wide <= largest && Math.abs(wide - high) <= 0.15 * wide + 1 && filled > 0.7 && filled < 0.87;
    }

    /** Left, top, right, bottom and size of what is dark around a pixel; null where that is more than {@code most}. */
    private static int[] spot(BitSet dark, BitSet seen, int first, int width, int height, int most) {
        int[] stack = new int[most + 8];
        int depth = 0;
        int[] spot = {width, height, 0, 0, 0};
        stack[depth++] = first;
        seen.set(first);
        while (depth > 0) {
            int at = stack[--depth];
            int x = at % width;
            int y = at / width;
            spot[0] = Math.min(spot[0], x);
            spot[1] = Math.min(spot[1], y);
            spot[2] = Math.max(spot[2], x);
            spot[3] = Math.max(spot[3], y);
            if (++spot[4] > most) {
                return null;
            }
            for (int side = 0; side < 4; side++) {
                int nextX = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                int nextY = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                int next = nextY * width + nextX;
                if (nextX >= 0 && nextY >= 0 && nextX < width && nextY < height && dark.get(next) && !seen.get(next) && depth < stack.length) {
                    seen.set(next);
                    stack[depth++] = next;
                }
            }
        }
        return spot;
    }

    private static BitSet widened(BitSet mask, int width, int height) {
        BitSet wide = new BitSet(width * height);
        for (int y = 0; y < height; y++) {
            for (int start = mask.nextSetBit(y * width); start >= 0 && start < (y + 1) * width;) {
                int end = Math.min((y + 1) * width, mask.nextClearBit(start));
                wide.set(Math.max(y * width, start - SOFT), Math.min((y + 1) * width, end + SOFT));
                start = mask.nextSetBit(end);
            }
        }
        BitSet all = (BitSet) wide.clone();
        for (int shift = 1; shift <= SOFT; shift++) {
            for (int y = 0; y < height; y++) {
                for (int from = Math.clamp(y - shift, 0, height - 1), k = 0; k < 2; k++, from = Math.clamp(y + shift, 0, height - 1)) {
                    BitSet row = wide.get(from * width, (from + 1) * width);
                    for (int x = row.nextSetBit(0); x >= 0; x = row.nextSetBit(x + 1)) {
                        all.set(y * width + x);
                    }
                }
            }
        }
        return all;
    }
}
