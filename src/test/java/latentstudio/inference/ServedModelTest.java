package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import latentstudio.model.TiledInputSpec;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelTest {
    @TempDir
    private Path models;
    private ModelCatalog catalog;

    @BeforeEach
    void offerADenoiserAndAnAutoencoderWithAPrior() throws IOException {
        ModelFolders.denoiser(models, "cleaning");
        ModelFolders.addPrior(ModelFolders.copy(models, "sampling"));
        ModelFolders.copy(models, "plain");
        catalog = ModelFolders.catalog(models);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void denoisesABatchOfPictures() {
        float[] pictures = new float[2 * 784];
        Arrays.fill(pictures, 0.25f);
        pictures[5] = 1;
        pictures[784 + 7] = 0.75f;

        Run run = catalog.model("cleaning").denoise(pictures);

        float[] expected = new float[2 * 784];
        expected[5] = 1;
        expected[784 + 7] = 0.5f;
        assertThat(run.timing().batchSize()).isEqualTo(2);
        assertThat(run.values()).isEqualTo(expected);
    }

    @Test
    void restoresTilesOfAnySize() throws IOException {
        ModelFolders.restorer(models, "scans", OnnxFixture.blurringRestorer(), new TiledInputSpec.Tiling(64, 16, 16));
        catalog.close();
        catalog = ModelFolders.catalog(models);
        float[] tiles = new float[2 * 16 * 48];
        tiles[16 * 48 + 5 * 48 + 20] = 0.9f;

        Run run = catalog.model("scans").restore(16, 48, tiles);

        assertThat(run.timing().batchSize()).isEqualTo(2);
        assertThat(run.values()).hasSize(tiles.length);
        assertThat(run.values()[16 * 48 + 4 * 48 + 21]).isCloseTo(0.1f, within(1e-6f));
        assertThat(Arrays.copyOf(run.values(), 16 * 48)).containsOnly(0f);
        assertThatThrownBy(() -> catalog.model("scans").restore(16, 40, tiles)).isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected 640 values an item for 'page' of scans-restorer, got 1536 in all.");
    }

    @Test
    void saysWhatARestorerIsFor() throws IOException {
        ModelFolders.restorer(models, "scans", OnnxFixture.identityRestorer(), new TiledInputSpec.Tiling(64, 16, 16));
        catalog.close();
        catalog = ModelFolders.catalog(models);
        assertThatThrownBy(() -> catalog.model("scans").normaliser()).isInstanceOf(UnsuitableModelException.class)
                .hasMessage("Expected a model of pictures of one size, got 'scans' (restorer); use clean with it, or choose another model.");
        assertThatThrownBy(() -> catalog.model("plain").tiling()).isInstanceOf(UnsuitableModelException.class)
                .hasMessage("Expected a model with a graph 'restorer', got 'plain' (autoencoder); "
                        + "use reconstruct or decode with it, or choose another model.");
    }

    @Test
    void refusesARestorerThatIsDamaged() throws IOException {
        ModelFolders.damage(ModelFolders.restorer(models, "scans", OnnxFixture.identityRestorer(),
                new TiledInputSpec.Tiling(64, 16, 16)).resolve("restorer.onnx"));
        catalog.close();
        catalog = ModelFolders.catalog(models);
        assertThatThrownBy(() -> catalog.model("scans")).isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("restorer.onnx is damaged: expected SHA-256");
    }

    @Test
    void samplesLatentsFromNoiseClassAndTemperature() {
        float[] noise = new float[3 * 10];
        Arrays.fill(noise, 0.5f);
        float[] labels = new float[3 * 10];
        labels[4] = 1; // the first latent is of class 4, the second of class 9, the third of none
        labels[10 + 9] = 1;

        Run run = catalog.model("sampling").sampleLatents(noise, labels, new float[] {1, 2, 0});

        assertThat(run.timing().batchSize()).isEqualTo(3);
        assertThat(Arrays.copyOfRange(run.values(), 0, 10)).containsOnly(5.5f);
        assertThat(Arrays.copyOfRange(run.values(), 10, 20)).containsOnly(11f);
        assertThat(Arrays.copyOfRange(run.values(), 20, 30)).containsOnly(0f);
    }

    @Test
    void rejectsUnlikeNumbersOfNoiseAndTemperatures() {
        assertThatThrownBy(() -> catalog.model("sampling").sampleLatents(new float[20], new float[20], new float[3]))
                .isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected 2 items for 'temperature' of sampling-prior as for 'noise', got 3.");
    }

    @Test
    void rejectsATemperatureThatIsNoNumber() {
        assertThatThrownBy(() -> catalog.model("sampling").sampleLatents(new float[10], new float[10], new float[] {Float.NaN}))
                .isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected finite values for 'temperature' of sampling-prior, got NaN at position 0 of item 0.");
    }

    @Test
    void saysWhatADenoiserIsFor() {
        assertThatThrownBy(() -> catalog.model("cleaning").encode(new float[784])).isInstanceOf(UnsuitableModelException.class)
                .hasMessage("Expected a model with a graph 'encoder', got 'cleaning' (denoiser); "
                        + "use denoise with it, or choose another model.");
    }

    @Test
    void saysWhatAnAutoencoderIsFor() {
        assertThatThrownBy(() -> catalog.model("plain").sampleLatents(new float[10], new float[10], new float[1]))
                .isInstanceOf(UnsuitableModelException.class)
                .hasMessage("Expected a model with a graph 'prior', got 'plain' (autoencoder); "
                        + "use reconstruct or decode with it, or choose another model.");
    }

    @Test
    void refusesAPriorWhoseFileGivesAnotherOutput() throws IOException {
        ModelFolders.change(models.resolve("sampling"), manifest ->
                ((ObjectNode) manifest.at("/graphs/prior/outputs/0")).put("name", "sample"));
        catalog.close();
        catalog = ModelFolders.catalog(models);
        assertThatThrownBy(() -> catalog.model("sampling")).isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("sampling-prior: expected the output 'sample', got [latent]");
    }
}
