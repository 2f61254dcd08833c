package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import latentstudio.dataset.IdxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
    @TempDir
    Path folder;

    @Test
    void saysWhichDataIsMissing() {
        assertThatIOException().isThrownBy(() -> Train.run(Arguments.parse("digits-tiny", "--data", folder.toString())))
                .withMessageContaining("train-images-idx3-ubyte.gz").withMessageContaining("--data");
    }

    @Test
    void saysThatThereIsNothingToExport() throws IOException {
        IdxFixture.mnist(folder, 10, 10);

        assertThatIOException().isThrownBy(() -> Train.run(Arguments.parse("digits-tiny", "--data", folder.toString(),
                "--checkpoints", folder.resolve("none").toString(), "--export-only")))
                .withMessageContaining("expected a checkpoint").withMessageContaining("train first");
    }

    @ParameterizedTest
    @CsvSource({"--seed, 2, seed 2", "--epochs, 3, epochs=3", "--data, other, 320 pictures"})
    void exportsNoCheckpointOfARunWithOtherSettings(String option, String value, String told) throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        IdxFixture.mnist(folder.resolve("other"), 320, 10);
        Train.run(arguments("--epochs", "1"));
        Files.delete(manifest());

        assertThatIOException().isThrownBy(() -> Train.run(arguments("--epochs", "1", "--export-only", option,
                option.equals("--data") ? folder.resolve(value).toString() : value)))
                .withMessageContaining("seed 1, 300 pictures").withMessageContaining(told).withMessageContaining("--fresh");

        assertThat(manifest()).doesNotExist();
    }

    @Test
    void exportsTheCheckpointOfTheSameRun() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        Train.run(arguments("--epochs", "1"));
        Files.delete(manifest());

        Train.run(arguments("--epochs", "1", "--export-only"));

        assertThat(manifest()).exists();
    }

    private Path manifest() {
        return folder.resolve("models/digits-tiny/manifest.json");
    }

    private Arguments arguments(String... more) {
        return Arguments.parse(Stream.concat(Stream.of("digits-tiny", "--data", folder.resolve("data").toString(),
                "--out", folder.resolve("models").toString(), "--checkpoints", folder.resolve("checkpoints").toString()),
                Arrays.stream(more)).toArray(String[]::new));
    }
}
