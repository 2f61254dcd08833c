package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import latentstudio.dataset.LightPages;
import latentstudio.image.PageOverview;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    @Test
    void tinyEncoderHas2262ParametersAndDecoder2461() {
        Autoencoder model = (Autoencoder) Architecture.TINY_CONVOLUTIONAL.create();
        List<Layer> encoder = new ArrayList<>(model.trunk());
        encoder.addAll(model.mean());

        assertThat(count(encoder)).isEqualTo(2_262);
        assertThat(count(model.decoder())).isEqualTo(2_461);
        assertThat(count(model)).isEqualTo(4_723);
    }

    @Test
    void denseHasTheUnitsOfTheArticle() {
        assertThat(count(Architecture.DENSE.create()))
                .isEqualTo(784 * 400 + 400 + 400 * 10 + 10 + 10 * 400 + 400 + 400 * 784 + 784);
    }

    @ParameterizedTest
    @EnumSource
    void mapsPicturesToWhatItIsFor(Architecture architecture) {
        try (NDManager manager = LayerFixture.manager();
             Network network = architecture.create().initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(3).addAll(architecture.item()));

            NDArray answer = network.forward(pictures, false);

            if (architecture == Architecture.JUDGE || architecture == Architecture.TEACHER) {
                assertThat(answer.getShape()).isEqualTo(new Shape(3, 10));
            } else {
                assertThat(answer.getShape()).isEqualTo(architecture == Architecture.LIGHT
                        ? new Shape(3, 3, LightPages.SIDE, LightPages.SIDE) : pictures.getShape());
                assertThat(answer.min().getFloat()).isGreaterThanOrEqualTo(0);
                assertThat(answer.max().getFloat()).isLessThanOrEqualTo(1);
            }
            if (network instanceof Autoencoder model) {
                assertThat(model.encode(pictures, false).head().getShape()).isEqualTo(new Shape(3, model.latentSize()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTORER", "LIGHT"}, mode = EnumSource.Mode.EXCLUDE)
    void takesPicturesOfOtherShapes(Architecture architecture) {
        assertThat(architecture.suits(new PictureShape(3, 48, 32))).isTrue();
        try (NDManager manager = LayerFixture.manager();
             Network network = architecture.create(new PictureShape(3, 48, 32), 5, 7).initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 3, 48, 32));

            assertThat(network.forward(pictures, false).getShape()).isEqualTo(
                    architecture == Architecture.JUDGE || architecture == Architecture.TEACHER ? new Shape(2, 7) : pictures.getShape());
        }
    }

    @Test
    void someNeedSidesThatAreMultiples() {
        assertThat(Architecture.FOUR_CONVOLUTIONS.suits(new PictureShape(3, 48, 24))).isFalse();
        assertThat(Architecture.RESIDUAL_VARIATIONAL.suits(new PictureShape(1, 28, 28))).isFalse();
        assertThat(Architecture.CONVOLUTIONAL.suits(new PictureShape(1, 28, 28))).isTrue();
        assertThat(Architecture.TINY_CONVOLUTIONAL.suits(new PictureShape(1, 27, 31))).isTrue();
    }

    @Test
    void judgesShowTheFeaturesThatTheirLastLayerReads() {
        try (NDManager manager = LayerFixture.manager();
             Chain judge = (Chain) Architecture.JUDGE.create().initialise(manager, 1)) {
            List<NDArray> stages = judge.stages(manager.randomUniform(0, 1, new Shape(3, 1, 28, 28)), false);

            assertThat(stages).extracting(NDArray::getShape).containsExactly(new Shape(3, 128), new Shape(3, 10));
        }
    }

    @Test
    void restorerTakesPagesOfAnySizeOfItsMultiple() {
        try (NDManager manager = LayerFixture.manager();
             Network restorer = Architecture.RESTORER.create().initialise(manager, 1)) {
            NDArray page = manager.randomUniform(0, 1, new Shape(1, 3, 3 * Architecture.PAGE_MULTIPLE, 5 * Architecture.PAGE_MULTIPLE));

            assertThat(restorer.forward(page, false).getShape()).isEqualTo(page.getShape());
        }
    }

    @Test
    void lightIsAsLargeAsTheOverviewAndBetweenDarkAndBright() {
        try (NDManager manager = LayerFixture.manager();
             Network light = Architecture.LIGHT.create().initialise(manager, 1)) {
            NDArray overview = manager.randomUniform(0, 1, new Shape(1, 6, 2 * PageOverview.MULTIPLE, 3 * PageOverview.MULTIPLE));

            NDArray answer = light.forward(overview, false);
            assertThat(answer.getShape()).isEqualTo(new Shape(1, 3, 2 * PageOverview.MULTIPLE, 3 * PageOverview.MULTIPLE));
            assertThat(answer.min().getFloat()).isPositive();
            assertThat(answer.max().getFloat()).isLessThan(1);
        }
    }

    private static long count(Network model) {
        return model.parameters().stream().map(Parameter::getShape).mapToLong(Shape::size).sum();
    }

    private static long count(List<Layer> layers) {
        return layers.stream().flatMap(layer -> layer.getDirectParameters().values().stream()).map(Parameter::getShape)
                .mapToLong(Shape::size).sum();
    }
}
