package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    @TempDir
    Path folder;

    @Test
    void readsLengthsAndValues() throws IOException {
        Path file = IdxFixture.write(folder.resolve("a.gz"), new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);

        Idx idx = Idx.read(file, 3);

        assertThat(idx.lengths()).containsExactly(1, 2, 3);
        assertThat(idx.values().array()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void rejectsMissingFile() {
        assertThatIOException().isThrownBy(() -> Idx.read(folder.resolve("none.gz"), 3))
                .withMessageContaining("none.gz").withMessageContaining("--data");
    }

    @Test
    void rejectsLabelsWherePicturesAreExpected() throws IOException {
        Path labels = IdxFixture.write(folder.resolve("labels.gz"), new byte[4], 4);

        assertThatIOException().isThrownBy(() -> Idx.read(labels, 3)).withMessageContaining("expected the magic number 0x00000803")
                .withMessageContaining("found 0x00000801").withMessageContaining("swapped");
    }

    @Test
    void rejectsTruncatedFile() throws IOException {
        Path file = IdxFixture.write(folder.resolve("short.gz"), new byte[7], 2, 2, 2);

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("expected 8 values, found only 7")
                .withMessageContaining("copy it again");
    }

    @Test
    void rejectsFileWithoutHeader() throws IOException {
        Path file = IdxFixture.write(folder.resolve("header.gz"), 0x0803, new byte[2], 1);

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("truncated");
    }

    @Test
    void rejectsMoreValuesThanTheLengthsSay() throws IOException {
        Path file = IdxFixture.write(folder.resolve("long.gz"), new byte[9], 2, 2, 2);

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("expected 8 values, found more");
    }

    @Test
    void rejectsFileThatIsNotGzip() throws IOException {
        Path file = Files.write(folder.resolve("plain.gz"), new byte[64]);

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("expected a gzip file")
                .withMessageContaining("take .gz off its name");
    }

    @Test
    void rejectsLengthThatMemoryCannotHold() throws IOException {
        Path file = IdxFixture.write(folder.resolve("huge.gz"), new byte[1], 1 << 20, 1 << 20, 1);

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("fits in memory");
    }

    @Test
    void readsUnpackedFileWithTheSameSum() throws IOException {
        Path packed = IdxFixture.write(folder.resolve("a.gz"), new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);
        Path unpacked = folder.resolve("a");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, unpacked);
        }

        assertThat(Idx.read(unpacked, 3).values()).isEqualTo(Idx.read(packed, 3).values());
        assertThat(Idx.read(packed, 3).md5()).isEqualTo(Checksums.of("MD5", Files.readAllBytes(unpacked)));
    }

    @Test
    void rejectsWrongMagicOfUnpackedFile() throws IOException {
        Path file = Files.write(folder.resolve("plain"), new byte[] {0x50, 0x4b, 3, 4, 0, 0, 0, 0});

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining(file.toString())
                .withMessageContaining("expected the magic number 0x00000803").withMessageContaining("found 0x504b0304");
    }

    @Test
    void rejectsGzipFileThatEndsEarly() throws IOException {
        Path file = IdxFixture.write(folder.resolve("cut.gz"), new byte[400], 4, 10, 10);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 12));

        assertThatIOException().isThrownBy(() -> Idx.read(file, 3)).withMessageContaining("truncated, copy it again");
    }
}
