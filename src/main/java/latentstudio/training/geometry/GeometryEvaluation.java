package latentstudio.training.geometry;

import java.io.PrintStream;

/** What {@code evaluate geometry} prints: how pages are straightened and made upright, and how sheets in photographs are found. */
public final class GeometryEvaluation {
    /** As it is named on the command line. */
    public static final String ID = "geometry";
    private static final int PAGES = 200;
    private static final int PHOTOGRAPHS = 25;

    private GeometryEvaluation() {
    }

    /** Renders the pages and prints the figures, which takes minutes; needs no data. */
    public static void print(PrintStream out) {
        SkewMeasurement.of(PAGES).print(out);
        TurnMeasurement.of(PAGES).print(out);
        SheetMeasurement.of(PHOTOGRAPHS).print(out);
    }
}
