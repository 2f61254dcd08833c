package latentstudio.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The components of a page that may be letters, with their extents as they are when the page is turned back by an angle:
 * u goes along a line of text, v down.
 */
final class Letters {
    /** A letter is no higher than this share of the shorter side, and so many times wider than high. */
    private static final int HEIGHTS_IN_SIDE = 12;
    private static final double WIDEST = 12;
    private static final int MOST = 20_000;
    private static final int MOST_ON_A_LINE = 120;
    private static final int FEWEST_ON_A_LINE = 8;
    /** A letter that goes farther out of its line, in heights of small letters, sticks out. */
    private static final double STICKS_OUT = 0.16;
    /** The lowest line of small letters that is looked at, pixels. */
    private static final double SMALLEST = 3;
    private static final double WIDE = 1.7;
    /** How far the next letter may be, in heights. */
    private static final double REACH = 2.2;
    /** Steps and heights that vary by less are none of letters. */
    private static final double EVEN = 0.2;
    /** At least this share of the letters stands on a line: not g, and not the apostrophe. */
    private static final double IN_LINE = 0.45;
    private static final double SHORTEST_LINE = 7;
    private static final double BINS_IN_HEIGHT = 4;

    private final int count;
    private final float[] left;
    private final float[] right;
    private final float[] top;
    private final float[] bottom;

    /**
     * @param angle  clockwise, radians, by which the page is turned
     * @param lowest what is lower is no letter, pixels
     */
    Letters(InkRuns ink, double angle, double lowest) {
        float[] u0 = filled(ink.components, Float.MAX_VALUE);
        float[] u1 = filled(ink.components, -Float.MAX_VALUE);
        float[] v0 = u0.clone();
        float[] v1 = u1.clone();
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        for (int run = 0; run < ink.count; run++) {
            int c = ink.component[run];
            float y = ink.rows[run] + 0.5f;
            float u = ink.starts[run] * cos + y * sin;
            float v = y * cos - ink.starts[run] * sin;
            float length = ink.ends[run] - ink.starts[run];
            float drop = length * sin;
            u0[c] = Math.min(u0[c], u);
            u1[c] = Math.max(u1[c], u + length * cos);
            v0[c] = Math.min(v0[c], Math.min(v, v - drop));
            v1[c] = Math.max(v1[c], Math.max(v, v - drop));
        }
        float highest = (float) Math.min(ink.width, ink.height) / HEIGHTS_IN_SIDE;
        int kept = 0;
        for (int c = 0; c < ink.components && kept < MOST; c++) {
            float high = v1[c] - v0[c];
            float wide = u1[c] - u0[c];
            if (high >= lowest && high <= highest && wide >= 1 && wide <= WIDEST * high) {
                u0[kept] = u0[c];
                u1[kept] = u1[c];
                v0[kept] = v0[c];
                v1[kept++] = v1[c];
            }
        }
        count = kept;
        left = Arrays.copyOf(u0, kept);
        right = Arrays.copyOf(u1, kept);
        top = Arrays.copyOf(v0, kept);
        bottom = Arrays.copyOf(v1, kept);
    }

    private static float[] filled(int length, float value) {
        float[] filled = new float[length];
        Arrays.fill(filled, value);
        return filled;
    }

    /** The same letters in the order in which they begin. */
    private Letters fromTheLeft() {
        int[] order = IntStream.range(0, count).boxed().sorted(Comparator.comparingDouble(i -> left[i])).mapToInt(i -> i).toArray();
        return new Letters(chosen(left, order), chosen(right, order), chosen(top, order), chosen(bottom, order));
    }

    private Letters(float[] left, float[] right, float[] top, float[] bottom) {
        count = left.length;
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
    }

    private static float[] chosen(float[] values, int[] order) {
        float[] chosen = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            chosen[i] = values[order[i]];
        }
        return chosen;
    }

    private float height(int i) {
        return bottom[i] - top[i];
    }

    /** How much the letters' lower ends are on few levels: the sum of the squares of how many are on each. */
    double levelness() {
        if (count == 0) {
            return 0;
        }
        float[] heights = new float[count];
        float first = Float.MAX_VALUE;
        float last = -Float.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            heights[i] = height(i);
            first = Math.min(first, bottom[i]);
            last = Math.max(last, bottom[i]);
        }
        Arrays.sort(heights);
        double bin = Math.max(1.5, heights[count / 2] / BINS_IN_HEIGHT);
        double[] levels = new double[(int) ((last - first) / bin) + 2];
        for (int i = 0; i < count; i++) {
            double place = (bottom[i] - first) / bin;
            double share = place - (int) place;
            levels[(int) place] += 1 - share;
            levels[(int) place + 1] += share;
        }
        return Arrays.stream(levels).map(level -> level * level).sum();
    }

    /** Letters that stand beside each other, fitted: a line of text gives one line below and one above. */
    List<TextLine> lines() {
        return fromTheLeft().chained();
    }

    private List<TextLine> chained() {
        List<TextLine> lines = new ArrayList<>();
        for (int[] chain : chains()) {
            add(chain, lines);
        }
        return lines;
    }

    /** Letters that stand beside each other, from the left to the right. */
    private List<int[]> chains() {
        int[] next = new int[count];
        boolean[] follows = new boolean[count];
        for (int i = 0; i < count; i++) {
            next[i] = neighbour(i);
        }
        int[] before = new int[count];
        Arrays.fill(before, -1);
        for (int i = 0; i < count; i++) { // of two that have the same neighbour the nearer one
            int j = next[i];
            if (j >= 0 && (before[j] < 0 || right[i] > right[before[j]])) {
                before[j] = i;
            }
        }
        for (int i = 0; i < count; i++) {
            if (next[i] >= 0 && before[next[i]] != i) {
                next[i] = -1;
            } else if (next[i] >= 0) {
                follows[next[i]] = true;
            }
        }
        List<int[]> chains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!follows[i] && next[i] >= 0) {
                int[] chain = new int[MOST_ON_A_LINE];
                int length = 0;
                for (int k = i; k >= 0 && length < chain.length; k = next[k]) {
                    chain[length++] = k;
                }
                chains.add(Arrays.copyOf(chain, length));
            }
        }
        return chains;
    }

    /**
     * How many letters stick out of their lines of text.
     *
     * @param letters of all lines that are long enough
     * @param above   how many of these go above what most of their line reach up to
     * @param below   how many go below what most of their line stand on
     * @param wide    how many are much wider than high, as letters that are joined are
     */
    record Extenders(int letters, int above, int below, int wide) {
    }

    Extenders extenders() {
        return fromTheLeft().counted();
    }

    private Extenders counted() {
        int letters = 0;
        int above = 0;
        int below = 0;
        int wide = 0;
        for (int[] chain : chains()) {
            if (chain.length < FEWEST_ON_A_LINE) {
                continue;
            }
            double[] tops = new double[chain.length];
            double[] bottoms = new double[chain.length];
            for (int k = 0; k < chain.length; k++) {
                tops[k] = top[chain[k]];
                bottoms[k] = bottom[chain[k]];
            }
            double near = 0.1 * height(chain[chain.length / 2]) + 0.5;
            double upper = TextLine.fullest(tops, near);
            double lower = TextLine.fullest(bottoms, near);
            double high = lower - upper;
            if (high < SMALLEST) {
                continue;
            }
            letters += chain.length;
            for (int k = 0; k < chain.length; k++) {
                boolean up = tops[k] < upper - STICKS_OUT * high && tops[k] > upper - high;
                boolean down = bottoms[k] > lower + STICKS_OUT * high && bottoms[k] < lower + high;
                above += up && !down ? 1 : 0;
                below += down && !up ? 1 : 0;
                wide += right[chain[k]] - left[chain[k]] > WIDE * height(chain[k]) ? 1 : 0;
            }
        }
        return new Extenders(letters, above, below, wide);
    }

    private int neighbour(int i) {
        float high = height(i);
        int best = -1;
        float nearest = Float.MAX_VALUE;
        for (int j = i + 1; j < count && left[j] - right[i] <= REACH * 2.5f * high; j++) {
            float other = height(j);
            float larger = Math.max(high, other);
            float gap = left[j] - right[i];
            if (larger > 2.5f * Math.min(high, other) || gap > REACH * larger || gap < -0.5f * Math.min(high, other)
                    || (left[j] + right[j]) <= (left[i] + right[i])
                    || Math.min(bottom[i], bottom[j]) - Math.max(top[i], top[j]) < 0.5f * Math.min(high, other)) {
                continue;
            }
            float distance = gap + Math.min(Math.abs(bottom[j] - bottom[i]), Math.abs(top[j] - top[i]));
            if (distance < nearest) {
                nearest = distance;
                best = j;
            }
        }
        return best;
    }

    private void add(int[] chain, List<TextLine> lines) {
        int length = chain.length;
        double[] x = new double[length];
        double[] below = new double[length];
        double[] above = new double[length];
        double[] widths = new double[length];
        double[] heights = new double[length];
        for (int k = 0; k < length; k++) {
            int i = chain[k];
            x[k] = (left[i] + right[i]) / 2;
            below[k] = bottom[i];
            above[k] = top[i];
            widths[k] = right[i] - left[i];
            heights[k] = height(i);
        }
        if (isScreen(x, widths, heights)) {
            return;
        }
        Arrays.sort(heights);
        double height = heights[length / 2];
        if (x[length - 1] - x[0] >= SHORTEST_LINE * height) {
            TextLine.fitted(x, below, height, IN_LINE).ifPresent(lines::add);
            TextLine.fitted(x, above, height, IN_LINE).ifPresent(lines::add);
        }
    }

    /** Dots of a printed picture, a dotted line, a hatching: all alike, and equally far apart. */
    private static boolean isScreen(double[] places, double[] widths, double[] heights) {
        double[] steps = new double[places.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = places[i + 1] - places[i];
        }
        return variation(steps) < EVEN && variation(widths) < EVEN && variation(heights) < EVEN;
    }

    /** The standard deviation as a share of the mean. */
    private static double variation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / values.length) / mean;
    }
}
