package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import latentstudio.inference.ServedModel;
import latentstudio.ui.ModelChoice;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LatentServiceTest {
    @Inject
    LatentService service;

    @Test
    void offersEveryAutoencoderThoseWithAPriorFirst() {
        List<ModelChoice> models = service.models();

        assertThat(models.getFirst().id()).isEqualTo("digits-vae");
        assertThat(models).extracting(ModelChoice::id).contains("digits-2d", "fashion-vae", "fashion-tiny")
                .doesNotContain("digits-denoiser", "scans");
        assertThat(models).filteredOn(ModelChoice::prior).extracting(ModelChoice::id).containsExactly("digits-vae", "fashion-vae", "doodles-vae", "faces");
        assertThat(models.getFirst().classes()).hasSize(10);
        assertThat(models.getFirst().low()).hasSize(16);
    }

    @Test
    void refusesModelWithoutALatent() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.model("digits-denoiser"))
                .withMessageContaining("Expected a model with a latent").withMessageContaining("autoencoder");
    }

    @Test
    void findsClassesByNameOrNumber() {
        var manifest = service.model("fashion-vae").manifest();

        assertThat(LatentService.label(manifest, "sneaker")).isEqualTo(7);
        assertThat(LatentService.label(manifest, "9")).isEqualTo(9);
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> LatentService.label(manifest, "hat"))
                .withMessageContaining("Ankle boot").withMessageContaining("0 to 9").withMessageContaining("'hat'");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> LatentService.label(manifest, "10"));
    }

    @Test
    void drawsFromThePriorWhatDecodesToTheClass() {
        ServedModel model = service.model("digits-vae");

        Samples ones = service.sample(model, Sampling.PRIOR, 1, 20, 7, 1);
        Samples zeros = service.sample(model, Sampling.PRIOR, 0, 20, 7, 1);

        assertThat(ones.labels()).containsOnly(1);
        assertThat(ones.latents()).hasDimensions(20, 16);
        // a one has less than half the ink of a zero
        assertThat(2 * ink(model, ones)).isLessThan(ink(model, zeros));
    }

    @Test
    void fewerSamplesAreTheFirstOfMore() {
        ServedModel model = service.model("digits-vae");

        assertThat(service.sample(model, Sampling.PRIOR, null, 3, 7, 1).latents()[2])
                .containsExactly(service.sample(model, Sampling.PRIOR, null, 40, 7, 1).latents()[2]);
    }

    @Test
    void refusesThePriorOfAModelWithoutOne() {
        ServedModel model = service.model("digits-tiny");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.sample(model, Sampling.PRIOR, 1, 1, 7, 1))
                .withMessageContaining("digits-tiny").withMessageContaining("constrained");
    }

    private static double ink(ServedModel model, Samples samples) {
        double sum = 0;
        for (var picture : model.pictures(List.of(samples.latents()))) {
            for (float value : picture.values()) {
                sum += value;
            }
        }
        return sum;
    }
}
