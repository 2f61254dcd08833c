package latentstudio.training.restorer;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import latentstudio.image.Picture;
import latentstudio.model.Metric.Better;
import latentstudio.model.Metric;
import latentstudio.training.judge.FaintPrint;
import latentstudio.training.judge.JudgeDamage;
import latentstudio.training.judge.JudgePage;
import latentstudio.training.judge.JudgePages;
import latentstudio.training.measure.Statistics;

/**
 * How clean the judge's pages become: a restorer beside {@link PaperDivision} and the dirty pages. The pages are those of
 * {@link JudgePages}, the same at every call with the same fonts.
 *
 * @param errors      by kind the root mean squared errors over all pixels and channels, values 0..1
 * @param paper       by kind how far the channels of bare paper lie apart, the mean, values 0..1
 * @param photographs the mean peak signal-to-noise ratio of photographs, dB, matched by {@link #matchedRatio}
 * @param hues        the mean difference from the true hues of printed tints on yellowed paper, degrees
 * @param words       by kind how many words Tesseract reads rightly, if it is installed
 */
record ColourMeasurement(Map<JudgeDamage, Ways> errors, Map<JudgeDamage, Ways> paper, Ways photographs, Ways hues,
        Optional<Map<FaintPrint, Words>> words) {
    /** As many as there are layouts. */
    private static final int PAGES = JudgePages.MIXED;
    private static final int READ_PAGES = 4;
    /** The shape of the pages that are read. */
    private static final int READ_WIDTH = 900;
    private static final int READ_HEIGHT = 640;
    private static final List<JudgeDamage> ON_PAPER = List.of(JudgeDamage.YELLOWED_EDGES, JudgeDamage.LAMP);
    private static final int SHORTEST_WORD = 3;
    /** Photographs that come back equal would be infinitely good. */
    private static final double CAP = 60;
    /** Less colour than this is none. */
    private static final double GREY = 0.01;
    /** On average a hue drawn by lot is so many degrees off. */
    private static final double LOST_HUE = 90;
    /** A tint's own pixels differ from its colour by rounding alone. */
    private static final double SAME = 0.006;

    /** One figure of each way. */
    record Ways(double restorer, double division, double dirty) {
        static Ways of(ToDoubleFunction<Integer> figure) {
            return new Ways(figure.applyAsDouble(0), figure.applyAsDouble(1), figure.applyAsDouble(2));
        }
    }

    /** Words that were read rightly, of so many. */
    record Words(Ways read, int all) {
    }

    /**
     * Measures. The restorer is called from this thread, one page at a time.
     *
     * @param restorer what is measured, from pages to pages of the same size
     * @param division the classical recipe, tuned on other pages
     * @param mixed    the pages that are measured on
     * @throws IOException when Tesseract fails
     */
    static ColourMeasurement of(UnaryOperator<Picture> restorer, PaperDivision division, JudgePages mixed) throws IOException {
        return of(restorer, division, mixed, new JudgePages(mixed.width(), mixed.width() * READ_HEIGHT / READ_WIDTH));
    }

    /** The same with pages of another size to read. */
    static ColourMeasurement of(UnaryOperator<Picture> restorer, PaperDivision division, JudgePages mixed, JudgePages read) throws IOException {
        List<UnaryOperator<Picture>> ways = List.of(restorer, division::apply, UnaryOperator.identity());
        Map<JudgeDamage, Ways> errors = new EnumMap<>(JudgeDamage.class);
        Map<JudgeDamage, Ways> paper = new EnumMap<>(JudgeDamage.class);
        List<List<Double>> photographs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> hues = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (JudgeDamage kind : JudgeDamage.values()) {
            double[] squares = new double[ways.size()];
            double[] colour = new double[ways.size()];
            for (int i = 0; i < PAGES; i++) {
                JudgePages.Dirty dirty = mixed.dirty(kind, i);
                for (int way = 0; way < ways.size(); way++) {
                    Picture cleaned = ways.get(way).apply(dirty.dirty());
                    squares[way] += dirty.page().truth().meanSquaredError(cleaned) / PAGES;
                    colour[way] += colourOfPaper(dirty.page(), cleaned) / PAGES;
                    for (Rectangle area : dirty.page().photographs()) {
                        photographs.get(way).add(matchedRatio(dirty.page().truth(), cleaned, area));
                    }
                    if (kind == JudgeDamage.YELLOWED_EDGES) {
                        hues.get(way).addAll(hueDifferences(dirty.page(), cleaned));
                    }
                }
            }
            errors.put(kind, Ways.of(way -> Math.sqrt(squares[way])));
            if (ON_PAPER.contains(kind)) {
                paper.put(kind, Ways.of(way -> colour[way]));
            }
        }
        return new ColourMeasurement(errors, paper, Ways.of(way -> mean(photographs.get(way))), Ways.of(way -> mean(hues.get(way))),
                Legibility.isInstalled() ? Optional.of(words(ways, read)) : Optional.empty());
    }

    private static Map<FaintPrint, Words> words(List<UnaryOperator<Picture>> ways, JudgePages read) throws IOException {
        Map<FaintPrint, Words> words = new EnumMap<>(FaintPrint.class);
        for (FaintPrint kind : FaintPrint.values()) {
            List<List<String>> written = new ArrayList<>();
            List<Picture> pages = new ArrayList<>(); // way after way
            for (int i = 0; i < READ_PAGES; i++) {
                written.add(wordsOf(String.join(" ", read.faint(kind, i).page().lines())));
            }
            for (UnaryOperator<Picture> way : ways) {
                for (int i = 0; i < READ_PAGES; i++) {
                    pages.add(way.apply(read.faint(kind, i).dirty()).luminance());
                }
            }
            List<String> texts = Legibility.read(pages);
            int[] found = new int[ways.size()];
            for (int i = 0; i < texts.size(); i++) {
                found[i / READ_PAGES] += inCommon(written.get(i % READ_PAGES), wordsOf(texts.get(i)));
            }
            words.put(kind, new Words(Ways.of(way -> found[way]), written.stream().mapToInt(List::size).sum()));
        }
        return words;
    }

    /** Words of three letters or more, in small letters. */
    static List<String> wordsOf(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).filter(word -> word.length() >= SHORTEST_WORD).toList();
    }

    /** How many of the words were found, each as often as it was written at most. */
    static int inCommon(List<String> written, List<String> found) {
        Map<String, Integer> left = new HashMap<>();
        found.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : written) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common;
    }

    /** The mean distance between the largest and the smallest channel where the truth is bare paper. */
    static double colourOfPaper(JudgePage page, Picture cleaned) {
        int size = page.bare().length;
        double sum = 0;
        long pixels = 0;
        for (int i = 0; i < size; i++) {
            if (page.bare()[i]) {
                float red = cleaned.values()[i];
                float green = cleaned.values()[size + i];
                float blue = cleaned.values()[2 * size + i];
                sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
                pixels++;
            }
        }
        return sum / Math.max(1, pixels);
    }

    /**
     * The peak signal-to-noise ratio in an area after each channel was given the truth's mean and deviation, so that
     * only what is in the photograph counts, not how bright it is; {@value #CAP} dB at most.
     */
    static double matchedRatio(Picture truth, Picture cleaned, Rectangle area) {
        double error = 0;
        for (int channel = 0; channel < Picture.RGB; channel++) {
            double[] wanted = samples(truth, area, channel);
            double[] found = samples(cleaned, area, channel);
            double wantedMean = Arrays.stream(wanted).average().orElseThrow();
            double foundMean = Arrays.stream(found).average().orElseThrow();
            double wantedDeviation = deviation(wanted, wantedMean);
            double foundDeviation = deviation(found, foundMean);
            double gain = foundDeviation > 1e-6 ? wantedDeviation / foundDeviation : 0;
            for (int i = 0; i < wanted.length; i++) {
                double difference = wantedMean + gain * (found[i] - foundMean) - wanted[i];
                error += difference * difference / wanted.length / Picture.RGB;
            }
        }
        return Math.min(CAP, -10 * Math.log10(error));
    }

    private static double[] samples(Picture picture, Rectangle area, int channel) {
        double[] samples = new double[area.width * area.height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = picture.at(area.x + i % area.width, area.y + i / area.width, channel);
        }
        return samples;
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }

    /** By tint how far the hue of its mean colour is off; where no colour is left, as far as a guess would be. */
    static List<Double> hueDifferences(JudgePage page, Picture cleaned) {
        List<Double> differences = new ArrayList<>();
        for (JudgePage.Tint tint : page.tints()) {
            double[] wanted = {tint.colour().getRed() / 255.0, tint.colour().getGreen() / 255.0, tint.colour().getBlue() / 255.0};
            double[] found = new double[Picture.RGB];
            int pixels = 0;
            for (int y = tint.area().y; y < tint.area().y + tint.area().height; y++) {
                for (int x = tint.area().x; x < tint.area().x + tint.area().width; x++) {
                    if (isColoured(page.truth(), x, y, wanted)) { // not a letter on it
                        for (int channel = 0; channel < found.length; channel++) {
                            found[channel] += cleaned.at(x, y, channel);
                        }
                        pixels++;
                    }
                }
            }
            if (pixels > 0) {
                int count = pixels;
                double[] mean = Arrays.stream(found).map(sum -> sum / count).toArray();
                double apart = Math.abs(hue(wanted) - hue(mean)) % 360;
                boolean grey = Arrays.stream(mean).max().orElseThrow() - Arrays.stream(mean).min().orElseThrow() < GREY;
                differences.add(grey ? LOST_HUE : Math.min(apart, 360 - apart));
            }
        }
        return differences;
    }

    private static boolean isColoured(Picture picture, int x, int y, double[] colour) {
        for (int channel = 0; channel < colour.length; channel++) {
            if (Math.abs(picture.at(x, y, channel) - colour[channel]) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** In degrees. */
    static double hue(double[] colour) {
        return Math.toDegrees(Math.atan2(Math.sqrt(3) * (colour[1] - colour[2]), 2 * colour[0] - colour[1] - colour[2]));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** The mean of the errors over the kinds. */
    Ways meanError() {
        return new Ways(errors.values().stream().mapToDouble(Ways::restorer).average().orElseThrow(),
                errors.values().stream().mapToDouble(Ways::division).average().orElseThrow(),
                errors.values().stream().mapToDouble(Ways::dirty).average().orElseThrow());
    }

    /** Prints a line a figure. */
    void print(PrintStream out) {
        out.printf("%-34s %12s %12s %12s%n", PAGES + " judged pages in colour a kind", "restored", "divided", "dirty");
        errors.forEach((kind, error) -> line(out, kind.label(), error, 4));
        Ways mean = meanError();
        line(out, "mean over the kinds", mean, 4);
        out.printf(Locale.ROOT, "%-34s %12.3f%n", "of the division's mean error", mean.restorer() / mean.division());
        paper.forEach((kind, colour) -> line(out, "colour of bare paper, " + kind.label(), colour, 4));
        line(out, "photographs, dB", photographs, 2);
        line(out, "hue of tints, degrees off", hues, 1);
        words.ifPresentOrElse(read -> read.forEach((kind, count) -> line(out, "words read of %d, %s".formatted(count.all(), kind.label()),
                count.read(), 0)), () -> out.printf("%-34s %12s%n", "words read", "needs tesseract"));
    }

    private static void line(PrintStream out, String name, Ways ways, int digits) {
        String number = " %12." + digits + "f";
        out.printf(Locale.ROOT, "%-34s" + number + number + number + "%n", name, ways.restorer(), ways.division(), ways.dirty());
    }

    /** The restorer's figures as a manifest lists them. */
    List<Metric> metrics() {
        String split = "judged pages in colour, %d a kind".formatted(PAGES);
        List<Metric> metrics = new ArrayList<>();
        errors.forEach((kind, error) -> metrics.add(metric(Metric.key("root-mean-squared-error-in-colour", kind.label()),
                "root mean squared error in colour, " + kind.label(), error, "values 0..1", split,
                "over all pixels and channels", Better.LOWER)));
        Ways mean = meanError();
        metrics.add(metric(Metric.key("root-mean-squared-error-in-colour", "mean"), "root mean squared error in colour, mean", mean,
                "values 0..1", split, "the mean over the kinds", Better.LOWER));
        metrics.add(new Metric(Metric.key("root-mean-squared-error-in-colour", "relative to division"),
                "root mean squared error in colour, of the division's", Statistics.round(mean.restorer() / mean.division()), "ratio",
                split, "the restorer's mean over that of the division by the paper", Better.LOWER, null));
        paper.forEach((kind, colour) -> metrics.add(metric(Metric.key("colour-of-bare-paper", kind.label()),
                "colour of bare paper, " + kind.label(), colour, "values 0..1", split,
                "largest less smallest channel, the mean over the paper", Better.LOWER)));
        metrics.add(metric("photographs-on-dirty-pages", "photographs on dirty pages", photographs, "dB", split,
                "peak signal-to-noise ratio after each channel was given the truth's mean and deviation, the mean, each %.0f dB at most".formatted(CAP),
                Better.HIGHER));
        metrics.add(metric("hue-of-tints-on-yellowed-paper", "hue of tints on yellowed paper", hues, "degrees off", split,
                "the mean over the tints; one without colour counts %.0f".formatted(LOST_HUE), Better.LOWER));
        words.ifPresent(read -> read.forEach((kind, count) -> metrics.add(metric(Metric.key("words-read", kind.label()),
                "words read, " + kind.label(), count.read(), "words",
                "%d pages of %d words".formatted(READ_PAGES, count.all()), "words of %d letters or more that Tesseract reads rightly"
                        .formatted(SHORTEST_WORD), Better.HIGHER))));
        return metrics;
    }

    private static Metric metric(String key, String name, Ways ways, String unit, String split, String method, Better better) {
        return new Metric(key, name, Statistics.round(ways.restorer()), unit, split, "%s; divided by the paper %s, dirty %s".formatted(method,
                Statistics.round(ways.division()), Statistics.round(ways.dirty())), better, null);
    }
}
