package latentstudio.benchmark;

import java.io.PrintStream;

/** The figures of a run, printed as they come: what was measured, beside what, and whether that is within its budget. */
final class Table {
    private static final String LINE = "%-66s %12s  %-40s %6s  %-18s %s%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        out.printf(LINE, "what", "measured", "reference in this run", "ratio", "budget", "");
    }

    /** Begins the figures of one part. */
    void group(String name) {
        out.printf("%n%s%n", name);
    }

    /** A figure without a budget. */
    void row(String what, String measured, String reference) {
        row(what, measured, reference, Double.NaN, "", true);
    }

    /**
     * A figure.
     *
     * @param ratio  over its reference, or NaN where that says nothing
     * @param budget in words, or empty where there is none
     * @param met    whether the figure is within it
     */
    void row(String what, String measured, String reference, double ratio, String budget, boolean met) {
        out.printf(LINE, what, measured, reference, Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio), budget,
                budget.isEmpty() ? "" : met ? "met" : "MISSED");
    }

    /** What is to be said between figures. */
    void note(String words) {
        out.println(words);
    }
}
