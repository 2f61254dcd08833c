package latentstudio.training.card;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.MetricTable;
import latentstudio.model.Provenance;
import latentstudio.training.measure.Statistics;

/** The tables on a model's card, as Markdown. */
public final class CardTables {
    private CardTables() {
    }

    /** Every figure beside its target, as tables of Markdown. */
    public static String metrics(Manifest manifest) {
        StringBuilder table = new StringBuilder();
        row(table, List.of("figure", "measured", "unit", "target", "measured on", "how"));
        row(table, List.of("---", "--:", "---", "---", "---", "---"));
        MetricTable compared = MetricTable.of(manifest.metrics());
        for (Metric metric : compared.others()) {
            row(table, List.of(metric.name(), number(metric.value()), text(metric.unit()), target(metric),
                    text(metric.split()), text(metric.method())));
        }
        return compared.rows().isEmpty() ? table.toString() : table + "\n" + sideBySide(compared);
    }

    private static String sideBySide(MetricTable compared) {
        StringBuilder table = new StringBuilder();
        row(table, Stream.of(List.of("figure", "unit"), compared.columns().stream().map(compared::columnTitle).toList(), List.of("how"))
                .flatMap(List::stream).toList());
        row(table, Collections.nCopies(compared.columns().size() + 3, "---"));
        for (String row : compared.rows()) {
            Metric any = compared.first(row);
            List<String> cells = compared.columns().stream().map(column -> compared.at(row, column)
                    .map(metric -> metric.target() == null ? number(metric.value())
                            : "%s (%s)".formatted(number(metric.value()), target(metric))).orElse("")).toList();
            row(table, Stream.of(List.of(compared.rowTitle(row), text(any.unit())), cells, List.of("%s; %s".formatted(text(any.split()),
                    text(any.method())))).flatMap(List::stream).toList());
        }
        return table.toString();
    }

    private static String target(Metric metric) {
        return metric.target() == null ? "" : "%s or %s: %s".formatted(number(metric.target()),
                metric.better() == Metric.Better.LOWER ? "less" : "more", metric.reached() ? "reached" : "missed");
    }

    /** Where a model comes from, a line each. */
    public static Map<String, Object> origin(Manifest manifest) {
        Provenance provenance = manifest.provenance();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("model", "%s, version %s".formatted(manifest.id(), manifest.version()));
        rows.put("architecture", provenance.architecture());
        rows.put("parameters", String.format(Locale.ROOT, "%,d", provenance.parameters()));
        if (manifest.latent() != null) {
            rows.put("latent", manifest.latent().size() + " values");
        }
        rows.put("seed", provenance.seed());
        rows.put("source commit", provenance.commit());
        rows.put("trained on", provenance.device());
        rows.put("time", spoken(Duration.ofSeconds(Math.round(provenance.trainingSeconds()))));
        rows.put("epochs", "%d, of which epoch %d ships".formatted(provenance.history().size(), provenance.bestEpoch()));
        rows.put("finished", provenance.finished());
        rows.put("Java", provenance.jvm());
        rows.put("operating system", provenance.operatingSystem());
        return rows;
    }

    /** In the order of their names, as they are in a manifest's file. */
    public static Map<String, Object> settings(Manifest manifest) {
        return manifest.provenance().hyperParameters().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                setting -> setting.getValue() instanceof Double value ? number(Statistics.round(value)) : setting.getValue(),
                (one, other) -> one, TreeMap::new));
    }

    /** A table of Markdown with two columns. */
    public static String table(List<String> heads, Map<String, ?> rows) {
        StringBuilder table = new StringBuilder();
        row(table, heads);
        row(table, List.of("---", "---"));
        rows.forEach((name, value) -> row(table, List.of(name, String.valueOf(value))));
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        cells.forEach(cell -> table.append("| ").append(escape(cell)).append(' '));
        table.append("|\n");
    }

    /** Text that Markdown takes neither for the end of a cell nor for markup. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
                .replaceAll("\\s+", " ");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** A figure as it is told, without an exponent. */
    public static String number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static String spoken(Duration time) {
        return time.toHours() > 0 ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
                : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
