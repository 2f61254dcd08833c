package latentstudio.sketch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.inference.ModelFolders;

/** A folder of models for the tests: a denoiser of digits, and two autoencoders and a denoiser of clothing. */
final class FamilyOfModels {
    private FamilyOfModels() {
    }

    /** Writes the folder anew. */
    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("models");
            ModelFolders.denoiser(folder, "cleaning");
            for (String id : new String[] {"clothes-one", "clothes-two"}) {
                clothing(ModelFolders.copy(folder, id), id.equals("clothes-one") ? "Clothes, one" : "Clothes, two");
            }
            clothing(ModelFolders.denoiser(folder, "clothes-cleaning"), "Clothes, denoising");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clothing(Path model, String title) throws IOException {
        ModelFolders.change(model, manifest -> manifest.put("title", title).put("dataset", "Fashion-MNIST articles of clothing"));
    }
}
