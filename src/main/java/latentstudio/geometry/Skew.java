package latentstudio.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import latentstudio.image.Page;

/**
 * How far the lines of text on a page are turned. Each line is measured alone, and only where enough of them agree is there
 * an answer: a slanted drawing, a stamp or a photograph is one voice among many.
 *
 * <p>The rough angle is the one at which the lower ends of the connected components fall on the fewest levels (Henry S. Baird,
 * The Skew Angle of Printed Documents, 1987). At that angle neighbours are joined to lines (Lawrence O'Gorman, The Document
 * Spectrum for Page Layout Analysis, 1993), and through each line's lower and upper ends a line is fitted robustly.
 *
 * @param degrees clockwise, -{@value #STEEPEST} to {@value #STEEPEST}
 * @param error   the standard error of this angle, degrees
 * @param lines   how many agree
 */
public record Skew(double degrees, double error, int lines) {
    /** A page that is turned farther is not looked at. */
    public static final double STEEPEST = 16;
    /** A page that is turned less is straight, and stays as it is. */
    public static final double STRAIGHT = 0.1;

    private static final double SEARCHED = STEEPEST + 2;
    private static final double STEP = 1;
    /** So many rough angles are tried, which lie so far apart, degrees. */
    private static final int TRIED = 3;
    private static final double APART = 1.5;
    /** A line off by more than this from the others does not agree, degrees. */
    private static final double AGREES = 0.3;
    private static final int FEWEST_LINES = 3;
    private static final double LARGEST_ERROR = 0.03;
    private static final double SMALLEST_SHARE = 0.5;
    private static final double SCREEN = 0.4;

    /** What is taken for letters: what is too large for the dots of a printed picture, then small print, light letters in dark areas, faint print. */
    private enum Look {
        LARGE(0.78, 9, false, false), SMALL(0.78, 4, true, false), LIGHT(0.7, 6, true, true), FAINT(0.94, 6, true, false);

        private final double dark;
        private final double lowest;
        private final boolean mayBeDots;
        private final boolean negative;

        Look(double dark, double lowest, boolean mayBeDots, boolean negative) {
            this.dark = dark;
            this.lowest = lowest;
            this.mayBeDots = mayBeDots;
            this.negative = negative;
        }
    }

    /** The skew of a page; empty where it is not sure. */
    public static Optional<Skew> of(Page page) {
        return of(Lightness.of(page), ink -> { });
    }

    /** @param seen is given the ink on which the answer was found */
    static Optional<Skew> of(Lightness light, Consumer<InkRuns> seen) {
        for (Look look : Look.values()) {
            InkRuns ink = InkRuns.of(look.negative ? light.negative() : light, look.dark);
            Optional<Found> found = found(ink, look).filter(Found::isSure).filter(one -> !look.mayBeDots || !isScreen(ink, look, one));
            if (found.isPresent()) {
                seen.accept(ink);
                return found.map(Found::skew);
            }
        }
        return Optional.empty();
    }

    /** Whether as much stands in line from the top to the bottom: the dots of a printed picture do, and letters do not. */
    private static boolean isScreen(InkRuns ink, Look look, Found found) {
        return at(ink, found.skew.degrees + 90, look.lowest).filter(across -> across.support > SCREEN * found.support).isPresent();
    }

    private static Optional<Found> found(InkRuns ink, Look look) {
        return roughAngles(ink, look.lowest).stream().map(rough -> at(ink, rough, look.lowest)).flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Found::support));
    }

    /** Whether the page is turned so far that it is worth straightening. */
    public boolean isTurned() {
        return Math.abs(degrees) >= STRAIGHT;
    }

    /**
     * What was found around a rough angle.
     *
     * @param support the weights of the lines that agree
     * @param share   of all lines' weights
     */
    private record Found(Skew skew, double support, double share) {
        boolean isSure() {
            return skew.lines >= FEWEST_LINES && skew.error <= LARGEST_ERROR && share >= SMALLEST_SHARE && Math.abs(skew.degrees) <= STEEPEST;
        }
    }

    private static List<Double> roughAngles(InkRuns ink, double lowest) {
        int steps = (int) Math.round(SEARCHED / STEP);
        double[] scores = new double[2 * steps + 1];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = new Letters(ink, Math.toRadians((i - steps) * STEP), lowest).levelness();
        }
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
        List<Double> angles = new ArrayList<>();
        for (int i : order) {
            double angle = (i - steps) * STEP;
            if (angles.size() < TRIED && angles.stream().allMatch(other -> Math.abs(other - angle) > APART)) {
                angles.add(angle);
            }
        }
        return angles;
    }

    private static Optional<Found> at(InkRuns ink, double rough, double lowest) {
        List<TextLine> lines = new ArrayList<>(new Letters(ink, Math.toRadians(rough), lowest).lines());
        lines.addAll(Edges.of(ink, Math.toRadians(rough)));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        double all = lines.stream().mapToDouble(TextLine::weight).sum();
        double middle = median(lines, all);
        for (int pass = 0; pass < 3; pass++) {
            middle = mean(agreeing(lines, middle), middle);
        }
        List<TextLine> agreeing = agreeing(lines, middle);
        double support = agreeing.stream().mapToDouble(TextLine::weight).sum();
        double spread = 0;
        for (TextLine line : agreeing) {
            spread += line.weight() * Math.pow(line.degrees() - middle, 2);
        }
        double error = agreeing.size() < 2 ? AGREES : Math.sqrt(spread / support / (agreeing.size() - 1));
        return Optional.of(new Found(new Skew(rough + middle, error, agreeing.size()), support, support / all));
    }

    private static List<TextLine> agreeing(List<TextLine> lines, double middle) {
        return lines.stream().filter(line -> Math.abs(line.degrees() - middle) <= AGREES).toList();
    }

    private static double mean(List<TextLine> lines, double otherwise) {
        double sum = 0;
        double weights = 0;
        for (TextLine line : lines) {
            sum += line.weight() * line.degrees();
            weights += line.weight();
        }
        return weights == 0 ? otherwise : sum / weights;
    }

    private static double median(List<TextLine> lines, double all) {
        double below = 0;
        for (TextLine line : lines.stream().sorted(Comparator.comparingDouble(TextLine::degrees)).toList()) {
            below += line.weight();
            if (below >= all / 2) {
                return line.degrees();
            }
        }
        throw new IllegalStateException("no line");
    }
}
