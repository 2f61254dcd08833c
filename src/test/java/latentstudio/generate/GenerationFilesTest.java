package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import latentstudio.Cast;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.latent.LatentService;
import latentstudio.latent.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationFilesTest {
    private final GenerationFiles files = new GenerationFiles(Cast.CODEC);

    @Test
    void theNamesOfClassesSurviveTheTableAndTheFileNames(@TempDir Path folder) throws IOException {
        ModelFolders.change(ModelFolders.copy(folder, "own"), manifest -> {
            manifest.put("dataset", "apples");
            var classes = manifest.putArray("classes");
            List.of("Äpfel, rot", "a \"b\"", "../up", "?", "4", "5", "6", "7", "8", "9").forEach(classes::add);
        });
        ModelCatalog catalog = ModelFolders.catalog(folder);
        ServedModel model = catalog.model("own");
        GenerateService service = new GenerateService(new LatentService(catalog));

        for (int label = 0; label < 4; label++) {
            Generation made = service.generate(model, new GenerateRequest(label, 1, 5, Sampling.CONSTRAINED, 1));
            String row = new String(Unzipped.files(files.zip(made)).get("labels.csv"), StandardCharsets.UTF_8).lines().toList().get(1);
            assertThat(row).isEqualTo(List.of("001-äpfel-rot.png,0,\"Äpfel, rot\"", "001-a-b.png,1,\"a \"\"b\"\"\"", "001-up.png,2,../up", "001-class.png,3,?").get(label));
            assertThat(made.name()).isEqualTo("own-" + List.of("äpfel-rot", "a-b", "up", "class").get(label) + "-constrained-seed-5");
        }
        catalog.available().forEach(ServedModel::close);
    }

    @Test
    void theSameSamplesAreTheSameBytes() {
        ModelCatalog catalog = ModelFolders.catalog(Path.of("models"));
        GenerateService service = new GenerateService(new LatentService(catalog));
        GenerateRequest request = new GenerateRequest(null, 30, 5, Sampling.PRIOR, 1);
        Generation one = service.generate(service.model("fashion-vae"), request);
        Generation other = service.generate(service.model("fashion-vae"), request);

        assertThat(files.sheet(other)).isEqualTo(files.sheet(one));
        assertThat(files.zip(other)).isEqualTo(files.zip(one));
        assertThat(files.npz(other)).isEqualTo(files.npz(one));
        assertThat(files.idx(other)).isEqualTo(files.idx(one));
        catalog.available().forEach(ServedModel::close);
    }
}
