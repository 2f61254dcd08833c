package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoSuchModelYet() {
        assertThatIOException().isThrownBy(() -> Figures.evaluate(Configuration.of("digits-tiny"), folder, folder,
                        folder, System.out))
                .withMessageContaining("found none; train it first");
    }
}
