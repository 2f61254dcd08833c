package latentstudio.inference;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.training.export.MadeUpDataSet;

/** A server with three more data sets, {@code glyphs}, {@code tiles} and {@code stickers} of {@link MadeUpDataSet}, and a model of each, found in their folders. */
public class MadeUpModels implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("made-up");
            for (MadeUpDataSet set : new MadeUpDataSet[] {MadeUpDataSet.glyphs(), MadeUpDataSet.tiles(), MadeUpDataSet.stickers()}) {
                set.writeInto(folder.resolve("datasets"));
                set.writeModelInto(folder.resolve("models"));
            }
            return Map.of("studio.extra-datasets", folder.resolve("datasets").toString(), "studio.extra-models", folder.resolve("models").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
