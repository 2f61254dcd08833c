package latentstudio.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latentstudio.architecture.Activation;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.BilinearResize;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Convolution.Padding;
import latentstudio.architecture.Convolution;
import latentstudio.architecture.Dense;
import latentstudio.architecture.Layer;
import latentstudio.architecture.Network;
import latentstudio.architecture.PixelShuffle;
import latentstudio.architecture.Prior;
import latentstudio.architecture.Reshape;
import latentstudio.architecture.Residual;
import latentstudio.architecture.TransposedConvolution;
import latentstudio.inference.BareOnnxRuntime;
import latentstudio.training.loop.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds PyTorch against ONNX Runtime: what the network computes is what the exported file computes. */
class OnnxExporterTest {
    private static final OrtEnvironment ENVIRONMENT = BareOnnxRuntime.environment();

    static Stream<Arguments> everyLayer() {
        return Stream.of(
                Arguments.of(new Convolution(2, 3, 3, 1, Padding.VALID), new Shape(1, 2, 9, 8)),
                Arguments.of(new Convolution(2, 3, 3, 1, Padding.SAME), new Shape(1, 2, 9, 8)),
                Arguments.of(new Convolution(2, 3, 3, 2, Padding.SAME), new Shape(1, 2, 9, 8)), // pads 1, 1 and 0, 1
                Arguments.of(new Convolution(2, 3, 5, 2, Padding.SAME), new Shape(1, 2, 9, 8)),
                Arguments.of(new TransposedConvolution(3, 2), new Shape(1, 3, 4, 5)),
                Arguments.of(new Dense(5, 7), new Shape(1, 5)),
                Arguments.of(new Activation(Activation.Kind.RELU), new Shape(1, 6)),
                Arguments.of(new Activation(Activation.Kind.SILU), new Shape(1, 6)),
                Arguments.of(new Activation(Activation.Kind.SIGMOID), new Shape(1, 6)),
                Arguments.of(new Activation(Activation.Kind.CLAMP), new Shape(1, 6)),
                Arguments.of(new PixelShuffle(2), new Shape(1, 8, 3, 2)),
                Arguments.of(new Reshape(12), new Shape(1, 3, 2, 2)),
                Arguments.of(new Reshape(3, 2, 2), new Shape(1, 12)),
                Arguments.of(new BilinearResize(28, 28), new Shape(1, 2, 30, 30)),
                Arguments.of(new BilinearResize(7, 9), new Shape(1, 2, 4, 5)),
                Arguments.of(new Residual(new Residual(new Dense(5, 5)), new Activation(Activation.Kind.RELU)), new Shape(1, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLayer")
    void exportsLayerThatComputesTheSame(Layer layer, Shape item) throws OrtException {
        try (NDManager manager = manager()) {
            layer.getParameters().values().forEach(parameter ->
                    parameter.setInitializer((owner, shape, type) -> owner.randomNormal(shape)));
            layer.initialize(manager, DataType.FLOAT32, item);
            byte[] model = OnnxExporter.layers("layer", List.of(layer), "x", item, "y");
            for (int batch : new int[] {1, 3}) {
                NDArray input = manager.randomNormal(new Shape(batch).addAll(item.slice(1)));
                NDArray output = layer.forward(new ParameterStore(manager, false), new NDList(input), false).singletonOrThrow();

                assertSame(output, run(model, input, "y"));
                assertThat(output.getShape()).isEqualTo(layer.outputShape(input.getShape()));
            }
        }
    }

    @Test
    void exportsEveryKindOfLayerThatThereIs() {
        assertThat(everyLayer().<Object>map(arguments -> arguments.get()[0].getClass()))
                .contains((Object[]) Layer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void exportsArchitectureThatComputesTheSame(Architecture architecture) throws OrtException {
        try (NDManager manager = manager(); Network network = architecture.create().initialise(manager, 5)) {
            drawBiasesToo(network, manager);
            for (int batch : new int[] {1, 3}) {
                NDArray pictures = manager.randomUniform(0, 1, new Shape(batch).addAll(architecture.item()));
                switch (network) {
                    case Autoencoder model -> {
                        NDList encoded = model.encode(pictures, false);
                        NDArray latents = manager.randomNormal(new Shape(batch, model.latentSize()));
                        assertSame(encoded.head(), run(OnnxExporter.encoder(model), pictures, "latent"));
                        if (model.logVariance() != null) {
                            assertSame(encoded.get(1), run(OnnxExporter.encoder(model), pictures, "log_variance"));
                        }
                        assertSame(model.decode(latents, false), run(OnnxExporter.decoder(model), latents, "reconstruction"));
                    }
                    case Chain chain when chain.stages().size() == 1 ->
                            assertSame(chain.forward(pictures, false), run(OnnxExporter.denoiser(chain), pictures, "cleaned"));
                    case Chain chain -> {
                        List<NDArray> stages = chain.stages(pictures, false);
                        byte[] classifier = OnnxExporter.classifier(chain);
                        assertSame(stages.get(stages.size() - 2), run(classifier, pictures, "features"));
                        assertSame(stages.getLast(), run(classifier, pictures, "scores"));
                    }
                    case Prior prior -> throw new AssertionError("a prior is no architecture of pictures");
                }
            }
        }
    }

    @Test
    void storesRoundedWeightsInHalfTheBytesAndLosesNothing() throws OrtException {
        try (NDManager manager = manager(); Chain network = (Chain) Architecture.DENOISER.create().initialise(manager, 5)) {
            drawBiasesToo(network, manager);
            byte[] whole = OnnxExporter.denoiser(network);
            List<NDArray> weights = network.parameters().stream().map(Parameter::getArray).toList();
            Weights.write(weights, Weights.rounded(Weights.read(weights)));
            NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 1, 28, 28));

            byte[] half = OnnxExporter.denoiser(network);

            assertThat(half.length / (double) whole.length).isLessThan(0.52);
            assertSame(network.forward(pictures, false), run(half, pictures, "cleaned"));
        }
    }

    @Test
    void exportsARestorerForPagesOfAnySize() throws OrtException {
        try (NDManager manager = manager(); Chain network = (Chain) Architecture.RESTORER.create().initialise(manager, 5)) {
            drawBiasesToo(network, manager);
            byte[] restorer = OnnxExporter.restorer(network);
            for (Shape size : List.of(new Shape(1, 3, 16, 16), new Shape(2, 3, 48, 80))) {
                NDArray pages = manager.randomUniform(0, 1, size);

                assertSame(network.forward(pages, false), run(restorer, pages, "cleaned"));
            }
        }
    }

    @Test
    void exportsTheLightOfPagesOfAnySize() throws OrtException {
        try (NDManager manager = manager(); Chain network = (Chain) Architecture.LIGHT.create().initialise(manager, 5)) {
            drawBiasesToo(network, manager);
            NDArray overview = manager.randomUniform(0, 1, new Shape(1, 6, 96, 64));

            assertSame(network.forward(overview, false), run(OnnxExporter.light(network), overview, "light"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTensorsAndLeavesTheBatchFree(Architecture architecture) throws OrtException {
        try (NDManager manager = manager(); Network network = architecture.create().initialise(manager, 5)) {
            if (!(network instanceof Autoencoder model)) {
                return; // what other networks are called with is held by the test above
            }
            try (OrtSession encoder = ENVIRONMENT.createSession(OnnxExporter.encoder(model), new OrtSession.SessionOptions());
                 OrtSession decoder = ENVIRONMENT.createSession(OnnxExporter.decoder(model), new OrtSession.SessionOptions())) {
                long size = model.latentSize();
                long[] pictures = new Shape(-1).addAll(architecture.item()).getShape();

                assertThat(shape(encoder.getInputInfo().get("picture").getInfo())).containsExactly(pictures);
                assertThat(shape(encoder.getOutputInfo().get("latent").getInfo())).containsExactly(-1, size);
                assertThat(encoder.getOutputNames().iterator().next()).isEqualTo("latent");
                assertThat(encoder.getOutputNames().contains("log_variance")).isEqualTo(model.logVariance() != null);
                assertThat(shape(decoder.getInputInfo().get("latent").getInfo())).containsExactly(-1, size);
                assertThat(shape(decoder.getOutputInfo().get("reconstruction").getInfo())).containsExactly(pictures);
            }
        }
    }

    /** Ten steps of the midpoint method with DJL's network, and the units of the latents at the end. */
    @Test
    void exportsThePriorAsItsWholeWayFromNoiseToLatents() throws OrtException {
        float[] mean = {1, -2, 0.5f};
        float[] deviation = {2, 0.5f, 1};
        try (NDManager manager = manager(); Prior prior = new Prior(3, 2).initialise(manager, 5)) {
            drawBiasesToo(prior, manager);
            NDArray noise = manager.randomNormal(new Shape(4, 3));
            NDArray classes = manager.create(new float[] {1, 0, 0, 1, 0, 0, 1, 0}, new Shape(4, 2));
            NDArray temperature = manager.create(new float[] {1, 1, 0.5f, 0}, new Shape(4, 1));
            NDArray latents = noise.mul(temperature);
            for (int step = 0; step < 10; step++) {
                NDArray middle = latents.add(guided(prior, latents, classes, manager, step / 10f).mul(0.05f));
                latents = latents.add(guided(prior, middle, classes, manager, (step + 0.5f) / 10).mul(0.1f));
            }
            NDArray expected = latents.mul(manager.create(deviation)).add(manager.create(mean));

            byte[] model = OnnxExporter.prior(prior, mean, deviation, new Guidance(1.5, 0.4));

            try (OrtSession session = ENVIRONMENT.createSession(model, new OrtSession.SessionOptions());
                 OnnxTensor first = tensor(noise); OnnxTensor second = tensor(classes); OnnxTensor third = tensor(temperature);
                 OrtSession.Result result = session.run(Map.of("noise", first, "label", second, "temperature", third))) {
                FloatBuffer found = ((OnnxTensor) result.get("latent").orElseThrow()).getFloatBuffer();
                float[] values = new float[found.remaining()];
                found.get(values);
                assertSame(expected, values);
            }
            assertThat(model.length).as("the steps share their weights").isLessThan(6 * 256 * 256 * Float.BYTES * 6 / 5);
        }
    }

    /** What the class changes counts one and a half times from time 0.4 on. */
    private static NDArray guided(Prior prior, NDArray latents, NDArray classes, NDManager manager, float when) {
        NDArray time = time(manager, when);
        NDArray told = prior.velocity(latents, classes, time, false);
        if (when < 0.39f) {
            return told;
        }
        NDArray free = prior.velocity(latents, classes.mul(0), time, false);
        return free.add(told.sub(free).mul(1.5f));
    }

    private static NDArray time(NDManager manager, float time) {
        return manager.full(new Shape(4, 1), time);
    }

    private static OnnxTensor tensor(NDArray array) throws OrtException {
        return OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(array.toFloatArray()), array.getShape().getShape());
    }

    private static void drawBiasesToo(Network network, NDManager manager) { // which start at 0
        for (Parameter parameter : network.parameters()) {
            NDArray array = parameter.getArray();
            array.addi(manager.randomNormal(array.getShape()).mul(0.05f));
        }
    }

    private static long[] shape(Object info) {
        return ((TensorInfo) info).getShape();
    }

    private static void assertSame(NDArray expected, float[] found) {
        float[] values = expected.toFloatArray();
        assertThat(found).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(found[i]).isCloseTo(values[i], within(1e-4f));
        }
    }

    private static float[] run(byte[] model, NDArray input, String output) throws OrtException {
        try (OrtSession session = ENVIRONMENT.createSession(model, new OrtSession.SessionOptions());
             OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(input.toFloatArray()),
                     input.getShape().getShape());
             OrtSession.Result result = session.run(Map.<String, OnnxTensorLike>of(
                     session.getInputNames().iterator().next(), tensor))) {
            FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    private static NDManager manager() {
        return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }
}
