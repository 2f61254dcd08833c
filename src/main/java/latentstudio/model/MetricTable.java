package latentstudio.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Figures that were taken alike of several things, as "recall, prior" and "recall, reconstructions" were: a row for each
 * measure and a column for each thing. Immutable and thread-safe.
 *
 * @param rows    the measures, the part of a key before its slash, in their order
 * @param columns the things, the part after it
 * @param cells   the figures of the table
 * @param others  the figures that stand alone
 */
public record MetricTable(List<String> rows, List<String> columns, List<Metric> cells, List<Metric> others) {
    /** Fewer figures of one measure are no table. */
    private static final int FEWEST = 3;
    private static final String SLASH = "/";
    private static final String COMMA = ", ";

    /** Sorts figures into those of the table and the others. */
    public static MetricTable of(List<Metric> metrics) {
        Map<String, Long> counts = metrics.stream().map(MetricTable::row)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<Boolean, List<Metric>> parts = metrics.stream().collect(Collectors.partitioningBy(
                metric -> metric.key().contains(SLASH) && counts.get(row(metric)) >= FEWEST));
        List<Metric> cells = parts.get(true);
        return new MetricTable(distinct(cells, MetricTable::row), distinct(cells, MetricTable::column), cells, parts.get(false));
    }

    private static List<String> distinct(List<Metric> metrics, Function<Metric, String> part) {
        return List.copyOf(metrics.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String row(Metric metric) {
        return metric.key().substring(0, (metric.key() + SLASH).indexOf(SLASH));
    }

    private static String column(Metric metric) {
        return metric.key().substring(metric.key().indexOf(SLASH) + SLASH.length());
    }

    /** What a measure is called: the part of its figures' names before the last comma. */
    public String rowTitle(String row) {
        String name = first(row).name();
        return name.contains(COMMA) ? name.substring(0, name.lastIndexOf(COMMA)) : name;
    }

    /** What a thing is called: the part of its figures' names after the last comma. */
    public String columnTitle(String column) {
        String name = cells.stream().filter(metric -> column(metric).equals(column)).findFirst().orElseThrow().name();
        return name.contains(COMMA) ? name.substring(name.lastIndexOf(COMMA) + COMMA.length()) : name;
    }

    /** The figure of a measure for a thing, where it was taken. */
    public Optional<Metric> at(String row, String column) {
        return cells.stream().filter(metric -> row(metric).equals(row) && column(metric).equals(column)).findFirst();
    }

    /** Any figure of a measure, for what they share: unit, method and split. */
    public Metric first(String row) {
        return cells.stream().filter(metric -> row(metric).equals(row)).findFirst().orElseThrow();
    }
}
