package latentstudio.map;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.inference.ModelFolders;
import latentstudio.latent.Npy;

/**
 * A server with more models than those that ship: {@code tiny-mapped}, which has a map by UMAP with a cluster for each class,
 * {@code tiny-torn}, whose file of it ends too early, {@code tiny-plain}, which has none, and {@code sheep}, whose pictures do not ship.
 */
public class MapModels implements QuarkusTestProfile {
    /** From the middle of the map to the middle of a cluster. */
    static final double RADIUS = 8;

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("models");
            byte[] file = Npy.of(clusters());
            title(ModelFolders.copy(folder, "tiny-mapped"), "Digits, mapped");
            Files.write(folder.resolve("tiny-mapped/umap.npy"), file);
            title(ModelFolders.copy(folder, "tiny-torn"), "Digits, torn");
            Files.write(folder.resolve("tiny-torn/umap.npy"), Arrays.copyOf(file, file.length - 8));
            title(ModelFolders.copy(folder, "tiny-plain"), "Digits, plain");
            title(ModelFolders.copy(folder, "sheep"), "Sheep");
            ModelFolders.change(folder.resolve("sheep"), manifest -> manifest.put("dataset", "pictures of sheep"));
            return Map.of("studio.extra-models", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** [10000][2], the test pictures of each class around a spot of their own, which lie on a circle. */
    static float[][] clusters() throws IOException {
        LabelledPictures pictures = PictureSet.MNIST.test(Path.of("datasets"));
        Random random = new Random(1);
        float[][] places = new float[pictures.count()][];
        for (int i = 0; i < places.length; i++) {
            double angle = 2 * Math.PI * pictures.label(i) / 10;
            places[i] = new float[] {(float) (RADIUS * Math.cos(angle) + random.nextGaussian()), (float) (RADIUS * Math.sin(angle) + random.nextGaussian())};
        }
        return places;
    }

    private static void title(Path model, String title) throws IOException {
        ModelFolders.change(model, manifest -> manifest.put("title", title));
    }
}
