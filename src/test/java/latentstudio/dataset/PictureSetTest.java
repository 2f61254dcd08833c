package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSetTest {
    @TempDir
    Path data;

    @BeforeEach
    void writeData() throws IOException {
        IdxFixture.mnist(data, 12, 5);
    }

    @Test
    void readsBothSplits() throws IOException {
        assertThat(PictureSet.MNIST.training(data).count()).isEqualTo(12);
        assertThat(PictureSet.MNIST.test(data).count()).isEqualTo(5);
        assertThat(PictureSet.MNIST.test(data).width()).isEqualTo(28);
    }

    @Test
    void namesEveryFileWithItsSum() throws IOException {
        Map<String, String> sums = PictureSet.MNIST.sha256(data);

        assertThat(sums).containsOnlyKeys("mnist/train-images-idx3-ubyte.gz", "mnist/train-labels-idx1-ubyte.gz",
                "mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz");
        assertThat(sums.values()).allMatch(sum -> sum.matches("[0-9a-f]{64}"));
    }

    @Test
    void acceptsFilesThatAreAsListed() throws IOException {
        Map<String, String> sums = PictureSet.MNIST.sha256(data);
        Files.writeString(data.resolve("SHA256SUMS"), sums.get("mnist/t10k-labels-idx1-ubyte.gz")
                + "  mnist/t10k-labels-idx1-ubyte.gz\n");

        assertThat(PictureSet.MNIST.sha256(data)).isEqualTo(sums);
    }

    @Test
    void rejectsFileOtherThanListed() throws IOException {
        Files.writeString(data.resolve("SHA256SUMS"), "0".repeat(64) + "  mnist/t10k-labels-idx1-ubyte.gz\n");

        assertThatIOException().isThrownBy(() -> PictureSet.MNIST.sha256(data))
                .withMessageContaining("t10k-labels").withMessageContaining("expected SHA-256 0000").withMessageContaining("copy");
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Files.delete(data.resolve("mnist/train-images-idx3-ubyte.gz"));

        assertThatIOException().isThrownBy(() -> PictureSet.MNIST.sha256(data))
                .withMessageContaining("train-images-idx3-ubyte.gz").withMessageContaining("--data");
    }

    @Test
    void rejectsFileOtherThanListedByMd5() throws IOException {
        Files.writeString(data.resolve("MD5SUMS"), "0".repeat(32) + " *mnist/train-images-idx3-ubyte.gz\n");

        assertThatIOException().isThrownBy(() -> PictureSet.MNIST.sha256(data))
                .withMessageContaining("train-images").withMessageContaining("expected MD5 0000")
                .withMessageContaining("as MD5SUMS lists it").withMessageContaining("copy the file again");
    }

    @Test
    void rejectsFileOfThePublishedSizeWithOtherContent() throws IOException {
        IdxFixture.write(data.resolve("mnist/t10k-labels-idx1-ubyte.gz"), new byte[10_000], 10_000);

        assertThatIOException().isThrownBy(() -> PictureSet.MNIST.sha256(data))
                .withMessageContaining("t10k-labels").withMessageContaining("expected the published file")
                .withMessageContaining("27ae3e4e09519cfbb04c329615203637").withMessageContaining("copy the file again");
    }

    @Test
    void saysThatAnExcerptIsNotThePublishedSet() throws IOException {
        assertThat(PictureSet.MNIST.notes(data)).hasSize(2).allMatch(note -> note.contains("the figures will not be those of MNIST"))
                .first().asString().contains("expected the 60,000 pictures that were published, found 12");
    }
}
