package latentstudio.figures;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.inference.ModelFolders;

/**
 * A server with more models than those that ship: {@code kuzushiji}, of a data set that does not ship, {@code unsigned}, which
 * does not tell how it was made, and {@code damaged}, which cannot be used.
 */
public class FigureModels implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("figures");
            ModelFolders.change(ModelFolders.copy(folder, "kuzushiji"), manifest -> manifest.put("title", "Kuzushiji").put("dataset", "Kuzushiji-MNIST"));
            ModelFolders.change(ModelFolders.copy(folder, "unsigned"), manifest -> manifest.put("title", "Unsigned").putNull("provenance"));
            ModelFolders.damage(ModelFolders.copy(folder, "damaged").resolve("decoder.onnx"));
            return Map.of("studio.extra-models", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
