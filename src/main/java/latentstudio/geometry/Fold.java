package latentstudio.geometry;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import latentstudio.image.Page;

/**
 * Where the two pages of a double page meet: along the gutter of a book, which is a shadow from the upper to the lower edge of the sheet, or
 * between two blocks of text of about one size with nothing between them. Stateless.
 *
 * @param x         of the fold, pixels
 * @param certainty 0..1: the share of the sheet's height along which there is a gutter, or how much alike the two blocks are wide
 */
record Fold(double x, double certainty) {
    /** A double page is as much wider than high. */
    private static final double NARROWEST = 1.15;
    private static final double WIDEST = 2.6;
    /** How far from the middle the fold may be, a share of the width. */
    private static final double OFF_MIDDLE = 0.08;

    /** Parts of the height in which the gutter is looked for, and how many of them have it. */
    private static final int BANDS = 24;
    private static final double LEAST_BANDS = 0.9;
    /** Of a column so much is at most as light as its paper, and some of that is ink. */
    private static final double PAPER = 0.7;
    /** The gutter is darker than the paper beside it by this share, is this wide at half of that, and in one line so far, shares of the width. */
    private static final double DEPTH = 0.1;
    private static final double LEAST_WIDTH = 0.004;
    private static final double IN_LINE = 0.01;
    /** How far from the gutter the paper is not in its shadow any more. */
    private static final double BESIDE = 0.02;

    /** Between two pages nothing stands for so much of the width, and for no more than a part of that within either of them. */
    private static final double LEAST_GAP = 0.045;
    private static final double WIDER_THAN_OTHERS = 1.8;
    /** Of two blocks of text the narrower one is as wide as this share of the other, and each as high as this share of the sheet. */
    private static final double ALIKE = 0.6;
    private static final double HIGH = 0.35;
    private static final int LEAST_LETTERS = 60;
    /** Of ink, reduced pixels; less is a speck. */
    private static final int SPECK = 6;
    private static final double INK = 0.7;

    /** The fold of a page; empty where it is not surely a double one. */
    static Optional<Fold> of(Page page) {
        double ratio = page.width() / (page.height() * PageGeometry.pixelHeight(page.dpi()));
        if (ratio < NARROWEST || ratio > WIDEST) {
            return Optional.empty();
        }
        Lightness light = Lightness.of(page);
        Optional<Fold> gutter = gutter(light);
        return (gutter.isPresent() ? gutter : gap(light)).map(fold -> new Fold(fold.x * light.factor(), fold.certainty));
    }

    private static Optional<Fold> gutter(Lightness light) {
        double[] places = new double[BANDS];
        int found = 0;
        for (int band = 0; band < BANDS; band++) {
            double place = valley(light, band * light.height() / BANDS, (band + 1) * light.height() / BANDS);
            if (place >= 0) {
                places[found++] = place;
            } else if (band == 0 || band == BANDS - 1) {
                return Optional.empty(); // as a line does that is printed
            }
        }
        if (found == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(places, found);
        Arrays.sort(sorted);
        double middle = sorted[found / 2];
        long inLine = Arrays.stream(sorted).filter(place -> Math.abs(place - middle) <= IN_LINE * light.width()).count();
        return inLine < LEAST_BANDS * BANDS ? Optional.empty() : Optional.of(new Fold(middle, (double) inLine / BANDS));
    }

    /** The middle of the darkest place between paper on both sides, about in the middle of some rows; -1 where there is none. */
    private static double valley(Lightness light, int top, int bottom) {
        int width = light.width();
        int first = (int) ((0.5 - 2 * OFF_MIDDLE) * width);
        int last = (int) ((0.5 + 2 * OFF_MIDDLE) * width);
        int[] paper = new int[last - first];
        for (int x = first; x < last; x++) {
            paper[x - first] = quantile(light, x, top, bottom);
        }
        int darkest = -1;
        for (int x = (int) ((0.5 - OFF_MIDDLE) * width); x <= (0.5 + OFF_MIDDLE) * width; x++) {
            darkest = darkest < 0 || paper[x - first] < paper[darkest - first] ? x : darkest;
        }
        int beside = (int) (BESIDE * width);
        int left = lightest(paper, darkest - first - 3 * beside, darkest - first - beside);
        int right = lightest(paper, darkest - first + beside, darkest - first + 3 * beside);
        int lowest = paper[darkest - first];
        double depth = Math.min(left, right) - lowest;
        if (depth < DEPTH * Math.min(left, right)) {
            return -1;
        }
        int begin = darkest - first;
        int end = begin;
        while (begin > 0 && paper[begin - 1] < lowest + depth / 2) {
            begin--;
        }
        while (end + 1 < paper.length && paper[end + 1] < lowest + depth / 2) {
            end++;
        }
        return end + 1 - begin < Math.max(3, LEAST_WIDTH * width) || end - begin > 2 * beside ? -1 : first + (begin + end + 1) / 2.0;
    }

    private static int lightest(int[] paper, int from, int to) {
        int lightest = 0;
        for (int i = Math.max(0, from); i < Math.min(paper.length, to); i++) {
            lightest = Math.max(lightest, paper[i]);
        }
        return lightest;
    }

    /** How light the paper of a column is between two rows. */
    private static int quantile(Lightness light, int x, int top, int bottom) {
        int[] counts = new int[256];
        for (int y = top; y < bottom; y++) {
            counts[light.at(x, y)]++;
        }
        int level = 0;
        for (int below = counts[0]; below <= PAPER * (bottom - top - 1); below += counts[level]) {
            level++;
        }
        return level;
    }

    /** Letters and whatever else is printed: the rectangles around them. */
    private record Marks(int count, int[] lefts, int[] tops, int[] rights, int[] bottoms) {
        private static Marks of(InkRuns ink) {
            int[] lefts = new int[ink.components];
            int[] tops = new int[ink.components];
            int[] rights = new int[ink.components];
            int[] bottoms = new int[ink.components];
            int[] sizes = new int[ink.components];
            Arrays.fill(lefts, ink.width);
            Arrays.fill(tops, ink.height);
            for (int run = 0; run < ink.count; run++) {
                int of = ink.component[run];
                lefts[of] = Math.min(lefts[of], ink.starts[run]);
                rights[of] = Math.max(rights[of], ink.ends[run]);
                tops[of] = Math.min(tops[of], ink.rows[run]);
                bottoms[of] = Math.max(bottoms[of], ink.rows[run] + 1);
                sizes[of] += ink.ends[run] - ink.starts[run];
            }
            int kept = 0;
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] >= SPECK) {
                    lefts[kept] = lefts[i];
                    rights[kept] = rights[i];
                    tops[kept] = tops[i];
                    bottoms[kept++] = bottoms[i];
                }
            }
            return new Marks(kept, lefts, tops, rights, bottoms);
        }

        /** Whether a line is printed from above to below between two columns, as a table has it. */
        private boolean hasLine(double from, double to, int height) {
            return IntStream.range(0, count).anyMatch(i -> lefts[i] >= from && rights[i] <= to && bottoms[i] - tops[i] >= height / 2);
        }

        /** The marks between two columns: how many, their left and right end, and the rows between which nine tenths of them are. */
        private int[] block(int from, int to) {
            int[] middles = new int[count];
            int found = 0;
            int left = to;
            int right = from;
            for (int i = 0; i < count; i++) {
                if (lefts[i] >= from && rights[i] <= to) {
                    middles[found++] = (tops[i] + bottoms[i]) / 2;
                    left = Math.min(left, lefts[i]);
                    right = Math.max(right, rights[i]);
                }
            }
            int[] sorted = Arrays.copyOf(middles, found);
            Arrays.sort(sorted);
            return found == 0 ? new int[5] : new int[] {found, left, right, sorted[found / 20], sorted[found - 1 - found / 20]};
        }
    }

    private static Optional<Fold> gap(Lightness light) {
        int width = light.width();
        Marks marks = Marks.of(InkRuns.of(light, INK));
        int[] covered = new int[width + 1];
        for (int i = 0; i < marks.count; i++) {
            covered[marks.lefts[i]]++;
            covered[marks.rights[i]]--;
        }
        int begin = 0; // of the widest gap in the middle
        int end = 0;
        int other = 0; // the widest one anywhere else, but for the margins
        int from = -1;
        for (int x = 0, over = 0; x < width; x++) {
            over += covered[x];
            if (over == 0) {
                continue;
            }
            if (from >= 0 && x - from > 1) {
                boolean inMiddle = Math.abs((from + x) / 2.0 / width - 0.5) <= OFF_MIDDLE;
                if (inMiddle && x - from > end - begin) {
                    other = Math.max(other, end - begin);
                    begin = from;
                    end = x;
                } else {
                    other = Math.max(other, x - from);
                }
            }
            from = x + 1;
        }
        if (end - begin < LEAST_GAP * width || end - begin < WIDER_THAN_OTHERS * other
                || marks.hasLine((0.5 - 2 * OFF_MIDDLE) * width, (0.5 + 2 * OFF_MIDDLE) * width, light.height())) {
            return Optional.empty();
        }
        double middle = (begin + end) / 2.0;
        return between(marks.block(0, begin), marks.block(end, width), light).map(alike -> new Fold(middle, alike));
    }

    /** How much alike two blocks are wide, where they may be two pages. */
    private static Optional<Double> between(int[] left, int[] right, Lightness light) {
        int narrower = Math.min(left[2] - left[1], right[2] - right[1]);
        int wider = Math.max(left[2] - left[1], right[2] - right[1]);
        boolean high = Math.min(left[4] - left[3], right[4] - right[3]) >= HIGH * light.height();
        boolean beside = Math.min(left[4], right[4]) - Math.max(left[3], right[3]) >= HIGH * light.height();
        return Math.min(left[0], right[0]) < LEAST_LETTERS || narrower < ALIKE * wider || !high || !beside ? Optional.empty()
                : Optional.of((double) narrower / wider);
    }
}
