package latentstudio.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Straight upper and lower edges of what is wide: rules, frames, boxes, photographs, words of joined letters. Stateless.
 */
final class Edges {
    /** How far the places are apart at which an edge is looked at, pixels. */
    private static final float STEP = 6;
    /** What is narrower has no edge, pixels. */
    private static final float NARROWEST = 90;
    /** So far the edge may be off a straight line, as letters of this height may, pixels. */
    private static final double HEIGHT = 3;
    private static final double SHARE = 0.8;
    /** A hatching does not outvote the text. */
    private static final int MOST = 6;

    private Edges() {
    }

    /** The straightest edges that are about level when the page is turned back by an angle, clockwise, radians. */
    static List<TextLine> of(InkRuns ink, double angle) {
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        float[] left = new float[ink.components];
        float[] right = new float[ink.components];
        Arrays.fill(left, Float.MAX_VALUE);
        Arrays.fill(right, -Float.MAX_VALUE);
        for (int run = 0; run < ink.count; run++) {
            int c = ink.component[run];
            float along = ink.rows[run] * sin;
            left[c] = Math.min(left[c], ink.starts[run] * cos + along);
            right[c] = Math.max(right[c], ink.ends[run] * cos + along);
        }
        float[][] upper = new float[ink.components][];
        float[][] lower = new float[ink.components][];
        for (int c = 0; c < ink.components; c++) {
            if (right[c] - left[c] >= NARROWEST) {
                upper[c] = new float[(int) ((right[c] - left[c]) / STEP)];
                lower[c] = new float[upper[c].length];
                Arrays.fill(upper[c], Float.MAX_VALUE);
                Arrays.fill(lower[c], -Float.MAX_VALUE);
            }
        }
        for (int run = 0; run < ink.count; run++) {
            int c = ink.component[run];
            if (upper[c] == null) {
                continue;
            }
            float y = ink.rows[run];
            float from = ink.starts[run] * cos + y * sin - left[c];
            float to = ink.ends[run] * cos + y * sin - left[c];
            for (int i = Math.max(0, (int) Math.ceil(from / STEP)); i < upper[c].length && i * STEP <= to; i++) {
                float x = (i * STEP + left[c] - y * sin) / cos;
                float v = y * cos - x * sin;
                upper[c][i] = Math.min(upper[c][i], v);
                lower[c][i] = Math.max(lower[c][i], v);
            }
        }
        List<TextLine> edges = new ArrayList<>();
        for (int c = 0; c < ink.components; c++) {
            if (upper[c] != null) {
                add(upper[c], edges);
                add(lower[c], edges);
            }
        }
        return edges.stream().sorted(Comparator.comparingDouble(TextLine::error)).limit(MOST).toList();
    }

    private static void add(float[] edge, List<TextLine> edges) {
        int step = Math.ceilDiv(edge.length, 100);
        double[] x = new double[edge.length];
        double[] y = new double[edge.length];
        int count = 0;
        for (int i = 0; i < edge.length; i += step) {
            if (Math.abs(edge[i]) < Float.MAX_VALUE) {
                x[count] = i * STEP;
                y[count++] = edge[i];
            }
        }
        TextLine.fitted(Arrays.copyOf(x, count), Arrays.copyOf(y, count), HEIGHT, SHARE).ifPresent(edges::add);
    }
}
