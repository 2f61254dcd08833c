package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Picture;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.training.card.ModelFile;
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
        ModelFile file = ModelFile.of(RestorerTraining.ID);

        assertThat(manifest.provenance().hyperParameters()).containsAllEntriesOf(RestorerTraining.settings());
        assertThat(manifest.title()).isEqualTo(file.title());
        assertThat(manifest.summary()).isEqualTo(file.summary());
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(file.use(), file.limits());
        assertThat(manifest.metrics()).filteredOn(metric -> metric.target() != null)
                .allMatch(metric -> metric.target().equals(file.targets().get(metric.key()))).hasSameSizeAs(file.targets().keySet());
        assertThat(manifest.metrics()).extracting(Metric::key).contains(Arrays.stream(PageDamage.values())
                .map(kind -> Metric.key("root-mean-squared-error", kind.label())).toArray(String[]::new));
        assertThat(manifest.provenance().commit()).matches("[0-9a-f]{40}");
    }
}
