package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.Device;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import latentstudio.dataset.IdxFixture;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.training.card.ModelFolder;
import org.assertj.core.api.InstanceOfAssertFactories;
import latentstudio.training.loop.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way on a tiny data set: train, export, measure, write, read again, evaluate. */
class ModelWriterTest {
    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                arguments("digits-tiny", Set.of(GraphRole.ENCODER, GraphRole.DECODER)),
                arguments("digits-vae", Set.of(GraphRole.ENCODER, GraphRole.DECODER, GraphRole.PRIOR)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesAModelThatSaysWhatItIs(String id, Set<GraphRole> roles) throws Exception {
        train(id);

        Manifest manifest = manifest(id);

        assertThat(manifest.id()).isEqualTo(id);
        assertThat(manifest.dataset()).isEqualTo("mnist");
        assertThat(manifest.classes()).as("named by the data set").isNull();
        assertThat(manifest.graphs().keySet()).containsExactlyInAnyOrderElementsOf(roles);
        for (GraphSpec graph : manifest.graphs().values()) {
            byte[] bytes = Files.readAllBytes(folder.resolve("models").resolve(id).resolve(graph.file()));
            assertThat(graph.sha256()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        assertThat(manifest.latent().perClass()).hasSize(10);
        assertThat(manifest.latent().errorQuantiles()).isSorted();
        assertThat(manifest.latent().densityQuantiles()).isSorted();
        assertThat(manifest.provenance().history()).hasSize(2);
        assertThat(manifest.provenance().dataSha256()).hasSize(4);
        assertThat(manifest.provenance().seed()).isEqualTo(7);
        assertThat(manifest.metrics()).extracting(Metric::split)
                .contains("test, 40 pictures").anyMatch(split -> split.startsWith("validation"));
        assertThat(manifest.metrics()).extracting(Metric::key).contains("labels-kept");
        assertThat(manifest.metrics()).filteredOn(metric -> metric.key().equals("recall/prior"))
                .hasSize(roles.contains(GraphRole.PRIOR) ? 1 : 0);
        try (Stream<Path> files = Files.list(folder.resolve("models").resolve(id))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                            Stream.of("manifest.json", "README.md", "card.png", "curve.png", "samples.png", "umap.npy"),
                            roles.stream().map(role -> role.label() + ".onnx")).toList());
        }
    }

    @Test
    void theCardIsTheSameWhenItIsWrittenAgainFromTheFiles() throws IOException {
        train("digits-tiny");
        Path model = folder.resolve("models/digits-tiny");
        List<String> names = List.of("README.md", "card.png", "curve.png", "samples.png");
        Map<String, byte[]> trained = new HashMap<>();
        for (String name : names) {
            trained.put(name, Files.readAllBytes(model.resolve(name)));
            Files.delete(model.resolve(name));
        }

        CardWriter.rewrite(Configuration.of("digits-tiny"), folder.resolve("models"), folder.resolve("data"));

        for (String name : names) {
            assertThat(model.resolve(name)).hasBinaryContent(trained.get(name));
        }
    }

    @Test
    void evaluationFindsTheFiguresOfTheManifest() throws IOException {
        train("digits-tiny");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        List<Metric> found = Figures.evaluate(Configuration.of("digits-tiny"), folder.resolve("models"),
                folder.resolve("data"), Path.of("classifiers"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("digits-tiny 1", "target 0.1405");
        List<Metric> written = manifest("digits-tiny").metrics();
        assertThat(found).hasSameSizeAs(written);
        for (Metric metric : found) {
            assertThat(written).filteredOn(other -> other.key().equals(metric.key()))
                    .singleElement().extracting(Metric::value).asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(metric.value(), within(1e-6));
        }
    }

    private void train(String id) throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 40);
        Trainer trainer = new Trainer(folder.resolve("checkpoints"), 7, OptionalInt.of(2), Device.cpu(), false, false, "none",
                new PrintStream(OutputStream.nullOutputStream()));
        new PictureTraining(Configuration.of(id), trainer, folder.resolve("data"), folder.resolve("models"), Path.of("classifiers"), null).run();
    }

    private Manifest manifest(String id) throws IOException {
        return ModelFolder.manifest(folder.resolve("models").resolve(id));
    }
}
