package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import latentstudio.dataset.PageDamage;
import latentstudio.image.Picture;
import latentstudio.model.Metric;
import org.junit.jupiter.api.Test;

class DamageMeasurementTest {
    private static final int PAGES = 6;
    private static final DamageMeasurement UNTOUCHED = DamageMeasurement.of(page -> page, new MedianBackground(12), PAGES);

    @Test
    void measuresEveryKindBesideTheDirtyPageAndTheClassicalRecipe() {
        assertThat(UNTOUCHED.errors()).containsOnlyKeys(PageDamage.values());
        UNTOUCHED.errors().forEach((kind, error) -> {
            assertThat(error.dirty()).as(kind.label()).isPositive();
            assertThat(error.restorer()).as(kind.label()).isEqualTo(error.dirty());
        });
        assertThat(UNTOUCHED.errors().get(PageDamage.UNEVEN_LIGHT)).satisfies(light -> assertThat(light.median()).isLessThan(light.dirty()));
        List<Metric> metrics = UNTOUCHED.metrics();
        assertThat(metrics).hasSize(PageDamage.values().length);
        assertThat(metrics.getFirst().name()).isEqualTo("root mean squared error, faded ink");
    }

    @Test
    void measuresTheSameAgain() {
        DamageMeasurement white = DamageMeasurement.of(page -> {
            float[] values = new float[page.values().length];
            Arrays.fill(values, 1);
            return new Picture(1, page.width(), page.height(), values);
        }, new MedianBackground(12), PAGES);

        assertThat(white.errors().values()).allSatisfy(error -> assertThat(error.restorer()).isGreaterThan(0.05));
        white.errors().forEach((kind, error) -> assertThat(error.dirty()).isEqualTo(UNTOUCHED.errors().get(kind).dirty()));
    }
}
