package latentstudio.inference;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.training.export.MadeUpDataSet;

/** A server with two more data sets, {@code glyphs} and {@code tiles} of {@link MadeUpDataSet}, and a model of each, found in their folders. */
public class MadeUpModels implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("made-up");
            for (MadeUpDataSet set : new MadeUpDataSet[] {MadeUpDataSet.glyphs(), MadeUpDataSet.tiles()}) {
                set.writeInto(folder.resolve("datasets"));
                set.writeModelInto(folder.resolve("models"));
            }
            return Map.of("studio.extra-datasets", folder.resolve("datasets").toString(), "studio.extra-models", folder.resolve("models").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
