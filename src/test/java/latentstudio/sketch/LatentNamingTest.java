package latentstudio.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import latentstudio.inference.ModelCatalog;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LatentNamingTest {
    @Inject
    LatentNaming naming;
    @Inject
    ModelCatalog catalog;

    @Test
    void namesAreFoundOnceAModel() {
        LatentNames names = naming.of(catalog.model("digits-vae"));

        assertThat(names.names()).hasSize(16).contains(ValueMeaning.SLANT, ValueMeaning.WEIGHT, null);
        assertThat(naming.of(catalog.model("digits-vae"))).isSameAs(names);
    }

    @Test
    void photographsHaveNone() {
        assertThat(naming.of(catalog.model("faces")).names()).isEmpty();
    }
}
