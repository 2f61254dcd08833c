package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    @Test
    void tinyEncoderHas2262ParametersAndDecoder2461() {
        Autoencoder model = Architecture.TINY_CONVOLUTIONAL.create();
        List<Layer> encoder = new ArrayList<>(model.trunk());
        encoder.add(model.mean());

        assertThat(count(encoder)).isEqualTo(2_262);
        assertThat(count(model.decoder())).isEqualTo(2_461);
        assertThat(count(model)).isEqualTo(4_723);
    }

    @Test
    void variationalHas1696897Parameters() {
        assertThat(count(Architecture.VARIATIONAL.create())).isEqualTo(1_696_897);
    }

    @ParameterizedTest
    @EnumSource
    void mapsPicturesToLatentsAndBackToPicturesInRange(Architecture architecture) {
        try (NDManager manager = LayerFixture.manager();
             Autoencoder model = architecture.create().initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(3).addAll(model.picture()));

            NDArray latents = model.encode(pictures, false).head();
            NDArray reconstructions = model.decode(latents, false);

            assertThat(latents.getShape()).isEqualTo(new Shape(3, model.latentSize()));
            assertThat(reconstructions.getShape()).isEqualTo(pictures.getShape());
            assertThat(reconstructions.min().getFloat()).isGreaterThanOrEqualTo(0);
            assertThat(reconstructions.max().getFloat()).isLessThanOrEqualTo(1);
        }
    }

    private static long count(Autoencoder model) {
        return model.parameters().stream().map(Parameter::getShape).mapToLong(Shape::size).sum();
    }

    private static long count(List<Layer> layers) {
        return layers.stream().flatMap(layer -> layer.getDirectParameters().values().stream()).map(Parameter::getShape)
                .mapToLong(Shape::size).sum();
    }
}
