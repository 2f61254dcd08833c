package latentstudio.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import latentstudio.latent.Sampling;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.MetricTable;

/**
 * One figure that was measured of a model's samples, as its manifest has it.
 *
 * @param model     the model's id
 * @param sampling  the way they were drawn, at temperature 1; see {@link Sampling#label}
 * @param measure   the key of what was measured, for instance {@code frechet-distance}
 * @param value     the figure
 * @param reference the same of training pictures, or null
 * @param unit      {@code share}, or what it is counted in
 * @param split     what it was measured on
 * @param method    how, in a sentence
 */
public record SamplingFigure(String model, String sampling, String measure, double value, Double reference, String unit, String split,
                             String method) {
    /** Quality first, then diversity. */
    private static final List<String> MEASURES = List.of("class-accuracy", "frechet-distance", "precision", "recall");
    private static final String REFERENCE = "training-pictures";

    /** The figures of a model's samples; none where they were not measured. */
    static List<SamplingFigure> of(Manifest manifest) {
        MetricTable table = MetricTable.of(manifest.metrics());
        return Arrays.stream(Sampling.values()).map(Sampling::label).flatMap(way -> MEASURES.stream()
                .flatMap(measure -> table.at(measure, way).stream().map(figure -> of(manifest.id(), way, measure, figure, table.at(measure, REFERENCE)))))
                .toList();
    }

    private static SamplingFigure of(String model, String way, String measure, Metric figure, Optional<Metric> reference) {
        return new SamplingFigure(model, way, measure, figure.value(), reference.map(Metric::value).orElse(null), figure.unit(), figure.split(),
                figure.method());
    }
}
