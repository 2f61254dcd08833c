package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedLatentsTest {
    private static final float[][] LATENTS = {{1, -0.5f, 3}, {0, 2048, -1e-3f}};

    @TempDir
    Path folder;

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        ShippedLatents read = ShippedLatents.read(written(ShippedLatents.file(LATENTS, new int[] {0, 200})), 3, 201);

        assertThat(read.labels()).containsExactly(0, 200);
        assertThat(read.latents()[0]).containsExactly(1, -0.5f, 3);
        assertThat(read.latents()[1]).startsWith(0, 2048).endsWith(Float.float16ToFloat(Float.floatToFloat16(-1e-3f)));
    }

    @Test
    void refusesOtherSizesOtherClassesAndWhatIsNone() throws IOException {
        Path file = written(ShippedLatents.file(LATENTS, new int[] {0, 2}));

        assertThatIOException().isThrownBy(() -> ShippedLatents.read(file, 4, 3)).withMessage("latents: expected the shape 2,4, got 2,3");
        assertThatIOException().isThrownBy(() -> ShippedLatents.read(file, 3, 2)).withMessage("latents.npz: expected labels from 0 to 1, got 2");
        Path text = written("no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatIOException().isThrownBy(() -> ShippedLatents.read(text, 3, 2))
                .withMessage("latents.npz: expected the arrays 'latents' and 'labels', found []");
        Path infinite = written(ShippedLatents.file(new float[][] {{1e6f}}, new int[] {0})); // more than half precision holds
        assertThatIOException().isThrownBy(() -> ShippedLatents.read(infinite, 1, 1)).withMessageContaining("expected finite numbers, got Infinity");
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(ShippedLatents.FILE), bytes);
    }
}
