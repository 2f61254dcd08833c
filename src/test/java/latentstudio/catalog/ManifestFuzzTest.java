package latentstudio.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentstudio.Cast;
import latentstudio.fuzz.Fuzz;
import latentstudio.fuzz.JsonMutations;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.inside.InsideService;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.model.TiledInputSpec;
import latentstudio.sketch.LatentNaming;
import latentstudio.sketch.SketchService;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spoilt manifest makes its model unavailable with a reason, or leaves one that can be shown and used; the start goes on. */
class ManifestFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 256L << 20;

    @TempDir
    Path folder;

    @Test
    void spoiltManifestsAreUsableOrSaidToBeUnusable() throws Exception {
        ModelFolders.addPrior(ModelFolders.copy(folder.resolve("autoencoder"), "tiny"));
        ModelFolders.denoiser(folder.resolve("denoiser"), "clear");
        ModelFolders.restorer(folder.resolve("restorer"), "pages", OnnxFixture.identityRestorer(), new TiledInputSpec.Tiling(64, 8, 8));
        List<byte[]> seeds = List.of(seed("autoencoder/tiny"), seed("denoiser/clear"), seed("restorer/pages"));
        new Fuzz("manifests", seeds, MOST_BYTES, Unusable.class).run(JsonMutations::of, this::start);
    }

    /** Not a fault. */
    private static final class Unusable extends Exception {
    }

    private byte[] seed(String model) throws IOException {
        return Files.readAllBytes(folder.resolve(model).resolve("manifest.json"));
    }

    /** Starts with one model, the one whose graphs fit. */
    private void start(byte[] manifest) throws Exception {
        String text = new String(manifest, StandardCharsets.UTF_8);
        Path model = folder.resolve(text.contains("denoiser.onnx") ? "denoiser/clear" : text.contains("restorer.onnx") ? "restorer/pages" : "autoencoder/tiny");
        String id = model.getFileName().toString();
        Files.write(model.resolve("manifest.json"), manifest);
        ModelCatalog catalog = ModelFolders.catalog(model.getParent());
        try {
            assertThat(catalog.entries()).hasSize(1);
            ModelCatalog.Entry entry = catalog.entries().getFirst();
            assertThat(new ModelsView(catalog).getElement().getTextRecursively()).isNotBlank();
            SketchService service = new SketchService(catalog, Cast.CODEC, new KnownPictures(ModelFolders.dataSets()), new InsideService(catalog), new LatentNaming(new LatentService(catalog)));
            JSON.writeValueAsString(service.models());
            if (!entry.available()) {
                assertThat(entry.reason()).isNotBlank().hasSizeLessThan(2000);
                throw new Unusable();
            }
            JSON.writeValueAsString(new ModelsResource(catalog).models());
            switch (entry.manifest().task()) {
                case DENOISER -> service.denoise(id, Cast.digit(3), true);
                case RESTORER -> assertThat(entry.model().tiling().tile()).isPositive();
                default -> assertThat(JSON.writeValueAsString(service.reconstruct(id, Cast.digit(3), true))).doesNotContain("\"NaN\"");
            }
        } finally {
            catalog.available().forEach(ServedModel::close);
        }
    }
}
