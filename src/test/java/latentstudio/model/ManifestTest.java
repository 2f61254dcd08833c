package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TINY = Path.of("models/digits-tiny/manifest.json");

    private static final TiledInputSpec PAGES =
            new TiledInputSpec(1, new TiledInputSpec.Tiling(256, 32, 16), 0, 1, InputSpec.Ink.DARK);

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

    @Test
    void acceptsADenoiserOfOneGraphWithoutALatent() throws IOException {
        Manifest manifest = changed(json -> denoiser(json, List.of(-1, 1, 28, 28)));
        assertThat(manifest.graphs()).containsOnlyKeys(GraphRole.DENOISER);
        assertThat(manifest.latent()).isNull();
    }

    @Test
    void rejectsADenoiserWithALatent() {
        assertThatThrownBy(() -> changed(json -> {
            ObjectNode latent = (ObjectNode) json.get("latent");
            denoiser(json, List.of(-1, 1, 28, 28)).set("latent", latent);
        })).hasMessageContaining("digits-tiny: expected a denoiser to have one graph, its denoiser, and no latent; "
                + "got the graphs [denoiser] and a latent");
    }

    @Test
    void rejectsADenoiserWithAnEncoder() {
        assertThatThrownBy(() -> changed(json -> json.put("task", "denoiser").putNull("latent")))
                .hasMessageContaining("the manifest lacks 'latent'");
        assertThatThrownBy(() -> changed(json -> json.put("task", "denoiser")))
                .hasMessageContaining("got the graphs [decoder, encoder] and a latent");
    }

    @Test
    void rejectsADenoiserThatChangesThePicturesSize() {
        assertThatThrownBy(() -> changed(json -> denoiser(json, List.of(-1, 1, 56, 14))))
                .hasMessageContaining("expected denoiser output 'denoised' of shape [-1, 1, 28, 28], got [-1, 1, 56, 14]");
    }

    @Test
    void rejectsADenoiserOfSeveralInputs() {
        assertThatThrownBy(() -> changed(json -> {
            ArrayNode inputs = denoiser(json, List.of(-1, 1, 28, 28)).withArray("/graphs/denoiser/inputs");
            inputs.add(JSON.valueToTree(new TensorSpec("level", "FP32", List.of(-1, 1))));
        })).hasMessageContaining("expected denoiser.onnx to have 1 input(s), got [picture, level]");
    }

    @Test
    void rejectsAnAutoencoderThatOnlyDenoises() {
        assertThatThrownBy(() -> changed(json -> denoiser(json, List.of(-1, 1, 28, 28)).put("task", "autoencoder")))
                .hasMessageContaining("expected an encoder and a decoder for the task 'autoencoder', got the graphs [denoiser]");
    }

    @Test
    void acceptsARestorerOfPagesInTiles() throws IOException {
        Manifest manifest = changed(json -> restorer(json, List.of(-1, 1, -1, -1)));
        assertThat(manifest.input()).isEqualTo(PAGES);
        assertThat(manifest.graphs()).containsOnlyKeys(GraphRole.RESTORER);
        assertThat(JSON.readTree(JSON.writeValueAsString(manifest)).at("/input/tiled/overlap").intValue()).isEqualTo(32);
        assertThatThrownBy(manifest::fixedInput).hasMessage("digits-tiny takes pages of any size");
    }

    @Test
    void rejectsARestorerOfOneSize() {
        assertThatThrownBy(() -> changed(json -> restorer(json, List.of(-1, 1, 256, 256))))
                .hasMessageContaining("expected restorer output 'cleaned' of shape [-1, 1, -1, -1], got [-1, 1, 256, 256]");
        assertThatThrownBy(() -> changed(json -> {
            ObjectNode input = (ObjectNode) json.get("input");
            restorer(json, List.of(-1, 1, -1, -1)).set("input", input);
        })).hasMessageContaining("digits-tiny: expected a restorer's input to be pages in tiles, got pictures of one size");
    }

    @Test
    void rejectsARestorerWithALatent() {
        assertThatThrownBy(() -> changed(json -> {
            ObjectNode latent = (ObjectNode) json.get("latent");
            restorer(json, List.of(-1, 1, -1, -1)).set("latent", latent);
        })).hasMessageContaining("digits-tiny: expected a restorer to have one graph, its restorer, and no latent; "
                + "got the graphs [restorer] and a latent");
    }

    @Test
    void rejectsAnAutoencoderOfPages() {
        assertThatThrownBy(() -> changed(json -> json.set("input", JSON.valueToTree(PAGES))))
                .hasMessageContaining("digits-tiny: expected an input of fixed height and width for the task 'autoencoder', got pages in tiles");
    }

    @Test
    void acceptsAPriorOfNoiseLabelAndTemperature() throws IOException {
        assertThat(changed(json -> prior(json, List.of("noise", "label", "temperature"), 10)).graphs())
                .containsKeys(GraphRole.ENCODER, GraphRole.DECODER, GraphRole.PRIOR);
    }

    @Test
    void rejectsAPriorOfOtherInputs() {
        assertThatThrownBy(() -> changed(json -> prior(json, List.of("label", "noise", "temperature"), 10)))
                .hasMessageContaining("expected the prior's inputs [noise, label, temperature], got [label, noise, temperature]");
    }

    @Test
    void rejectsAPriorOfAnotherLatent() {
        assertThatThrownBy(() -> changed(json -> prior(json, List.of("noise", "label", "temperature"), 16)))
                .hasMessageContaining("expected prior output 'latent' of shape [-1, 10], got [-1, 16]");
    }

    @Test
    void aPriorWithoutClassesTakesAllForOne() {
        assertThatThrownBy(() -> changed(json -> {
            prior(json, List.of("noise", "label", "temperature"), 10);
            json.withObject("/latent").putArray("perClass");
        })).hasMessageContaining("expected prior input 'label' of shape [-1, 1], got [-1, 10]");
    }

    @Test
    void takesTheNamesOfItsDataSetsClasses() throws IOException {
        Manifest manifest = changed(json -> { });
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();

        assertThat(manifest.classes()).isNull();
        assertThat(manifest.withClasses(ten).classes()).isEqualTo(ten);
        assertThatThrownBy(() -> manifest.withClasses(List.of("one", "other")))
                .hasMessageContaining("expected latent statistics of each of the 2 classes, got those of 10");
        assertThatThrownBy(() -> manifest.withClasses(ten).withClasses(List.of("one", "other")))
                .hasMessageContaining("leave 'classes' out of the manifest");
    }

    private static ObjectNode denoiser(ObjectNode json, List<Integer> returned) {
        json.put("task", "denoiser").putNull("latent");
        json.putObject("graphs").set("denoiser", JSON.valueToTree(new GraphSpec("denoiser.onnx", "0".repeat(64),
                List.of(new TensorSpec("picture", "FP32", List.of(-1, 1, 28, 28))),
                List.of(new TensorSpec("denoised", "FP32", returned)))));
        return json;
    }

    /** Found by fuzzing: whoever showed such a model failed, and with it all others on the screen. */
    @Test
    void rejectsWhatCouldNotBeShown() {
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.get("provenance")).putNull("hyperParameters")))
                .hasMessageContaining("expected the provenance to have hyperParameters, dataSha256 and a history");
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.get("latent").get("overall")).remove("median")))
                .hasMessageContaining("expected latent statistics with median, mean");
        assertThatThrownBy(() -> changed(json -> ((ArrayNode) json.get("latent").get("errorQuantiles")).set(100, "NaN")))
                .hasMessageContaining("errorQuantiles: expected finite percentiles that rise, got NaN at 100");
    }

    private static ObjectNode restorer(ObjectNode json, List<Integer> returned) {
        json.put("task", "restorer").putNull("latent");
        json.set("input", JSON.valueToTree(PAGES));
        json.putObject("graphs").set("restorer", JSON.valueToTree(new GraphSpec("restorer.onnx", "0".repeat(64),
                List.of(new TensorSpec("page", "FP32", List.of(-1, 1, -1, -1))),
                List.of(new TensorSpec("cleaned", "FP32", returned)))));
        return json;
    }

    private static void prior(ObjectNode json, List<String> inputs, int returned) {
        List<TensorSpec> taken = List.of(new TensorSpec(inputs.get(0), "FP32", List.of(-1, 10)),
                new TensorSpec(inputs.get(1), "FP32", List.of(-1, 10)), new TensorSpec(inputs.get(2), "FP32", List.of(-1, 1)));
        ((ObjectNode) json.get("graphs")).set("prior", JSON.valueToTree(new GraphSpec("prior.onnx", "0".repeat(64), taken,
                List.of(new TensorSpec("latent", "FP32", List.of(-1, returned))))));
    }

    private static Manifest changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(TINY.toFile());
        change.accept(json);
        return JSON.treeToValue(json, Manifest.class);
    }
}
