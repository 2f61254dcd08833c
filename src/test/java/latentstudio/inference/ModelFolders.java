package latentstudio.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import latentstudio.dataset.DataSetSettings;
import latentstudio.dataset.DataSets;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;
import latentstudio.training.export.OnnxFixture;

/** Models for the tests: copies of a shipped one, whole or spoilt, and some with tiny graphs of their own. */
public final class ModelFolders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TINY = Path.of("models/digits-tiny");

    private ModelFolders() {
    }

    /** Copies {@code digits-tiny} to {@code parent/id} and gives the copy that id. */
    public static Path copy(Path parent, String id) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(id));
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(onnx|json)")).toList()) { // its card is another's
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        change(folder, manifest -> manifest.put("id", id));
        return folder;
    }

    /** A denoiser at {@code parent/id} that lets faint ink vanish; see {@link OnnxFixture#denoiser}. */
    public static Path denoiser(Path parent, String id) throws IOException {
        Path folder = copy(parent, id);
        Files.delete(folder.resolve("encoder.onnx"));
        Files.delete(folder.resolve("decoder.onnx"));
        List<Integer> picture = List.of(-1, 1, 28, 28);
        GraphSpec graph = graph(folder, "denoiser.onnx", OnnxFixture.denoiser(28, 28),
                List.of(new TensorSpec("picture", "FP32", picture)), new TensorSpec("denoised", "FP32", picture));
        change(folder, manifest -> {
            manifest.put("task", "denoiser").put("title", "Digits, denoising").putNull("latent");
            manifest.putObject("graphs").putPOJO("denoiser", graph);
        });
        return folder;
    }

    /** A restorer of pages at {@code parent/id}, for instance {@link OnnxFixture#identityRestorer}. */
    public static Path restorer(Path parent, String id, byte[] onnx, TiledInputSpec.Tiling tiling) throws IOException {
        Path folder = copy(parent, id);
        Files.delete(folder.resolve("encoder.onnx"));
        Files.delete(folder.resolve("decoder.onnx"));
        List<Integer> page = List.of(-1, 1, -1, -1);
        GraphSpec graph = graph(folder, "restorer.onnx", onnx, List.of(new TensorSpec("page", "FP32", page)),
                new TensorSpec("cleaned", "FP32", page));
        change(folder, manifest -> {
            manifest.put("task", "restorer").put("title", "Scans").put("dataset", "pages").putNull("latent").putNull("classes");
            manifest.putPOJO("input", new TiledInputSpec(1, tiling, 0, 1, InputSpec.Ink.DARK));
            manifest.putObject("graphs").putPOJO("restorer", graph);
        });
        return folder;
    }

    /** A restorer of pages in colour at {@code parent/id}, which divides them by {@link OnnxFixture#brightestLight}. */
    public static Path colourRestorer(Path parent, String id, TiledInputSpec.Tiling tiling) throws IOException {
        Path folder = restorer(parent, id, OnnxFixture.identityColourRestorer(), tiling);
        List<Integer> page = List.of(-1, 3, -1, -1);
        GraphSpec restorer = graph(folder, "restorer.onnx", OnnxFixture.identityColourRestorer(),
                List.of(new TensorSpec("page", "FP32", page)), new TensorSpec("cleaned", "FP32", page));
        GraphSpec light = graph(folder, "light.onnx", OnnxFixture.brightestLight(),
                List.of(new TensorSpec("overview", "FP32", List.of(-1, 6, -1, -1))), new TensorSpec("light", "FP32", page));
        change(folder, manifest -> {
            manifest.putPOJO("input", new TiledInputSpec(3, tiling, 0, 1, InputSpec.Ink.DARK));
            manifest.putObject("graphs").putPOJO("restorer", restorer).putPOJO("light", light);
        });
        return folder;
    }

    /** Gives a copy a prior; see {@link OnnxFixture#prior}. */
    public static void addPrior(Path folder) throws IOException {
        GraphSpec graph = graph(folder, "prior.onnx", OnnxFixture.prior(10, 10),
                List.of(new TensorSpec("noise", "FP32", List.of(-1, 10)), new TensorSpec("label", "FP32", List.of(-1, 10)),
                        new TensorSpec("temperature", "FP32", List.of(-1, 1))),
                new TensorSpec("latent", "FP32", List.of(-1, 10)));
        change(folder, manifest -> ((ObjectNode) manifest.get("graphs")).putPOJO("prior", graph));
    }

    private static GraphSpec graph(Path folder, String file, byte[] onnx, List<TensorSpec> inputs, TensorSpec output)
            throws IOException {
        Files.write(folder.resolve(file), onnx);
        return new GraphSpec(file, GraphSpec.sha256Of(onnx), inputs, List.of(output));
    }

    /** Gives a copy another decoder, of the same shapes. */
    public static void decoder(Path folder, byte[] onnx) throws IOException {
        GraphSpec graph = graph(folder, "decoder.onnx", onnx, List.of(new TensorSpec("latent", "FP32", List.of(-1, 10))),
                new TensorSpec("reconstruction", "FP32", List.of(-1, 1, 28, 28)));
        change(folder, manifest -> ((ObjectNode) manifest.get("graphs")).putPOJO("decoder", graph));
    }

    /** Changes a copy's manifest. */
    public static void change(Path folder, Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(manifest);
        JSON.writeValue(file.toFile(), manifest);
    }

    /** Flips one bit in the middle of a graph. */
    public static void damage(Path graph) throws IOException {
        byte[] bytes = Files.readAllBytes(graph);
        bytes[bytes.length / 2] ^= 1;
        Files.write(graph, bytes);
    }

    /** A catalog of the models in a folder, on the CPU; its models are the caller's to close. */
    public static ModelCatalog catalog(Path models) {
        return new ModelCatalog(new Settings(models, Optional.empty(), InferenceSettings.DeviceSetting.CPU, 400,
                256, Duration.ofSeconds(2), Map.of()), JSON, dataSets());
    }

    /** The data sets that ship. */
    public static DataSets dataSets() {
        return new DataSets(new SetSettings(Path.of("datasets"), Optional.empty()));
    }

    private record SetSettings(Path datasets, Optional<Path> extraDatasets) implements DataSetSettings {
    }

    record Settings(Path models, Optional<Path> extraModels, DeviceSetting device, int maxBatch, int maxQueue, Duration maxWait,
                    Map<String, Remote> remote)
            implements InferenceSettings {
    }
}
