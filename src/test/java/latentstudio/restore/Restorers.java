package latentstudio.restore;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.inference.ModelFolders;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.training.export.OnnxFixture;

/** A server with restorers: {@code scans-same}, {@code scans-blur}, {@code scans-bleach} and {@code scans-damaged}. */
public class Restorers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("restorers");
            Tiling tiling = new Tiling(64, 16, 16);
            ModelFolders.restorer(folder, "scans-same", OnnxFixture.identityRestorer(), tiling);
            ModelFolders.restorer(folder, "scans-blur", OnnxFixture.blurringRestorer(), tiling);
            ModelFolders.restorer(folder, "scans-bleach", OnnxFixture.bleachingRestorer(), tiling);
            ModelFolders.damage(ModelFolders.restorer(folder, "scans-damaged", OnnxFixture.identityRestorer(), tiling)
                    .resolve("restorer.onnx"));
            return Map.of("studio.extra-models", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
