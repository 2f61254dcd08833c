package latentstudio.training.geometry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import latentstudio.dataset.PageRenderer;
import latentstudio.geometry.Sheet;

/**
 * How well sheets are found in rendered photographs, of a seed that no constant was chosen on.
 *
 * @param scenes a line a kind of photograph
 */
record SheetMeasurement(List<Line> scenes) {
    /** A corner that is farther off is a wrong one, shares of the sheet's diagonal. */
    private static final double WRONG = 0.02;
    private static final long SEED = 771_301;

    /**
     * Photographs of one kind.
     *
     * @param off how far the worst corner of each sheet that was found is off, shares of the sheet's longer diagonal
     * @param untouched   how many were left as they are
     * @param wrong       how many were squared to something else than the sheet
     */
    record Line(TablePhotograph.Scene scene, int count, List<Double> off, int untouched, int wrong) {
    }

    /** @param each how many photographs of each kind */
    static SheetMeasurement of(int each) {
        return of(each, SEED);
    }

    static SheetMeasurement of(int each, long seed) {
        PageRenderer renderer = new PageRenderer();
        List<Line> lines = new ArrayList<>();
        for (TablePhotograph.Scene scene : TablePhotograph.Scene.values()) {
            List<Double> off = new ArrayList<>();
            int untouched = 0;
            int wrong = 0;
            for (int i = 0; i < each; i++) {
                TablePhotograph photograph = TablePhotograph.of(scene, renderer, new SplittableRandom(seed + 1009L * scene.ordinal() + i));
                Optional<Sheet> sheet = Sheet.of(photograph.page());
                if (sheet.isEmpty()) {
                    untouched++;
                } else {
                    double distance = photograph.corners() == null ? 1 : distance(sheet.get().corners(), photograph.corners());
                    off.add(distance);
                    wrong += distance > WRONG ? 1 : 0;
                }
            }
            off.sort(Comparator.naturalOrder());
            lines.add(new Line(scene, each, off, untouched, wrong));
        }
        return new SheetMeasurement(lines);
    }

    private static double distance(double[][] found, double[][] truth) {
        double diagonal = Math.max(Math.hypot(truth[0][0] - truth[2][0], truth[0][1] - truth[2][1]), Math.hypot(truth[1][0] - truth[3][0], truth[1][1] - truth[3][1]));
        double most = 0;
        for (int i = 0; i < 4; i++) {
            most = Math.max(most, Math.hypot(found[i][0] - truth[i][0], found[i][1] - truth[i][1]) / diagonal);
        }
        return most;
    }

    void print(PrintStream out) {
        out.printf("%-36s %8s %18s %14s %10s %8s%n", "sheets in photographs", "of", "worst corner off", "90 of 100", "untouched", "wrong");
        List<Double> all = new ArrayList<>();
        for (Line line : scenes) {
            out.printf(Locale.ROOT, "%-36s %8d %17s%% %13s%% %10d %8d%n", line.scene.name().toLowerCase(Locale.ROOT).replace('_', ' '), line.count,
                    percent(line.off, 0.5), percent(line.off, 0.9), line.untouched, line.wrong);
            all.addAll(line.off);
        }
        all.sort(Comparator.naturalOrder());
        out.printf(Locale.ROOT, "%-36s %8d %17s%% %13s%% %10d %8d%n", "together (median to be 0.5%)", scenes.stream().mapToInt(Line::count).sum(),
                percent(all, 0.5), percent(all, 0.9), scenes.stream().mapToInt(Line::untouched).sum(), scenes.stream().mapToInt(Line::wrong).sum());
    }

    private static String percent(List<Double> ascending, double part) {
        return ascending.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", 100 * ascending.get((int) (part * (ascending.size() - 1))));
    }
}
