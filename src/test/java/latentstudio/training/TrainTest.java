package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import latentstudio.dataset.IdxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
