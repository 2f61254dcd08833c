package latentstudio.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.inside.LayerMaps.LayerView;
import latentstudio.latent.InvalidRequestException;
import latentstudio.model.GraphRole;
import latentstudio.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every shipped model that Draw offers is looked into. */
@QuarkusTest
class InsideServiceTest {
    private static final float[] ENCODED = {};
    /** Of single precision, summed in another order. */
    private static final double TOLERANCE = 1e-4;

    @Inject
    ModelCatalog catalog;
    private Instant now = Instant.EPOCH;
    private final InsideService service = new InsideService(() -> now);

    @AfterEach
    void close() {
        service.close();
    }

    private Stream<ServedModel> drawn() {
        return catalog.available().stream().filter(model -> model.manifest().task() != Task.RESTORER);
    }

    /** A picture with as much of everything as noise has. */
    private static float[] picture(ServedModel model) {
        Random random = new Random(7);
        float[] values = new float[model.manifest().fixedInput().shape().values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    @Test
    void lastLayerGivesWhatTheServedModelGives() {
        assertThat(drawn().map(model -> model.manifest().provenance().architecture()).distinct()).hasSizeGreaterThan(6);
        drawn().forEach(model -> {
            float[] picture = picture(model);
            float[] served = model.manifest().task() == Task.DENOISER ? model.denoise(picture).values()
                    : model.decode(List.of(model.encode(picture).values())).values();
            try (OpenModel inside = new OpenModel(model)) {
                float[] last = inside.pass(picture, ENCODED).values()[inside.layers().size() - 1];
                assertThat(last).as(model.manifest().id()).containsExactly(served, within((float) TOLERANCE));
            }
        });
    }

    @Test
    void sumsAddUpToWhatEachLayerGave() {
        drawn().forEach(model -> {
            try (OpenModel inside = new OpenModel(model)) {
                float[][] values = inside.pass(picture(model), ENCODED).values();
                for (int layer = 0; layer < values.length; layer++) {
                    if (!(inside.layers().get(layer).operation() instanceof Operation.Input)) {
                        requireSums(model.manifest().id(), inside, values, layer);
                    }
                }
            }
        });
    }

    /** The corners, where windows reach outside, and a pixel in the midst of the last map. */
    private static void requireSums(String id, OpenModel inside, float[][] values, int layer) {
        Operation.Size size = inside.layers().get(layer).size();
        for (Operation.Place place : List.of(new Operation.Place(0, 0, 0), new Operation.Place(size.maps() - 1, size.height() - 1, size.width() - 1),
                new Operation.Place(size.maps() - 1, size.height() / 2, size.width() / 3))) {
            PixelSum sum = PixelSum.of(id, inside.layers(), values, layer, place);
            float given = values[layer][(place.map() * size.height() + place.row()) * size.width() + place.column()];
            assertThat(sum.value()).as("%s, layer %d, %s, %s", id, layer, inside.layers().get(layer).operation().kind(), place)
                    .isCloseTo(given, within(TOLERANCE * Math.max(1, Math.abs(given))));
            double told = sum.parts().stream().mapToDouble(InsideServiceTest::product).sum() + sum.rest() + sum.bias();
            assertThat(told).isCloseTo(sum.sum(), within(1e-9));
        }
    }

    private static double product(PixelSum.Part part) {
        double sum = 0;
        for (int i = 0; i < part.values().length; i++) {
            sum += (double) part.values()[i] * part.weights()[i];
        }
        return sum;
    }

    @Test
    void tellsTheLayersOfTheSmallestModel() {
        LayerMaps maps = service.maps(catalog.model("digits-tiny"), picture(catalog.model("digits-tiny")), ENCODED, -1);

        assertThat(maps.layers()).extracting(LayerView::kind).containsExactly("input", "convolution", "convolution", "convolution", "dense",
                "input", "dense", "transposed-convolution", "transposed-convolution", "transposed-convolution", "convolution", "resize");
        assertThat(maps.layers()).extracting(LayerView::activation).startsWith(Activation.NONE, Activation.RELU, Activation.RELU, Activation.RELU, Activation.NONE);
        assertThat(maps.layers().stream().mapToInt(LayerView::parameters).sum()).isEqualTo(4_723);
        LayerView second = maps.layers().get(2);
        assertThat(List.of(second.maps(), second.height(), second.width(), second.kernel(), second.stride())).containsExactly(8, 7, 7, 3, 2);
        assertThat(maps.layers().get(4).output()).isEqualTo("latent");
        LayerView hidden = maps.layers().get(6);
        assertThat(List.of(hidden.maps(), hidden.height(), hidden.width())).as("numbers that become maps are shown as these").containsExactly(4, 4, 4);
    }

    @Test
    void givesSixteenMapsAndAllOfTheLayerThatIsAskedFor() {
        ServedModel model = catalog.model("faces");

        List<LayerView> layers = service.maps(model, picture(model), ENCODED, 2).layers();

        assertThat(layers.get(1).shown()).isEqualTo(16);
        assertThat(layers.get(2).shown()).isEqualTo(layers.get(2).maps()).isGreaterThan(16);
    }

    @Test
    void decoderTakesTheLatentThatIsGiven() {
        ServedModel model = catalog.model("digits-vae");
        float[] latent = new float[16];
        Arrays.fill(latent, 0.5f);

        try (OpenModel inside = new OpenModel(model)) {
            float[][] values = inside.pass(picture(model), latent).values();
            assertThat(values[values.length - 1]).containsExactly(model.decode(List.of(latent)).values(), within((float) TOLERANCE));
        }
    }

    @Test
    void refusesWhatIsNotThereInWords() {
        ServedModel model = catalog.model("digits-tiny");
        float[] picture = picture(model);

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.sum(model, picture, ENCODED, 12, 0, 0, 0))
                .withMessage("Expected a layer from 1 to 12, got 13; point at another one.");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.maps(model, picture, ENCODED, -2));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.sum(model, picture, ENCODED, 2, 8, 0, 0))
                .withMessageContaining("8 maps of 7 x 7").withMessageContaining("of map 9");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.sum(model, picture, ENCODED, 2, 0, -1, 0));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.sum(model, picture, ENCODED, 2, 0, 0, Integer.MAX_VALUE));
        assertThatExceptionOfType(InvalidTensorException.class).isThrownBy(() -> service.maps(model, picture, new float[9], -1)).withMessageContaining("10 values");
    }

    @Test
    void holdsFewModelsAndClosesThoseThatNobodyLooksAt() {
        drawn().limit(InsideService.MOST_OPEN + 2).forEach(model -> service.maps(model, picture(model), ENCODED, -1));
        assertThat(service.opened()).isEqualTo(InsideService.MOST_OPEN);

        now = now.plus(Duration.ofMinutes(InsideService.IDLE_MINUTES));
        ServedModel looked = catalog.model("digits-tiny");
        service.maps(looked, picture(looked), ENCODED, -1);
        service.closeUnused();
        assertThat(service.opened()).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(InsideService.IDLE_MINUTES));
        service.closeUnused();
        assertThat(service.opened()).isZero();
        assertThat(service.maps(looked, picture(looked), ENCODED, -1).layers()).hasSize(12);
    }

    @Test
    void servedGraphHasNoMoreOutputsThanBefore() {
        ServedModel model = catalog.model("digits-tiny");
        service.maps(model, picture(model), ENCODED, -1);

        assertThat(model.graph(GraphRole.DECODER).outputs()).hasSize(1);
    }
}
