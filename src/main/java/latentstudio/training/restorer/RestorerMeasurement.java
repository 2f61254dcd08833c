package latentstudio.training.restorer;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import latentstudio.dataset.PagePairs;
import latentstudio.image.Picture;
import latentstudio.model.Metric.Better;
import latentstudio.model.Metric;
import latentstudio.training.measure.Statistics;

/**
 * How clean held-out pages become, and whether their ink stays: a restorer beside {@link MedianBackground} and the dirty
 * pages themselves.
 *
 * @param pages how many pairs were measured on
 * @param ways  the figures of each way, the restorer's first
 * @param kept  the mean peak signal-to-noise ratio at which clean pages come back from the restorer, dB
 */
record RestorerMeasurement(int pages, Map<String, Quality> ways, double kept) {
    private static final String RESTORER = "restorer";
    private static final double INK = 0.5;
    private static final double ERASED = 0.75;
    /** Pages that come back equal would be infinitely good. */
    private static final double CAP = 60;

    /**
     * What became of the dirty pages.
     *
     * @param error  root mean squared error over all pixels of all pages, values 0..1
     * @param ratio  mean peak signal-to-noise ratio of the pages, dB
     * @param erased share of the ink that is gone
     * @param misread character error rate of what Tesseract reads against what it reads from the clean pages, if installed
     */
    record Quality(double error, double ratio, double erased, OptionalDouble misread) {
    }

    /**
     * Measures.
     *
     * @param restorer what is measured, from pages to pages, 0 ink to 1 paper
     * @param recipe   the classical one, tuned on other pages
     * @param heldOut  what is measured on
     */
    static RestorerMeasurement of(UnaryOperator<Picture> restorer, MedianBackground recipe, List<PagePairs.Pair> heldOut)
            throws IOException {
        Map<String, Quality> ways = new LinkedHashMap<>();
        Optional<List<String>> texts = Legibility.isInstalled()
                ? Optional.of(Legibility.read(heldOut.stream().map(PagePairs.Pair::clean).toList())) : Optional.empty();
        ways.put(RESTORER, quality(restorer, heldOut, texts));
        ways.put("divided by its median", quality(recipe::clean, heldOut, texts));
        ways.put("dirty", quality(UnaryOperator.identity(), heldOut, texts));
        double kept = heldOut.stream().mapToDouble(pair -> ratio(pair.clean(), restorer.apply(pair.clean()))).average().orElseThrow();
        return new RestorerMeasurement(heldOut.size(), ways, kept);
    }

    private static Quality quality(UnaryOperator<Picture> way, List<PagePairs.Pair> pairs, Optional<List<String>> texts)
            throws IOException {
        List<Picture> pages = new ArrayList<>();
        double squares = 0;
        double ratios = 0;
        long pixels = 0;
        long ink = 0;
        long erased = 0;
        for (PagePairs.Pair pair : pairs) {
            Picture cleaned = way.apply(pair.noisy());
            pages.add(cleaned);
            float[] wanted = pair.clean().values();
            squares += wanted.length * pair.clean().meanSquaredError(cleaned);
            ratios += ratio(pair.clean(), cleaned);
            pixels += wanted.length;
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] < INK) {
                    ink++;
                    erased += cleaned.values()[i] > ERASED ? 1 : 0;
                }
            }
        }
        return new Quality(Math.sqrt(squares / pixels), ratios / pairs.size(), erased / (double) Math.max(1, ink),
                texts.isPresent() ? Legibility.characterErrorRate(Legibility.read(pages), texts.get()) : OptionalDouble.empty());
    }

    private static double ratio(Picture wanted, Picture found) {
        return Math.min(CAP, wanted.peakSignalToNoiseRatio(found));
    }

    /** Prints a line a way. */
    void print(PrintStream out) {
        out.printf("%-22s %24s %10s %10s %21s%n", pages + " held-out pages", "root mean squared error", "PSNR, dB", "ink lost",
                "character error rate");
        ways.forEach((way, quality) -> out.printf(Locale.ROOT, "%-22s %24.4f %10.2f %9.3f%% %21s%n", way, quality.error(),
                quality.ratio(), 100 * quality.erased(), quality.misread().isEmpty() ? "needs tesseract"
                        : String.format(Locale.ROOT, "%.4f", quality.misread().getAsDouble())));
        out.printf(Locale.ROOT, "%-22s %24s %10.2f%n", "clean pages, restored", "", kept);
    }

    /** The figures as a manifest lists them. */
    List<Metric> metrics() {
        String split = "held-out text, %d pages".formatted(pages);
        List<Metric> metrics = new ArrayList<>();
        ways.forEach((way, quality) -> {
            metrics.add(new Metric(Metric.key("root-mean-squared-error", way),
                    "root mean squared error, " + way, Statistics.round(quality.error()), "values 0..1", split,
                    "over all pixels of all pages", Better.LOWER, null));
            metrics.add(new Metric(Metric.key("peak-signal-to-noise-ratio", way),
                    "peak signal-to-noise ratio, " + way, Statistics.round(quality.ratio()), "dB", split,
                    "the mean over the pages, each %.0f dB at most".formatted(CAP), Better.HIGHER, null));
            metrics.add(new Metric(Metric.key("ink-lost", way),
                    "ink lost, " + way, Statistics.round(quality.erased()), "share of the ink", split,
                    "true ink (under %s) that is paper afterwards (over %s)".formatted(INK, ERASED), Better.LOWER, null));
            quality.misread().ifPresent(rate -> metrics.add(new Metric(Metric.key("character-error-rate", way),
                    "character error rate, " + way, Statistics.round(rate),
                    "edits per character", split, "what Tesseract reads against what it reads from the clean pages", Better.LOWER,
                    null)));
        });
        metrics.add(new Metric("clean-pages-come-back-at", "clean pages come back at", Statistics.round(kept), "dB", split,
                "peak signal-to-noise ratio of the clean pages through the restorer, the mean, each %.0f dB at most".formatted(CAP),
                Better.HIGHER, null));
        return metrics;
    }
}
