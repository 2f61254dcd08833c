package latentstudio.restore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import latentstudio.image.Page;
import latentstudio.image.PageLayers;

/**
 * Takes a cleaned page apart into ink and what is behind it. The ink is what {@link BlackAndWhite} finds; photographs, which have many tones
 * where there is no edge of ink, are left to the background, and are finer there.
 */
public final class InkLayers {
    /** Pixels to the inch. */
    private static final double BACKGROUND = 100;
    private static final double PHOTOGRAPH = 150;
    private static final double INK = 50;
    /** What is told from each other: the tenth of an inch. */
    private static final double BLOCKS_PER_INCH = 10;
    /** Where the resolution is not known, the longer side is taken for an A4 sheet's. */
    private static final double LONGER_SIDE_INCHES = 11.7;
    private static final double EDGES_PER_INCH = 150;
    /** By so much more than the darkest around it an edge is lighter, of 255. */
    private static final float EDGE_LIGHTER = 20;
    private static final float LITTLE = 1e-3f;
    /** The deviation within a block from which on it is part of a photograph, of 255, of what is behind the ink and of the ink. */
    private static final double TONES_BEHIND = 9;
    private static final double TONES_OF_INK = 14;
    /** Less of a block than this tells nothing. */
    private static final double LEAST_SHARE = 0.25;
    private static final double MOST_NEIGHBOURS = 0.5;
    /** A dark or light part of a photograph without tones, blocks. */
    private static final int LARGEST_HOLE = 40;
    /** Smaller ones are ink, blocks. */
    private static final int LEAST_PHOTOGRAPH = 25;
    /** Ink whose channels differ by less is of one colour. */
    private static final int ONE_COLOUR = 40;
    private static final double OTHER_COLOURS = 0.002;

    private static final byte NONE = 0;
    private static final byte SOME = 1;
    private static final byte ALL = 2;

    private final Page page;
    private final Page mask;
    private final double dpi;
    private final int block;
    private final int columns;
    private final int rows;
    /** How far from ink its edge may be, pixels. */
    private final int reach;
    /** [height * width]: how much ink is near each pixel: none, some, or nothing else. */
    private final byte[] near;

    private InkLayers(Page page) {
        this.page = page;
        mask = BlackAndWhite.of(page);
        dpi = page.dpi() == null ? Math.max(page.width(), page.height()) / LONGER_SIDE_INCHES : page.dpi().horizontal();
        block = factor(BLOCKS_PER_INCH);
        columns = Math.ceilDiv(page.width(), block);
        rows = Math.ceilDiv(page.height(), block);
        reach = Math.clamp(Math.round(dpi / EDGES_PER_INCH), 1, 8);
        near = near(reach);
    }

    /**
     * Takes a page apart.
     *
     * @param page not changed
     */
    public static PageLayers of(Page page) {
        return new InkLayers(page).layers();
    }

    private PageLayers layers() {
        List<Area> photographs = photographs();
        for (Area photograph : photographs) {
            for (int at = photograph.blocks.nextSetBit(0); at >= 0; at = photograph.blocks.nextSetBit(at + 1)) {
                clear(at % columns * block, at / columns * block);
            }
        }
        Page background = CoarsePage.of(page, 0, 0, page.width(), page.height(), factor(BACKGROUND), this::behind);
        Page ink = CoarsePage.of(page, 0, 0, page.width(), page.height(), factor(INK), this::ink);
        return new PageLayers(background, photographs.stream().map(this::inset).toList(), oneColour(ink), mask);
    }

    /** Leaves a block to the background. */
    private void clear(int left, int top) {
        int right = Math.min(page.width(), left + block);
        for (int y = top; y < Math.min(page.height(), top + block); y++) {
            Arrays.fill(mask.samples(), y * page.width() + left, y * page.width() + right, (byte) 0xff);
            Arrays.fill(near, y * page.width() + left, y * page.width() + right, NONE);
        }
    }

    private PageLayers.Inset inset(Area area) {
        int left = area.left * block;
        int top = area.top * block;
        int width = Math.min(page.width(), (area.right + 1) * block) - left;
        int height = Math.min(page.height(), (area.bottom + 1) * block) - top;
        return new PageLayers.Inset(left, top, width, height, CoarsePage.of(page, left, top, width, height, factor(PHOTOGRAPH), this::behind));
    }

    private int factor(double perInch) {
        return (int) Math.max(1, Math.round(dpi / perInch));
    }

    private float behind(int x, int y) {
        return near[y * page.width() + x] == NONE ? 1 : 0;
    }

    /** The middle of a stroke tells its colour; at its edge there is paper in it. */
    private float ink(int x, int y) {
        if (mask.at(x, y, 0) != 0) {
            return 0;
        }
        float darkest = page.luminance(x, y) - EDGE_LIGHTER;
        for (int near = Math.max(0, y - reach); near <= Math.min(page.height() - 1, y + reach); near++) {
            for (int beside = Math.max(0, x - reach); beside <= Math.min(page.width() - 1, x + reach); beside++) {
                if (page.luminance(beside, near) < darkest) {
                    return LITTLE;
                }
            }
        }
        return 1;
    }

    /** Counts the ink in squares around the pixels, by sums that slide along. */
    private byte[] near(int radius) {
        int width = page.width();
        int height = page.height();
        int[] sums = new int[width];
        byte[] near = new byte[width * height];
        for (int y = -radius; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[x] += (y + radius < height && mask.at(x, y + radius, 0) == 0 ? 1 : 0) - (y - radius - 1 >= 0 && mask.at(x, y - radius - 1, 0) == 0 ? 1 : 0);
            }
            if (y < 0) {
                continue;
            }
            int tall = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
            int sum = 0;
            for (int x = -radius; x < width; x++) {
                sum += (x + radius < width ? sums[x + radius] : 0) - (x - radius - 1 >= 0 ? sums[x - radius - 1] : 0);
                if (x >= 0) {
                    int all = tall * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
                    near[y * width + x] = sum == 0 ? NONE : sum == all ? ALL : SOME;
                }
            }
        }
        return near;
    }

    /** Blocks that touch, and the least and the greatest of their columns and rows. */
    private record Area(int left, int top, int right, int bottom, BitSet blocks) {
    }

    private List<Area> photographs() {
        BitSet toned = new BitSet(columns * rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (isToned(column, row, NONE, TONES_BEHIND) || isToned(column, row, ALL, TONES_OF_INK)) {
                    toned.set(row * columns + column);
                }
            }
        }
        BitSet left = withEdges(opened(withoutHoles(closed(toned))), toned);
        List<Area> areas = new ArrayList<>();
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
            Area area = area(first, left);
            if (area.blocks.cardinality() >= LEAST_PHOTOGRAPH) {
                areas.add(area);
            }
        }
        return areas;
    }

    private boolean isToned(int column, int row, byte kind, double least) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = row * block; y < Math.min(page.height(), (row + 1) * block); y++) {
            for (int x = column * block; x < Math.min(page.width(), (column + 1) * block); x++) {
                if (near[y * page.width() + x] == kind) {
                    double value = page.luminance(x, y);
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
        }
        return count >= LEAST_SHARE * block * block && squares / count - sum / count * (sum / count) > least * least;
    }

    /** Blocks most of whose neighbours have many tones are parts of the same photograph. */
    private BitSet closed(BitSet toned) {
        BitSet closed = (BitSet) toned.clone();
        for (int i = 0; i < columns * rows; i++) {
            int around = 0;
            int of = 0;
            for (int row = Math.max(0, i / columns - 1); row <= Math.min(rows - 1, i / columns + 1); row++) {
                for (int column = Math.max(0, i % columns - 1); column <= Math.min(columns - 1, i % columns + 1); column++) {
                    of += row * columns + column == i ? 0 : 1;
                    around += row * columns + column != i && toned.get(row * columns + column) ? 1 : 0;
                }
            }
            if (around > MOST_NEIGHBOURS * of) {
                closed.set(i);
            }
        }
        return closed;
    }

    private BitSet withoutHoles(BitSet closed) {
        BitSet filled = (BitSet) closed.clone();
        BitSet left = new BitSet();
        left.set(0, columns * rows);
        left.andNot(closed);
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
            BitSet hole = area(first, left).blocks;
            if (hole.cardinality() <= LARGEST_HOLE && closed.cardinality() >= LEAST_PHOTOGRAPH) {
                filled.or(hole);
            }
        }
        return filled;
    }

    /** Only what belongs to a square of two by two: the edge of a tint is narrower. */
    private BitSet opened(BitSet closed) {
        BitSet opened = new BitSet(columns * rows);
        for (int row = 0; row < rows - 1; row++) {
            for (int column = 0; column < columns - 1; column++) {
                int at = row * columns + column;
                if (closed.get(at) && closed.get(at + 1) && closed.get(at + columns) && closed.get(at + columns + 1)) {
                    opened.set(at, at + 2);
                    opened.set(at + columns, at + columns + 2);
                }
            }
        }
        return opened;
    }

    /** A photograph's edge is not always wide, but has its tones. */
    private BitSet withEdges(BitSet opened, BitSet toned) {
        BitSet all = (BitSet) opened.clone();
        for (int at = toned.nextSetBit(0); at >= 0; at = toned.nextSetBit(at + 1)) {
            int column = at % columns;
            if (column > 0 && opened.get(at - 1) || column < columns - 1 && opened.get(at + 1) || at >= columns && opened.get(at - columns)
                    || opened.get(at + columns)) {
                all.set(at);
            }
        }
        return all;
    }

    /** Takes a block and all that it touches out of those that are left. */
    private Area area(int first, BitSet left) {
        BitSet blocks = new BitSet();
        Deque<Integer> next = new ArrayDeque<>(List.of(first));
        left.clear(first);
        while (!next.isEmpty()) {
            int at = next.remove();
            blocks.set(at);
            int column = at % columns;
            for (int other : new int[] {column > 0 ? at - 1 : at, column < columns - 1 ? at + 1 : at, at - columns, at + columns}) {
                if (other >= 0 && left.get(other)) {
                    left.clear(other);
                    next.add(other);
                }
            }
        }
        return new Area(blocks.stream().map(at -> at % columns).min().orElseThrow(), blocks.nextSetBit(0) / columns,
                blocks.stream().map(at -> at % columns).max().orElseThrow(), (blocks.length() - 1) / columns, blocks);
    }

    /** A single pixel where hardly any ink has another colour. */
    private Page oneColour(Page ink) {
        int[] counts = counts(ink);
        long all = Arrays.stream(counts).sum();
        byte[] mean = new byte[page.channels()];
        for (int channel = 0; all > 0 && channel < mean.length; channel++) {
            long sum = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                sum += (long) counts[cell] * (ink.samples()[cell * mean.length + channel] & 0xff);
            }
            mean[channel] = (byte) Math.round((double) sum / all);
        }
        long others = 0;
        for (int i = 0; i < ink.samples().length; i++) {
            boolean another = Math.abs((ink.samples()[i] & 0xff) - (mean[i % mean.length] & 0xff)) > ONE_COLOUR;
            others += another ? counts[i / mean.length] : 0;
        }
        return others > OTHER_COLOURS * all ? ink : new Page(1, 1, mean.length, mean, null);
    }

    /** How many pixels of ink each cell has. */
    private int[] counts(Page ink) {
        int factor = factor(INK);
        int[] counts = new int[ink.width() * ink.height()];
        for (int i = 0; i < mask.samples().length; i++) {
            if (mask.samples()[i] == 0) {
                counts[i / page.width() / factor * ink.width() + i % page.width() / factor]++;
            }
        }
        return counts;
    }
}
