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
 * @param rows    the measures, the part of a name before its last comma, in their order
 * @param columns the things, the part after it
 * @param cells   the figures of the table
 * @param others  the figures that stand alone
 */
public record MetricTable(List<String> rows, List<String> columns, List<Metric> cells, List<Metric> others) {
    /** Fewer figures of one measure are no table. */
    private static final int FEWEST = 3;
    private static final String COMMA = ", ";

    /** Sorts figures into those of the table and the others. */
    public static MetricTable of(List<Metric> metrics) {
        Map<String, Long> counts = metrics.stream().map(MetricTable::row)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<Boolean, List<Metric>> parts = metrics.stream().collect(Collectors.partitioningBy(
                metric -> metric.name().contains(COMMA) && counts.get(row(metric)) >= FEWEST));
        List<Metric> cells = parts.get(true);
        return new MetricTable(distinct(cells, MetricTable::row), distinct(cells, MetricTable::column), cells, parts.get(false));
    }

    private static List<String> distinct(List<Metric> metrics, Function<Metric, String> part) {
        return List.copyOf(metrics.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String row(Metric metric) {
        int comma = metric.name().lastIndexOf(COMMA);
        return comma < 0 ? metric.name() : metric.name().substring(0, comma);
    }

    private static String column(Metric metric) {
        return metric.name().substring(metric.name().lastIndexOf(COMMA) + COMMA.length());
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
