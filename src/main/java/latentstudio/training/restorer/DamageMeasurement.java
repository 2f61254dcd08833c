package latentstudio.training.restorer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Picture;
import latentstudio.model.Metric.Better;
import latentstudio.model.Metric;
import latentstudio.training.measure.Statistics;

/**
 * How clean rendered pages become, by kind of damage: a restorer beside {@link MedianBackground} and the dirty pages. The
 * pages are new to the restorer, and the same at every call with the same fonts.
 *
 * @param pages  how many were measured on
 * @param errors by kind the root mean squared errors, values 0..1
 */
record DamageMeasurement(int pages, Map<PageDamage, Errors> errors) {
    static final int PAGES = 12;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    /** Of a kind's maximum. */
    private static final double LEVEL = 0.6;
    private static final long SEED = 300_107;

    /** Root mean squared errors over all pixels of all pages. */
    record Errors(double restorer, double median, double dirty) {
    }

    static DamageMeasurement of(UnaryOperator<Picture> restorer, MedianBackground recipe, int count) {
        PageRenderer renderer = new PageRenderer();
        SplittableRandom random = new SplittableRandom(SEED);
        List<Picture> pages = IntStream.range(0, count).mapToObj(i -> renderer.page(WIDTH, HEIGHT, random.split())).toList();
        Map<PageDamage, Errors> errors = new EnumMap<>(PageDamage.class);
        for (PageDamage kind : PageDamage.values()) {
            List<Picture> dirty = pages.stream().map(page -> kind.apply(page, LEVEL * kind.maximum(), random.split())).toList();
            errors.put(kind, new Errors(error(pages, dirty, restorer), error(pages, dirty, recipe::clean),
                    error(pages, dirty, UnaryOperator.identity())));
        }
        return new DamageMeasurement(count, errors);
    }

    private static double error(List<Picture> clean, List<Picture> dirty, UnaryOperator<Picture> way) {
        return Math.sqrt(IntStream.range(0, clean.size())
                .mapToDouble(i -> clean.get(i).meanSquaredError(way.apply(dirty.get(i)))).average().orElseThrow());
    }

    /** Prints a line a kind. */
    void print(PrintStream out) {
        out.printf("%-22s %24s %22s %10s%n", pages + " rendered pages", "root mean squared error", "divided by its median", "dirty");
        errors.forEach((kind, error) -> out.printf(Locale.ROOT, "%-22s %24.4f %22.4f %10.4f%n", kind.label(), error.restorer(),
                error.median(), error.dirty()));
    }

    /** The restorer's figures as a manifest lists them. */
    List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        errors.forEach((kind, error) -> metrics.add(new Metric(Metric.key("root-mean-squared-error", kind.label()),
                "root mean squared error, " + kind.label(), Statistics.round(error.restorer()),
                "values 0..1", "%d rendered pages".formatted(pages), "%s of the worst; divided by its median %s, dirty %s"
                        .formatted(LEVEL, Statistics.round(error.median()), Statistics.round(error.dirty())), Better.LOWER, null)));
        return metrics;
    }
}
