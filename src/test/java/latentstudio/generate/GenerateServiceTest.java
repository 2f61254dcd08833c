package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.inference.ServedModel;
import latentstudio.inference.Timing;
import latentstudio.latent.Sampling;
import latentstudio.model.GraphSpec;
import latentstudio.ui.ModelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GenerateServiceTest {
    @Inject
    GenerateService service;

    @ParameterizedTest
    @CsvSource({"digits-vae, PRIOR", "digits-vae, UNCONSTRAINED", "fashion-vae, PRIOR", "digits-tiny, CONSTRAINED", "digits-dense, OVER_CONSTRAINED"})
    void fewerAreTheFirstOfMoreToTheLastBit(String id, Sampling sampling) {
        ServedModel model = service.model(id);
        Generation many = service.generate(model, new GenerateRequest(null, 64, 5, sampling, 1));

        for (int count : new int[] {1, 10, 16, 17}) {
            Generation few = service.generate(model, new GenerateRequest(null, count, 5, sampling, 1));
            assertThat(few.labels()).containsExactly(Arrays.copyOf(many.labels(), count));
            assertThat(few.pictures()).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(few.latents()[i]).containsExactly(many.latents()[i]);
                assertThat(few.pictures().get(i).values()).containsExactly(many.pictures().get(i).values());
            }
        }
    }

    @Test
    void theSameSeedIsTheSameAndAnotherIsNot() {
        ServedModel model = service.model("digits-vae");
        GenerateRequest request = new GenerateRequest(3, 20, 77, Sampling.PRIOR, 0.9);

        Generation one = service.generate(model, request);

        assertThat(service.generate(model, request).latents()).isDeepEqualTo(one.latents());
        assertThat(service.generate(model, new GenerateRequest(3, 20, 78, Sampling.PRIOR, 0.9)).latents()[0]).isNotEqualTo(one.latents()[0]);
    }

    /** These are of arithmetic that Java specifies, so they are the same on every machine. */
    @ParameterizedTest
    @CsvSource({"UNCONSTRAINED, 2e356facb17a0f73bc03e52ca1a0e81147e10dc5821e85c112471c04eb9a13be", "CONSTRAINED, ac4278fa890adeb8ae7c5381bb3a017856e5022d1bd89e31f4a49bd7b2690692", "OVER_CONSTRAINED, 9fdabc400416094306d6ce5649fe57d7e85e573d784f3bc71215d207b14a7e10"})
    void theLatentsOfAFormulaAreTheSameOnEveryMachine(Sampling sampling, String sha256) {
        Generation made = service.generate(service.model("digits-vae"), new GenerateRequest(null, 100, 5, sampling, 1));
        ByteBuffer bytes = ByteBuffer.allocate(100 * 16 * Float.BYTES);
        for (float[] latent : made.latents()) {
            for (float value : latent) {
                bytes.putFloat(value);
            }
        }

        assertThat(GraphSpec.sha256Of(bytes.array())).isEqualTo(sha256);
    }

    @Test
    void everyModelWithADecoderGeneratesInEveryWayThatItHas() {
        for (ModelChoice choice : service.models()) {
            ServedModel model = service.model(choice.id());
            PictureShape shape = choice.dataSet().shape();
            for (Sampling sampling : Sampling.values()) {
                if (sampling != Sampling.PRIOR || choice.prior()) {
                    Generation made = service.generate(model, new GenerateRequest(null, 3, 1, sampling, 1));
                    assertThat(made.pictures()).as(choice.id() + " " + sampling).hasSize(3)
                            .allMatch(picture -> picture.values().length == shape.values() && picture.width() == shape.width());
                    assertThat(made.timing().inferenceMillis()).isPositive();
                }
            }
        }
    }

    @Test
    void aHotterPriorIsMoreVaried() {
        assertThat(spread(0.3)).isLessThan(spread(1) / 2);
    }

    private double spread(double temperature) {
        float[][] latents = service.generate(service.model("digits-vae"), new GenerateRequest(8, 50, 4, Sampling.PRIOR, temperature)).latents();
        double sum = 0;
        for (int z = 0; z < 16; z++) {
            double mean = 0;
            for (float[] latent : latents) {
                mean += latent[z] / latents.length;
            }
            for (float[] latent : latents) {
                sum += (latent[z] - mean) * (latent[z] - mean);
            }
        }
        return sum;
    }

    @Test
    void aOneHasLessInkThanAZero() {
        assertThat(2 * ink("1")).isLessThan(ink("0"));
    }

    private double ink(String label) {
        ServedModel model = service.model("digits-vae");
        double sum = 0;
        for (Picture picture : service.generate(model, GenerateRequest.of(model, label, "30", "9", null, null)).pictures()) {
            for (float value : picture.values()) {
                sum += value;
            }
        }
        return sum;
    }
}
