package latentstudio.training.geometry;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import latentstudio.dataset.PageRenderer;
import latentstudio.geometry.Skew;
import latentstudio.image.Page;

/**
 * How well turned pages are straightened and straight ones left alone, on rendered pages of A4 at 200 dpi, half of them in
 * colour, of a seed that no constant was chosen on.
 *
 * @param turned     how far each turned page is off afterwards, degrees, ascending; one that is left alone is as far off as before
 * @param profile    the same of the plain projection profile
 * @param leftAlone  how many turned pages were
 * @param moved      how many straight pages were turned
 * @param movedPlain how many the projection profile would turn
 * @param millis     of processor time a page, on average
 */
record SkewMeasurement(double[] turned, double[] profile, int leftAlone, int moved, int movedPlain, double millis) {
    private static final int WIDTH = 1654;
    private static final int HEIGHT = 2339;
    private static final double STEEPEST = 15;
    private static final long SEED = 20_261_130;

    /** @param count of turned pages, and of straight ones */
    static SkewMeasurement of(int count) {
        PageRenderer renderer = new PageRenderer();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] turned = new double[count];
        double[] profile = new double[count];
        int leftAlone = 0;
        int moved = 0;
        int movedPlain = 0;
        long nanos = 0;
        for (int i = 0; i < count; i++) {
            double truth = new SplittableRandom(SEED + i).nextDouble(-STEEPEST, STEEPEST);
            for (double angle : new double[] {truth, 0}) {
                Page page = renderer.turnedPage(WIDTH, HEIGHT, Math.toRadians(angle), i % 2 == 1, new SplittableRandom(31 * SEED + i)).toPage();
                long before = clock.getCurrentThreadCpuTime();
                Optional<Skew> skew = Skew.of(page).filter(Skew::isTurned);
                nanos += clock.getCurrentThreadCpuTime() - before;
                double plain = ProjectionProfile.skew(page);
                if (angle == 0) {
                    moved += skew.isPresent() ? 1 : 0;
                    movedPlain += Math.abs(plain) >= Skew.STRAIGHT ? 1 : 0;
                } else {
                    leftAlone += skew.isPresent() ? 0 : 1;
                    turned[i] = Math.abs(truth - skew.map(Skew::degrees).orElse(0.0));
                    profile[i] = Math.abs(truth - plain);
                }
            }
        }
        Arrays.sort(turned);
        Arrays.sort(profile);
        return new SkewMeasurement(turned, profile, leftAlone, moved, movedPlain, nanos / 1e6 / (2 * count));
    }

    void print(PrintStream out) {
        out.printf("%-52s %10s %20s %8s%n", "skew of %d pages turned by -15 to 15 degrees".formatted(turned.length), "measured", "projection profile", "target");
        for (int percent : new int[] {50, 90, 95, 99}) {
            out.printf(Locale.ROOT, "%-52s %10.3f %20.3f %8s%n", "off after straightening, %d of 100, degrees".formatted(percent),
                    at(turned, percent), at(profile, percent), percent == 95 ? "0.1" : "");
        }
        out.printf(Locale.ROOT, "%-52s %10d %20d%n", "left alone", leftAlone, 0);
        out.printf(Locale.ROOT, "%-52s %10d %20d %8s%n", "moved of as many straight pages", moved, movedPlain, "0");
        out.printf(Locale.ROOT, "%-52s %10.0f%n", "processor time a page, ms", millis);
    }

    private static double at(double[] ascending, int percent) {
        return ascending[Math.min(ascending.length - 1, ascending.length * percent / 100)];
    }
}
