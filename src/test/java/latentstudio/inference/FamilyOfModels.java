package latentstudio.inference;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latentstudio.Cast;
import latentstudio.image.Picture;

/**
 * A server with more models than those that ship: {@code cleaning}, a denoiser of digits, and {@code clothes-one},
 * {@code clothes-two} and {@code clothes-cleaning}, which say that they learned clothing. {@code clothes-one} has a card.
 */
public class FamilyOfModels implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("models");
            ModelFolders.denoiser(folder, "cleaning");
            clothing(ModelFolders.copy(folder, "clothes-one"), "Clothes, one");
            clothing(ModelFolders.copy(folder, "clothes-two"), "Clothes, two");
            clothing(ModelFolders.denoiser(folder, "clothes-cleaning"), "Clothes, denoising");
            Files.write(folder.resolve("clothes-one/card.png"), card());
            return Map.of("studio.extra-models", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The card of {@code clothes-one}: nine digits in rows of three. */
    public static byte[] card() {
        List<Picture> digits = IntStream.range(0, 9).mapToObj(Cast::digit).toList();
        return Cast.CODEC.png(Picture.sheet(digits));
    }

    private static void clothing(Path model, String title) throws IOException {
        ModelFolders.change(model, manifest -> manifest.put("title", title).put("dataset", "fashion-mnist"));
    }
}
