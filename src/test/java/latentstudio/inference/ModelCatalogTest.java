package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    @TempDir
    private Path models;
    private Path folder;
    private ModelCatalog catalog;

    @BeforeEach
    void copyTwoModels() throws IOException {
        folder = ModelFolders.copy(models, "broken");
        ModelFolders.copy(models, "sound");
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void offersEveryModelOfTheFolder() {
        catalog = ModelFolders.catalog(models);
        assertThat(catalog.entries()).extracting(ModelCatalog.Entry::id).containsExactly("broken", "sound");
        assertThat(catalog.available()).hasSize(2);
        assertThat(catalog.device()).isEqualTo(InferenceDevice.CPU);
    }

    @Test
    void offersAModelThatComesLaterAndNoLongerOneThatGoes(@TempDir Path later) throws IOException {
        catalog = ModelFolders.catalog(models);
        List<ModelCatalog.Entry> before = catalog.entries();
        List<String> gone = new ArrayList<>();
        catalog.whenGone(model -> gone.add(model.manifest().id()));

        ModelCatalog.Entry added = catalog.add(ModelFolders.copy(later, "newcomer"));

        assertThat(added.available()).isTrue();
        assertThat(before).as("who looks at a list is not surprised").hasSize(2);
        assertThat(catalog.entries()).hasSize(3).isSameAs(catalog.entries());
        ServedModel model = catalog.model("newcomer");
        assertThat(model.encode(new float[28 * 28]).values()).hasSize(10);
        assertThatThrownBy(() -> catalog.add(later.resolve("newcomer"))).hasMessage("expected the id of a model that is not here, got 'newcomer'");

        assertThat(catalog.remove("newcomer")).isTrue();
        assertThat(catalog.remove("newcomer")).isFalse();
        assertThat(gone).containsExactly("newcomer");
        assertThatThrownBy(() -> catalog.model("newcomer")).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> model.encode(new float[28 * 28])).as("who still has it is told").isInstanceOf(RuntimeException.class);
        assertThat(catalog.model("sound").encode(new float[28 * 28]).values()).hasSize(10);
    }

    @Test
    void aModelIsReplacedAndWhoHasTheOldOneIsStillAnswered(@TempDir Path later) throws IOException {
        catalog = ModelFolders.catalog(models);
        List<String> told = new ArrayList<>();
        Runnable leave = catalog.listen(told::add);
        ServedModel old = catalog.model("sound");
        Path newer = ModelFolders.copy(later, "sound");
        ModelFolders.change(newer, manifest -> manifest.put("version", "learning"));

        assertThat(catalog.put(newer).manifest().isLearning()).isTrue();

        assertThat(catalog.model("sound")).isNotSameAs(old);
        assertThat(catalog.entries()).hasSize(2);
        assertThat(old.encode(new float[28 * 28]).values()).hasSize(10);
        catalog.remove("sound");
        assertThat(told).containsExactly("sound", "sound");
        leave.run();
        catalog.put(newer);
        assertThat(told).hasSize(2);
    }

    @Test
    void keepsTheReasonOfAModelThatComesLaterAndIsDamaged(@TempDir Path later) throws IOException {
        catalog = ModelFolders.catalog(models);
        Path damaged = ModelFolders.copy(later, "newcomer");
        ModelFolders.damage(damaged.resolve("encoder.onnx"));

        assertThat(catalog.add(damaged).reason()).startsWith("encoder.onnx is damaged");
        assertThat(catalog.available()).hasSize(2);
        assertThat(catalog.remove("newcomer")).isTrue();
    }

    @Test
    void noticesADamagedGraph() throws IOException {
        ModelFolders.damage(folder.resolve("encoder.onnx"));
        assertBroken("encoder.onnx is damaged: expected SHA-256 ");
    }

    @Test
    void noticesAMissingGraph() throws IOException {
        Files.delete(folder.resolve("decoder.onnx"));
        assertBroken("expected the graph decoder.onnx beside the manifest, found no such file");
    }

    @Test
    void noticesAManifestThatIsNoJson() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{\"id\": \"broken\",");
        assertBroken("manifest.json cannot be read: ");
    }

    @Test
    void noticesAManifestOfAnotherModel() throws IOException {
        ModelFolders.change(folder, manifest -> manifest.put("id", "other"));
        assertBroken("expected the id 'broken' as its folder is named, got 'other'");
    }

    @Test
    void noticesAGraphThatIsNoOnnx() throws IOException {
        Path encoder = folder.resolve("encoder.onnx");
        Files.writeString(encoder, "no graph");
        ModelFolders.change(folder, manifest -> graph(manifest, "encoder").put("sha256",
                "3dedef457e43526d4d19c81bef4756864daf4602ab8df76e4e7e71caf0137661"));
        assertBroken("broken-encoder: ONNX Runtime cannot run encoder.onnx: ");
    }

    @Test
    void noticesATensorOfAnotherName() throws IOException {
        ModelFolders.change(folder, manifest ->
                ((ObjectNode) graph(manifest, "encoder").withArray("inputs").get(0)).put("name", "image"));
        assertBroken("broken-encoder: expected the inputs [image], got [picture]");
    }

    @Test
    void noticesATensorOfAnotherShape() throws IOException {
        ModelFolders.change(folder, manifest ->
                ((ObjectNode) graph(manifest, "encoder").withArray("inputs").get(0)).putArray("shape").add(-1).add(1).add(14).add(56));
        assertBroken("broken-encoder: ONNX Runtime cannot run it on what the manifest says it takes, [picture [-1, 1, 14, 56]]: ");
    }

    @Test
    void noticesAnOutputOfAnotherName() throws IOException {
        ModelFolders.change(folder, manifest ->
                ((ObjectNode) graph(manifest, "encoder").withArray("outputs").get(0)).put("name", "code"));
        assertBroken("broken-encoder: expected the output 'code', got [latent]");
    }

    @Test
    void noticesAnOutputOfAnotherShape() throws IOException {
        ModelFolders.change(folder, manifest ->
                ((ObjectNode) graph(manifest, "decoder").withArray("outputs").get(0)).putArray("shape").add(-1).add(1).add(14).add(56));
        assertBroken("broken-decoder: expected output 'reconstruction' of FP32 and shape [1, 1, 14, 56], got float32 and (1, 1, 28, 28)");
    }

    @Test
    void noticesAManifestThatContradictsItself() throws IOException {
        ModelFolders.change(folder, manifest ->
                ((ObjectNode) graph(manifest, "decoder").withArray("outputs").get(0)).putArray("shape").add(-1).add(1).add(32).add(32));
        assertBroken("expected decoder output 'reconstruction' of 784 values an item, got shape [-1, 1, 32, 32]");
    }

    @Test
    void keepsTheFirstOfTwoModelsWithOneId() throws IOException {
        Path extra = Files.createDirectory(models.resolve("extra"));
        ModelFolders.change(ModelFolders.copy(extra, "sound"), manifest -> manifest.put("title", "Second"));
        catalog = new ModelCatalog(new ModelFolders.Settings(models, Optional.of(extra),
                InferenceSettings.DeviceSetting.CPU, 400, 256, Duration.ofSeconds(2), Map.of()), new ObjectMapper(), ModelFolders.dataSets());
        assertThat(catalog.model("sound").manifest().title()).isNotEqualTo("Second");
        assertThat(catalog.entries()).hasSize(2);
    }

    @Test
    void servesNothingFromAFolderThatIsNotThere() {
        catalog = ModelFolders.catalog(models.resolve("nowhere"));
        assertThat(catalog.entries()).isEmpty();
    }

    @Test
    void saysWhichModelsThereAreWhenOneIsUnknown() {
        catalog = ModelFolders.catalog(models);
        assertThatThrownBy(() -> catalog.model("letters")).isInstanceOf(UnknownModelException.class)
                .hasMessage("Expected one of the models broken, sound, got 'letters'.");
    }

    /** Asked for CUDA on a build or a machine without it, the models run on the CPU, and the reason is kept. */
    @Test
    void fallsBackToTheCpuAndSaysWhy() {
        catalog = new ModelCatalog(new ModelFolders.Settings(models, Optional.empty(),
                InferenceSettings.DeviceSetting.CUDA, 400, 256, Duration.ofSeconds(2), Map.of()), new ObjectMapper(), ModelFolders.dataSets());
        assertThat(catalog.available()).hasSize(2);
        if (catalog.device() != InferenceDevice.GPU) {
            assertThat(catalog.device().name()).isEqualTo("CPU");
            assertThat(catalog.device().fallbackReason()).isNotBlank();
        }
    }

    private void assertBroken(String reason) {
        catalog = ModelFolders.catalog(models);
        assertThatThrownBy(() -> catalog.model("broken")).isInstanceOf(ModelUnavailableException.class)
                .hasMessageStartingWith("The model 'broken' is not available: ").hasMessageContaining(reason);
        assertThat(catalog.model("sound").encode(new float[784]).values()).hasSize(10);
    }

    private static ObjectNode graph(ObjectNode manifest, String role) {
        return (ObjectNode) manifest.get("graphs").get(role);
    }
}
