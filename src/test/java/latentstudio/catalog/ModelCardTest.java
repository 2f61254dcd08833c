package latentstudio.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {
    @TempDir
    private Path models;

    @Test
    void showsARestorerThatNobodyCanDrawFor() throws IOException {
        ModelFolders.restorer(models, "scans", OnnxFixture.identityRestorer(), new Tiling(256, 32, 16));
        ModelCatalog catalog = ModelFolders.catalog(models);
        try {
            String card = new ModelCard(catalog.entries().getFirst()).getElement().getOuterHTML();
            assertThat(card).contains("pages of any size, in tiles of 256 × 256 px", "Restorer").contains("href=\"clean\"").doesNotContain("href=\"draw/");
            assertThat(new ModelTable("pages", catalog.entries()).getElement().getOuterHTML()).contains("Restorer");
        } finally {
            catalog.model("scans").close();
        }
    }
}
