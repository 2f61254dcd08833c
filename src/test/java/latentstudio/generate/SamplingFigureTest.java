package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SamplingFigureTest {
    @Inject
    GenerateService service;

    @Test
    void tellsOfEachWayItsQualityAndItsDiversity() {
        List<SamplingFigure> figures = SamplingFigure.of(service.model("digits-vae").manifest());

        for (String way : List.of("unconstrained", "constrained", "over-constrained", "prior")) {
            assertThat(figures).filteredOn(figure -> figure.sampling().equals(way)).extracting(SamplingFigure::measure)
                    .containsExactly("class-accuracy", "frechet-distance", "precision", "recall");
        }
        assertThat(figures).hasSize(16).allMatch(figure -> figure.reference() != null && figure.model().equals("digits-vae"));
        assertThat(value(figures, "prior", "class-accuracy")).isGreaterThan(0.98);
        assertThat(value(figures, "unconstrained", "class-accuracy")).isLessThan(0.2);
        assertThat(value(figures, "over-constrained", "recall")).isLessThan(value(figures, "prior", "recall") / 2);
    }

    @Test
    void tellsNothingOfAModelThatWasNotMeasured() {
        assertThat(SamplingFigure.of(service.model("digits-tiny").manifest())).isEmpty();
        assertThat(service.figures()).extracting(SamplingFigure::model).containsOnly("digits-vae", "fashion-vae", "doodles-vae");
    }

    private static double value(List<SamplingFigure> figures, String way, String measure) {
        return figures.stream().filter(figure -> figure.sampling().equals(way) && figure.measure().equals(measure)).findFirst().orElseThrow().value();
    }
}
