package latentstudio.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Copies of a shipped model, whole or spoilt, for the tests. */
public final class ModelFolders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TINY = Path.of("models/digits-tiny");

    private ModelFolders() {
    }

    /** Copies {@code digits-tiny} to {@code parent/id} and gives the copy that id. */
    public static Path copy(Path parent, String id) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(id));
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        change(folder, manifest -> manifest.put("id", id));
        return folder;
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
                Duration.ofSeconds(2)), JSON);
    }

    record Settings(Path models, Optional<Path> extraModels, DeviceSetting device, int maxBatch, Duration maxWait)
            implements InferenceSettings {
    }
}
