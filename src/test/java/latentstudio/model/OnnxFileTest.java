package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
    private static byte[] encoder(String model) throws IOException {
        return Files.readAllBytes(Path.of("models", model, "encoder.onnx"));
    }

    @Test
    void readsNodesConstantsAndOutputs() throws IOException {
        OnnxFile file = OnnxFile.read(encoder("digits-tiny"));

        assertThat(file.outputs()).containsExactly("latent");
        assertThat(file.nodes()).extracting(OnnxFile.Node::operator).containsExactly("Conv", "Relu", "Conv", "Relu", "Conv", "Relu", "Reshape", "Gemm");
        OnnxFile.Node first = file.nodes().getFirst();
        assertThat(first.inputs()).containsExactly("picture", "trunk_0_weight", "trunk_0_bias");
        assertThat(first.integers("strides")).containsExactly(2, 2);
        assertThat(first.integers("group", 1)).containsExactly(1);
        assertThat(file.tensors().get("trunk_0_weight").shape()).containsExactly(16, 1, 3, 3);
        assertThat(file.tensors().get("trunk_0_weight").values()).hasSize(144);
        assertThat(file.tensors().get("trunk_6_shape").integers()).containsExactly(-1, 64);
    }

    @Test
    void readsWeightsInHalfPrecision() throws IOException {
        OnnxFile.Tensor half = OnnxFile.read(encoder("cifar10-tiny")).tensors().get("trunk_0_weight_half");

        assertThat(half.values()).hasSize(16 * 3 * 3 * 3);
        for (float value : half.values()) {
            assertThat(Float.float16ToFloat(Float.floatToFloat16(value))).isEqualTo(value);
        }
    }

    @Test
    void addsOutputsAfterItsOwnAndLeavesTheRest() throws IOException {
        byte[] plain = encoder("digits-tiny");

        OnnxFile wider = OnnxFile.read(OnnxFile.withOutputs(plain, List.of("trunk_1", "trunk_3")));

        assertThat(wider.outputs()).containsExactly("latent", "trunk_1", "trunk_3");
        assertThat(wider.nodes()).hasSameSizeAs(OnnxFile.read(plain).nodes());
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        byte[] whole = encoder("digits-tiny");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> OnnxFile.read("no graph at all".getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> OnnxFile.read(Arrays.copyOf(whole, whole.length / 2)))
                .withMessage("expected a whole ONNX file, got one whose model is damaged");
    }
}
