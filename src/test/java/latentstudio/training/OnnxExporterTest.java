package latentstudio.training;

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
import latentstudio.architecture.Convolution;
import latentstudio.architecture.Convolution.Padding;
import latentstudio.architecture.Dense;
import latentstudio.architecture.Layer;
import latentstudio.architecture.PixelShuffle;
import latentstudio.architecture.Reshape;
import latentstudio.architecture.TransposedConvolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds PyTorch against ONNX Runtime: what the network computes is what the exported file computes. */
class OnnxExporterTest {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

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
                Arguments.of(new PixelShuffle(2), new Shape(1, 8, 3, 2)),
                Arguments.of(new Reshape(12), new Shape(1, 3, 2, 2)),
                Arguments.of(new Reshape(3, 2, 2), new Shape(1, 12)),
                Arguments.of(new BilinearResize(28, 28), new Shape(1, 2, 30, 30)),
                Arguments.of(new BilinearResize(7, 9), new Shape(1, 2, 4, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLayer")
    void exportsLayerThatComputesTheSame(Layer layer, Shape item) throws OrtException {
        try (NDManager manager = manager()) {
            for (Parameter parameter : layer.getDirectParameters().values()) {
                parameter.setInitializer((owner, shape, type) -> owner.randomNormal(shape));
            }
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
        try (NDManager manager = manager(); Autoencoder model = architecture.create().initialise(manager, 5)) {
            for (Parameter parameter : model.parameters()) { // biases too, which start at 0
                NDArray array = parameter.getArray();
                array.addi(manager.randomNormal(array.getShape()).mul(0.05f));
            }
            byte[] encoder = OnnxExporter.encoder(model);
            byte[] decoder = OnnxExporter.decoder(model);
            for (int batch : new int[] {1, 3}) {
                NDArray pictures = manager.randomUniform(0, 1, new Shape(batch).addAll(model.picture()));
                NDList encoded = model.encode(pictures, false);
                NDArray latents = manager.randomNormal(new Shape(batch, model.latentSize()));

                assertSame(encoded.head(), run(encoder, pictures, "latent"));
                if (model.logVariance() != null) {
                    assertSame(encoded.get(1), run(encoder, pictures, "log_variance"));
                }
                assertSame(model.decode(latents, false), run(decoder, latents, "reconstruction"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTensorsAndLeavesTheBatchFree(Architecture architecture) throws OrtException {
        try (NDManager manager = manager(); Autoencoder model = architecture.create().initialise(manager, 5);
             OrtSession encoder = ENVIRONMENT.createSession(OnnxExporter.encoder(model), new OrtSession.SessionOptions());
             OrtSession decoder = ENVIRONMENT.createSession(OnnxExporter.decoder(model), new OrtSession.SessionOptions())) {
            long size = model.latentSize();

            assertThat(shape(encoder.getInputInfo().get("picture").getInfo())).containsExactly(-1, 1, 28, 28);
            assertThat(shape(encoder.getOutputInfo().get("latent").getInfo())).containsExactly(-1, size);
            assertThat(encoder.getOutputNames().iterator().next()).isEqualTo("latent");
            assertThat(encoder.getOutputNames().contains("log_variance")).isEqualTo(model.logVariance() != null);
            assertThat(shape(decoder.getInputInfo().get("latent").getInfo())).containsExactly(-1, size);
            assertThat(shape(decoder.getOutputInfo().get("reconstruction").getInfo())).containsExactly(-1, 1, 28, 28);
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
