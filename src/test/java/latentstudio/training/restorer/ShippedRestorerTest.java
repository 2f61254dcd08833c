package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Picture;
import latentstudio.model.Manifest;
import latentstudio.training.card.ModelFolder;
import org.junit.jupiter.api.Test;

/** The model {@code scans} as it is in the repository. */
class ShippedRestorerTest {
    private static final Path FOLDER = Path.of("models", RestorerTraining.ID);

    @Test
    void takesUnevenLightOffARenderedPageAndLeavesACleanOneAlone() throws IOException {
        Manifest manifest = ModelFolder.manifest(FOLDER);
        SplittableRandom random = new SplittableRandom(3);
        Picture clean = new PageRenderer().page(620, 877, random);
        Picture dirty = PageDamage.UNEVEN_LIGHT.apply(clean, 0.6, random);
        try (ExportedRestorer restorer = new ExportedRestorer(FOLDER, manifest)) {
            assertThat(clean.peakSignalToNoiseRatio(restorer.apply(clean))).isGreaterThan(30);
            assertThat(clean.meanSquaredError(restorer.apply(dirty))).isLessThan(clean.meanSquaredError(dirty) / 4);
        }
    }

    @Test
    void wasTrainedAsConfigured() throws IOException {
        Manifest manifest = ModelFolder.manifest(FOLDER);

        assertThat(manifest.provenance().hyperParameters()).containsAllEntriesOf(RestorerTraining.settings());
        assertThat(manifest.provenance().commit()).matches("[0-9a-f]{40}");
    }
}
