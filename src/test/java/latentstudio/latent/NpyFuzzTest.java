package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentstudio.fuzz.Fuzz;
import latentstudio.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt NumPy files are read or refused in words. */
class NpyFuzzTest {
    @TempDir
    Path folder;

    @Test
    void spoiltArraysAreReadOrRefused() throws Exception {
        Path file = folder.resolve("umap.npy");
        new Fuzz("npy", List.of(Npy.of(new float[][] {{1, 2}, {3, 4}, {5, 6}})), 1 << 20, IOException.class).run(Mutations::bytes, bytes -> {
            Files.write(file, bytes);
            assertThat(Npy.floats(file, 3, 2)).hasDimensions(3, 2);
        });
    }
}
