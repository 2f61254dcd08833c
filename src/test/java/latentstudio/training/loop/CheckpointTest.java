package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Checkpoint checkpoint = new Checkpoint("settings", "commit", "cpu()", true, 42, new float[] {1, -2},
                new float[] {0.5f, 3}, new float[] {4, 5}, new float[] {8, 9}, new float[] {6, 7}, 1,
                List.of(new Provenance.Epoch(1, 0.5, 0.25, 3.5), new Provenance.Epoch(2, 0.4, 0.3, 3.25)));
        Path file = folder.resolve("new/checkpoint.bin");

        checkpoint.write(file);

        assertThat(Checkpoint.read(file)).usingRecursiveComparison().isEqualTo(checkpoint);
        assertThat(checkpoint.bestLoss()).isEqualTo(0.25);
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void rejectsAnotherFile() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint.bin"), "something else");

        assertThatIOException().isThrownBy(() -> Checkpoint.read(file)).withMessageContaining("expected a checkpoint")
                .withMessageContaining("delete it");
    }

    @Test
    void rejectsTruncatedFile() throws IOException {
        Path file = folder.resolve("checkpoint.bin");
        new Checkpoint("settings", "commit", "cpu()", true, 42, new float[8], new float[8], new float[8], new float[0],
                new float[8], 1,
                List.of(new Provenance.Epoch(1, 0.5, 0.25, 3.5))).write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 50));

        assertThatIOException().isThrownBy(() -> Checkpoint.read(file)).withMessageContaining("truncated")
                .withMessageContaining("delete it");
    }

    @Test
    void keepsTheOldOneWhenTheDiskIsFull() throws IOException {
        com.google.common.jimfs.Configuration disk = com.google.common.jimfs.Configuration.unix().toBuilder()
                .setMaxSize(300_000).build();
        try (FileSystem small = Jimfs.newFileSystem(disk)) {
            Path file = small.getPath("/training/digits/checkpoint.bin");
            Checkpoint first = afterEpochs(1);
            first.write(file); // 5 x 40,000 bytes; two do not fit

            assertThatIOException().isThrownBy(() -> afterEpochs(2).write(file))
                    .withMessageContaining("expected room for a checkpoint after epoch 2")
                    .withMessageContaining("out of disk space").withMessageContaining("make room")
                    .withMessageContaining("same command again");

            assertThat(Checkpoint.read(file)).usingRecursiveComparison().isEqualTo(first);
            assertThat(file.getParent()).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
        }
    }

    private static Checkpoint afterEpochs(int epochs) {
        return new Checkpoint("settings", "commit", "cpu()", false, epochs, new float[10_000], new float[10_000],
                new float[10_000], new float[10_000], new float[10_000], 1,
                IntStream.rangeClosed(1, epochs).mapToObj(i -> new Provenance.Epoch(i, 1.0 / i, 1.0 / i, 1)).toList());
    }
}
