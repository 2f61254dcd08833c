package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.Sampling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateRequestTest {
    private static ModelCatalog catalog;
    private static ServedModel plain;
    private static ServedModel withPrior;
    private static ServedModel classless;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        ModelFolders.copy(folder, "plain");
        ModelFolders.addPrior(ModelFolders.copy(folder, "with-prior"));
        ModelFolders.change(ModelFolders.copy(folder, "classless"), manifest -> {
            manifest.putNull("classes");
            ((ObjectNode) manifest.get("latent")).putArray("perClass");
        });
        catalog = ModelFolders.catalog(folder);
        plain = catalog.model("plain");
        withPrior = catalog.model("with-prior");
        classless = catalog.model("classless");
    }

    @AfterAll
    static void close() {
        catalog.available().forEach(ServedModel::close);
    }

    @Test
    void whatIsLeftOutGetsItsDefault() {
        GenerateRequest request = GenerateRequest.of(withPrior, null, "", null, " ", null);

        assertThat(request).isEqualTo(new GenerateRequest(null, 64, request.seed(), Sampling.PRIOR, 1));
        assertThat(request.seed()).isBetween(0L, 999_999L);
        assertThat(GenerateRequest.of(plain, null, null, null, null, null).sampling()).isEqualTo(Sampling.CONSTRAINED);
    }

    @Test
    void readsWhatIsSaid() {
        assertThat(GenerateRequest.of(plain, "7", "400", "-9223372036854775808", "over-constrained", "0.5"))
                .isEqualTo(new GenerateRequest(7, 400, Long.MIN_VALUE, Sampling.OVER_CONSTRAINED, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "401", "100000", "1.5", "99999999999999", "many", "NaN"})
    void refusesACountOutOfRange(String count) {
        assertRefused(plain, null, count, null, null, null, "a count from 1 to 400, got '" + count + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.0", "1e30", "five", "NaN", "0x5"})
    void refusesASeedThatIsNoWholeNumberOf64Bits(String seed) {
        assertRefused(plain, null, null, seed, null, null, "a whole number of at most 64 bits, got '" + seed + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-0.1", "1e30", "Infinity", "4.01", "warm"})
    void refusesATemperatureOutOfRange(String temperature) {
        assertRefused(plain, null, null, null, null, temperature, "a temperature from 0 to 4, got '" + temperature + "'");
    }

    @ParameterizedTest
    @CsvSource({"PRIOR", "free", "Constrained"})
    void refusesAnUnknownWay(String sampling) {
        assertRefused(plain, null, null, null, sampling, null, "one of unconstrained, constrained, over-constrained, ellipsoid, prior, got '" + sampling + "'");
    }

    @Test
    void refusesThePriorOfAModelWithoutOne() {
        assertRefused(plain, null, null, null, "prior", null, "no prior was learned for it; choose constrained");
    }

    @Test
    void refusesALabelThatTheModelDoesNotKnow() {
        assertRefused(plain, "10", null, null, null, null, "or its number from 0 to 9, got '10'");
        assertRefused(classless, "7", null, null, null, null, "Expected no label for 'classless', which knows no classes, got '7'");
    }

    @Test
    void shortensWhatItRepeats() {
        assertRefused(plain, null, "9".repeat(5000), null, null, null, "got '" + "9".repeat(40) + "…'");
    }

    private static void assertRefused(ServedModel model, String label, String count, String seed, String sampling, String temperature, String words) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> GenerateRequest.of(model, label, count, seed, sampling, temperature))
                .withMessageContaining(words);
    }
}
