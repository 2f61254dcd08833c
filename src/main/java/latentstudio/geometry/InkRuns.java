package latentstudio.geometry;

import java.util.Arrays;

/**
 * The ink of a page: what is darker than the paper around it, as level runs of pixels, and the connected components that
 * the runs form. Immutable after it was made.
 *
 * <p>Inside a dark area the area itself is the paper, so that a photograph or a black box gives little ink.
 */
final class InkRuns {
    /** Paper is lighter. */
    private static final int DARKEST_PAPER = 70;

    final int width;
    final int height;
    /** Of how many runs. */
    final int count;
    /** Of each run its row, first pixel, the pixel behind its last, and its component. */
    final int[] rows;
    final int[] starts;
    final int[] ends;
    final int[] component;
    final int components;

    private InkRuns(int width, int height, Runs runs) {
        this.width = width;
        this.height = height;
        count = runs.count;
        rows = runs.rows;
        starts = runs.starts;
        ends = runs.ends;
        component = new int[count];
        components = numbered(connected());
    }

    /** The runs while they are found. */
    private static final class Runs {
        private int count;
        private int[] rows = new int[1 << 14];
        private int[] starts = new int[1 << 14];
        private int[] ends = new int[1 << 14];

        private void add(int row, int start, int end) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            rows[count] = row;
            starts[count] = start;
            ends[count++] = end;
        }
    }

    /**
     * The ink of a page.
     *
     * @param share ink is darker than this share of its paper, 0..1
     */
    static InkRuns of(Lightness page, double share) {
        int width = page.width();
        int height = page.height();
        Runs runs = new Runs();
        for (int y = 0; y < height; y++) {
            int start = -1;
            for (int x = 0; x < width; x++) {
                int light = page.paperAt(x, y);
                boolean dark = light > DARKEST_PAPER && page.at(x, y) < share * light;
                if (dark && start < 0) {
                    start = x;
                } else if (!dark && start >= 0) {
                    runs.add(y, start, x);
                    start = -1;
                }
            }
            if (start >= 0) {
                runs.add(y, start, width);
            }
        }
        return new InkRuns(width, height, runs);
    }

    /** Joins runs that touch, also by a corner; the forest of their components. */
    private int[] connected() {
        int[] parents = new int[count];
        Arrays.setAll(parents, i -> i);
        int above = 0;
        for (int run = 0; run < count; run++) {
            while (above < run && (rows[above] < rows[run] - 1 || rows[above] == rows[run] - 1 && ends[above] < starts[run])) {
                above++;
            }
            for (int other = above; other < run && rows[other] == rows[run] - 1 && starts[other] <= ends[run]; other++) {
                parents[root(parents, other)] = root(parents, run);
            }
        }
        return parents;
    }

    private static int root(int[] parents, int run) {
        int root = run;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private int numbered(int[] parents) {
        int[] numbers = new int[count];
        int next = 0;
        for (int run = 0; run < count; run++) {
            int root = root(parents, run);
            if (numbers[root] == 0) {
                numbers[root] = ++next;
            }
            component[run] = numbers[root] - 1;
        }
        return next;
    }
}
