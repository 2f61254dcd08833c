package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import latentstudio.model.Metric.Better;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    @ParameterizedTest
    @CsvSource({"LOWER, 0.1, true", "LOWER, 0.2, true", "LOWER, 0.3, false",
                "HIGHER, 0.1, false", "HIGHER, 0.2, true", "HIGHER, 0.3, true"})
    void reachesItsTargetInItsDirection(Better better, double value, boolean reached) {
        assertThat(new Metric("figure", "figure", value, "", "test", "", better, 0.2).reached()).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"mean squared error, mean-squared-error", "'recall, prior', recall/prior",
                "'Fréchet distance, prior at temperature 0.9', frechet-distance/prior-at-temperature-0.9"})
    void makesAKeyOfTheNameWhereThereIsNone(String name, String key) {
        assertThat(new Metric(null, name, 1, "", "test", "", null, null).key()).isEqualTo(key);
    }

    @Test
    void rejectsATargetWithoutDirection() {
        assertThatThrownBy(() -> new Metric("figure", "figure", 1, "", "test", "", null, 2.0))
                .hasMessage("the metric 'figure' has a target: expected 'better' to be lower or higher, got none");
    }

    /** Found by fuzzing: one such figure took the Models screen of all models down. */
    @Test
    void rejectsAFigureWithoutANameOrValue() {
        assertThatThrownBy(() -> new Metric("figure", null, 1, "", "test", "", null, null)).hasMessage("expected each metric to have a name and a finite value, got 'null' and 1.0");
        assertThatThrownBy(() -> new Metric("figure", "figure", Double.NaN, "", "test", "", null, null)).hasMessageEndingWith("got 'figure' and NaN");
    }
}
