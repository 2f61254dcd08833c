package latentstudio.training.measure;

import java.io.PrintStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import latentstudio.model.Metric;

/**
 * How good a set of generated pictures is. Immutable and thread-safe.
 *
 * @param what   where the pictures come from, for instance {@code "prior"}
 * @param count  how many there are
 * @param tests  how many test pictures they were compared with
 * @param values the figures; a measure that was not taken is absent
 */
record SampleQuality(String what, int count, int tests, Map<SampleMeasure, Double> values) {
    SampleQuality {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** The same with the accuracy, 0..1 on test pictures, of a classifier that was trained on such pictures only. */
    SampleQuality withTrainedOnSamples(double accuracy) {
        Map<SampleMeasure, Double> more = new EnumMap<>(values);
        more.put(SampleMeasure.TRAINED_ON_SAMPLES, accuracy);
        return new SampleQuality(what, count, tests, more);
    }

    /**
     * The figures as a manifest lists them, for instance {@code "precision, prior"}.
     *
     * @param targets the figures to reach; a measure without one is only reported
     */
    List<Metric> metrics(Map<SampleMeasure, Double> targets) {
        String split = String.format(Locale.ROOT, "%,d pictures, against %,d of test", count, tests);
        return values.entrySet().stream().map(entry -> {
            SampleMeasure measure = entry.getKey();
            return new Metric(Metric.key(measure.key(), what), measure.title + ", " + what, Statistics.round(entry.getValue()),
                    measure.unit, split, measure.method, measure.better, targets.get(measure));
        }).toList();
    }

    /** Prints a line a measure: the figures of each set side by side, then the target. */
    static void print(List<SampleQuality> sets, Map<SampleMeasure, Double> targets, PrintStream out) {
        String name = "%-49s";
        StringBuilder head = new StringBuilder(name.formatted(""));
        sets.forEach(set -> head.append("  ").append(padded(set.what, set.what.length())));
        out.println(head.append("      target"));
        for (SampleMeasure measure : SampleMeasure.values()) {
            if (sets.stream().anyMatch(set -> set.values.containsKey(measure))) {
                StringBuilder line = new StringBuilder(name.formatted(measure.title));
                sets.forEach(set -> line.append("  ").append(padded(figure(set.values.get(measure)), set.what.length())));
                out.println(line.append("  ").append(padded(figure(targets.get(measure)), 0)));
            }
        }
    }

    private static String figure(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, Math.max(10, width) - text.length())) + text;
    }
}
