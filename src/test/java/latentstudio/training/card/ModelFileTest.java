package latentstudio.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Preparation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    private static final String GOOD = """
            {"title": "T", "summary": "S.", "use": "U.", "limits": "L.", "dataset": "mnist", "architecture": "denoiser",
             "training": {"loss": {"name": "remaining-damage", "floor": 0.02}, "preparation": "damage", "epochs": 3, "learningRate": 0.01},
             "targets": {"labels-kept": 0.9}}
            """;

    @TempDir
    Path models;

    @Test
    void leavesWhatIsNotToldAsItUsuallyIs() throws IOException {
        write(GOOD);

        ModelFile file = ModelFile.all(models).get("mine");

        assertThat(file.training()).isEqualTo(Hyperparameters.of(new Loss.RemainingDamage(0.02), 3, 0.01).prepared(Preparation.DAMAGE));
        assertThat(file.prior()).isNull();
        assertThat(file.targets()).containsOnlyKeys("labels-kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"title\": \"T\", | '' | expected 'title', got nothing",
        "\"epochs\": 3 | \"epochs\": 3, \"epoch\": 4 | training.epoch: expected one of [",
        "\"epochs\": 3 | \"epochs\": 0 | training: expected epochs and a batch of at least 1",
        "\"learningRate\": 0.01 | \"batch\": 8 | training: expected a loss, epochs and a learningRate, got remaining damage",
        "remaining-damage | remaining | training.loss: Could not resolve type id 'remaining'",
        ", \"floor\": 0.02 | '' | training.loss.floor: expected a number, got nothing",
        "damage\", \"epochs | dust\", \"epochs | training.preparation: ",
        "\"targets\": | \"targets\" | mine/model.json: "})
    void saysWhereAndWhatIsWrong(String good, String bad, String told) throws IOException {
        assertThat(GOOD).contains(good);
        write(GOOD.replace(good, bad));

        assertThatIllegalArgumentException().isThrownBy(() -> ModelFile.all(models)).withMessageContaining(told)
                .withMessageContaining("mine/model.json");
    }

    @Test
    void saysWhereToStartWithoutModels() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelFile.all(models.resolve("none")))
                .withMessageContaining("start in the studio's folder");
    }

    private void write(String json) throws IOException {
        Files.writeString(Files.createDirectories(models.resolve("mine")).resolve("model.json"), json);
    }
}
