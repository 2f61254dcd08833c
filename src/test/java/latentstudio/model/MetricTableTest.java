package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTableTest {
    @Test
    void putsMeasuresOfThreeThingsAndMoreIntoATableAndLeavesTheOthers() {
        MetricTable table = MetricTable.of(metrics("mean squared error", "recall, floor", "recall, prior", "copies, prior",
                "recall, prior at temperature 1", "of a, b"));

        assertThat(table.rows()).containsExactly("recall");
        assertThat(table.columns()).containsExactly("floor", "prior", "prior-at-temperature-1");
        assertThat(table.columns()).extracting(table::columnTitle).containsExactly("floor", "prior", "prior at temperature 1");
        assertThat(table.rowTitle("recall")).isEqualTo("recall");
        assertThat(table.others()).extracting(Metric::name).containsExactly("mean squared error", "copies, prior", "of a, b");
        assertThat(table.at("recall", "prior")).hasValueSatisfying(metric -> assertThat(metric.name()).isEqualTo("recall, prior"));
        assertThat(table.first("recall").name()).isEqualTo("recall, floor");
    }

    @Test
    void leavesACellEmptyThatWasNotMeasured() {
        MetricTable table = MetricTable.of(metrics("a, x", "a, y", "a, z", "b, x", "b, y", "b, w"));

        assertThat(table.rows()).containsExactly("a", "b");
        assertThat(table.columns()).containsExactly("x", "y", "z", "w");
        assertThat(table.at("b", "z")).isEmpty();
    }

    @Test
    void goesByTheKeysWhateverTheNamesSay() {
        MetricTable table = MetricTable.of(Stream.of("prior", "floor", "worst")
                .map(thing -> new Metric(Metric.key("recall", thing), "Found, of " + thing, 1, "", "test", "", null, null)).toList());

        assertThat(table.rows()).containsExactly("recall");
        assertThat(table.at("recall", "floor")).isPresent();
        assertThat(table.rowTitle("recall")).isEqualTo("Found");
    }

    private static List<Metric> metrics(String... names) {
        return Stream.of(names).map(name -> new Metric(null, name, 1, "", "test", "", null, null)).toList();
    }
}
