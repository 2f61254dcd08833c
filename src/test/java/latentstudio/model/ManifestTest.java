package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TINY = Path.of("models/digits-tiny/manifest.json");

    static List<Path> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("models"))) {
            return folders.map(folder -> folder.resolve("manifest.json")).filter(Files::exists).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isWrittenAsItWasRead(Path file) throws IOException {
        Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(manifest))).isEqualTo(JSON.readTree(file.toFile()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void tellsWhereTheModelComesFrom(Path file) throws IOException {
        Provenance provenance = JSON.readValue(file.toFile(), Manifest.class).provenance();
        assertThat(provenance.history()).extracting(Provenance.Epoch::epoch)
                .startsWith(1).contains(provenance.bestEpoch());
        assertThat(provenance.dataSha256()).isNotEmpty().allSatisfy((name, sum) -> assertThat(sum).matches("[0-9a-f]{64}"));
        assertThat(provenance.commit()).matches("[0-9a-f]{40}");
        assertThat(provenance.parameters()).isPositive();
    }

    @Test
    void rejectsAnIdThatIsNoFolderName() {
        assertThatThrownBy(() -> changed(json -> json.put("id", "../Digits")))
                .hasMessageContaining("expected an id of lower-case words joined by '-', got '../Digits'");
    }

    @Test
    void rejectsAMissingTitle() {
        assertThatThrownBy(() -> changed(json -> json.remove("title")))
                .hasMessageContaining("digits-tiny: the manifest lacks 'title'");
    }

    @Test
    void rejectsAnEncoderWithoutADecoder() {
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.get("graphs")).remove("decoder")))
                .hasMessageContaining("digits-tiny: expected an encoder and a decoder, or neither");
    }

    @Test
    void rejectsALatentThatDoesNotFitTheGraphs() {
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.get("input")).put("height", 32)))
                .hasMessageContaining("expected encoder input 'picture' of 896 values an item, got shape [-1, 1, 28, 28]");
    }

    @Test
    void rejectsAnUnknownTask() {
        assertThatThrownBy(() -> changed(json -> json.put("task", "oracle"))).hasMessageContaining("oracle");
    }

    private static Manifest changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(TINY.toFile());
        change.accept(json);
        return JSON.treeToValue(json, Manifest.class);
    }
}
