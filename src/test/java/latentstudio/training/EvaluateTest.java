package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoSuchModelYet() {
        assertThatIOException().isThrownBy(() -> Evaluate.evaluate(Configuration.of("digits-tiny"), folder, folder,
                        folder, System.out))
                .withMessageContaining("found none; train it first");
    }
}
