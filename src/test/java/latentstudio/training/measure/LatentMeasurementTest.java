package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Autoencoder;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.training.export.OnnxExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentMeasurementTest {
    @TempDir
    Path folder;

    /** An encoder whose weights are all alike: every unit has one value, and the Jacobian a closed form. */
    @Test
    void findsActivitySparsityAndJacobianOfAnEncoderThatIsKnown() throws IOException {
        LabelledPictures pictures = PictureSet.MNIST.training(IdxFixture.mnist(folder, 20, 10));
        float weight = 0.001f;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Autoencoder network = (Autoencoder) Architecture.SHALLOW.create().initialise(manager, 1)) {
            for (Parameter parameter : network.parameters()) {
                NDArray array = parameter.getArray();
                array.subi(array.duplicate()).addi(parameter.getType() == Parameter.Type.WEIGHT ? weight : 0);
            }
            TensorSpec picture = new TensorSpec(OnnxExporter.PICTURE, "FP32", List.of(TensorSpec.DYNAMIC, 1, 28, 28));
            TensorSpec latent = new TensorSpec(OnnxExporter.LATENT, "FP32", List.of(TensorSpec.DYNAMIC, 32));
            TensorSpec reconstruction = new TensorSpec(OnnxExporter.RECONSTRUCTION, "FP32", List.of(TensorSpec.DYNAMIC, 1, 28, 28));
            var graphs = Map.of(GraphRole.ENCODER, OnnxExporter.encoder(network), GraphRole.DECODER, OnnxExporter.decoder(network));
            try (ExportedModel model = ExportedModel.of(graphs, Map.of(
                    GraphRole.ENCODER, spec("encoder.onnx", graphs.get(GraphRole.ENCODER), picture, latent),
                    GraphRole.DECODER, spec("decoder.onnx", graphs.get(GraphRole.DECODER), latent, reconstruction)))) {
                double activity = 0;
                double squares = 0;
                for (int i = 0; i < pictures.count(); i++) {
                    double ink = 0;
                    for (float value : pictures.values(i, i + 1)) {
                        ink += weight * value;
                    }
                    double unit = 1 / (1 + Math.exp(-ink));
                    activity += unit / pictures.count();
                    squares += 32 * 784 * Math.pow(unit * (1 - unit) * weight, 2) / pictures.count();
                }

                LatentMeasurement found = LatentMeasurement.of(model, pictures);

                assertThat(found.activity()).isCloseTo(activity, within(1e-5));
                assertThat(found.asleep()).isZero();
                assertThat(found.sparsity()).isCloseTo(0, within(1e-5));
                assertThat(found.jacobian()).isCloseTo(Math.sqrt(squares), within(0.1 * Math.sqrt(squares)));
                assertThat(found.metrics()).hasSize(4);
            }
        }
    }

    private static GraphSpec spec(String file, byte[] onnx, TensorSpec from, TensorSpec to) {
        return new GraphSpec(file, GraphSpec.sha256Of(onnx), List.of(from), List.of(to));
    }
}
