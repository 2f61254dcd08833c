package latentstudio.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.LatentService;
import latentstudio.ui.ModelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InterpolateServiceTest {
    @Inject
    InterpolateService service;
    @Inject
    LatentService latents;

    @Test
    void knowsHowManyTestPicturesThereAre() {
        Map<String, Integer> counts = service.models().stream().collect(Collectors.toMap(ModelChoice::id, model -> model.dataSet().testPictures()));
        assertThat(counts).containsEntry("digits-vae", 10_000).containsEntry("doodles-vae", 6_000);
        assertThat(counts).as("latents that ship in their place").containsEntry("faces", 2_000).containsEntry("cifar10-tiny", 10_000);
    }

    @Test
    void leadsThroughEveryModelWithADecoder() {
        for (ModelChoice model : latents.models()) {
            for (PathShape shape : PathShape.values()) {
                PathEnd from = model.classes().isEmpty() ? picture(1) : label("1");
                PathEnd to = model.classes().isEmpty() ? picture(8) : label("8");
                Interpolation path = service.interpolate(model.id(), from, to, shape, BigDecimal.valueOf(5));

                assertThat(path.latents()).hasDimensions(5, model.latentSize());
                assertThat(path.pictures()).hasSize(5);
                assertThat(path.pictures().get(2).meanSquaredError(path.pictures().getFirst())).as(model.id()).isGreaterThan(0.001);
                assertThat(path.timing().batchSize()).isEqualTo(5);
            }
        }
    }

    @Test
    void aPointOfThePathIsTheFrameThere() {
        Interpolation path = service.interpolate("digits-vae", label("3"), label("8"), PathShape.SPHERICAL, BigDecimal.valueOf(5));

        InterpolateService.Frame frame = service.frame("digits-vae", path.latents()[0], path.latents()[4], PathShape.SPHERICAL, 0.25);

        assertThat(frame.picture().meanSquaredError(path.pictures().get(1))).isLessThan(1e-9);
    }

    @Test
    void findsTheHoleBetweenTwoFarCornersOfTheSpace() {
        double[] median = latents.model("digits-2d").manifest().latent().overall().median();
        PathEnd far = latent(median[0] + 100, median[1]);

        Interpolation path = service.interpolate("digits-2d", label("1"), far, PathShape.LINEAR, BigDecimal.valueOf(9));

        assertThat(path.densityPercentiles()[0]).isGreaterThan(1);
        assertThat(path.densityPercentiles()[8]).isZero();
        assertThat(path.holes()).isNotEmpty();
        assertThat(path.holes().getLast().from()).isBetween(0.0, 0.2);
        assertThat(path.holes().getLast().to()).isEqualTo(1);
    }

    @Test
    void aHoleIsAStretchBelowOnePercent() {
        assertThat(InterpolateService.holes(new double[] {5, 1, 0.9, 0, 3})).containsExactly(new Hole(1.5 / 4, 3.5 / 4));
        assertThat(InterpolateService.holes(new double[] {0, 2, 0.5, 2, 0})).containsExactly(
                new Hole(0, 0.5 / 4), new Hole(1.5 / 4, 2.5 / 4), new Hole(3.5 / 4, 1));
        assertThat(InterpolateService.holes(new double[] {0, 0, 0})).containsExactly(new Hole(0, 1));
        assertThat(InterpolateService.holes(new double[] {1, 50, 100})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesAPositionThatIsNotOnThePath(double position) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> service.frame("digits-2d", new float[2], new float[2], PathShape.LINEAR, position))
                .withMessageContaining("from 0 to 1, got " + position);
    }

    private static PathEnd label(String label) {
        return new PathEnd(null, null, label, null, null);
    }

    private static PathEnd picture(int number) {
        return new PathEnd(null, null, null, null, BigDecimal.valueOf(number));
    }

    private static PathEnd latent(Double... values) {
        return new PathEnd(null, Arrays.asList(values), null, null, null);
    }
}
