package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSpecTest {
    private static final List<TensorSpec> TENSORS = List.of(new TensorSpec("latent", "FP32", List.of(-1, 10)));
    private static final String SHA = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"../secret.onnx", "/etc/passwd", "a/b.onnx", ".hidden", "", "..\\up.onnx"})
    void rejectsAFileOutsideItsFolder(String file) {
        assertThatThrownBy(() -> new GraphSpec(file, SHA, TENSORS, TENSORS))
                .hasMessage("expected a plain file name beside the manifest, got '" + file + "'");
    }

    @Test
    void rejectsWhatIsNoSha256() {
        assertThatThrownBy(() -> new GraphSpec("encoder.onnx", "abc", TENSORS, TENSORS))
                .hasMessage("encoder.onnx: expected a SHA-256 of 64 lower-case hex digits, got 'abc'");
    }

    /** The example of FIPS 180-2, appendix B.1. */
    @Test
    void sumsAsTheStandardDoes() {
        assertThat(GraphSpec.sha256Of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void rejectsAGraphWithoutOutput() {
        assertThatThrownBy(() -> new GraphSpec("encoder.onnx", SHA, TENSORS, List.of()))
                .hasMessage("encoder.onnx: expected at least one input and one output");
    }
}
