package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPicturesTest {
    @TempDir
    Path folder;

    @Test
    void bringsBytesToTheRangeFrom0To1() throws IOException {
        LabelledPictures pictures = pictures(new byte[] {0, 51, (byte) 255, 0, 0, 0}, new byte[] {7, 3});

        assertThat(pictures.values(0, 1)).containsExactly(0f, 0.2f, 1f);
        assertThat(pictures.label(0)).isEqualTo(7);
        assertThat(pictures.label(1)).isEqualTo(3);
    }

    @Test
    void partKeepsTheOrder() throws IOException {
        LabelledPictures part = pictures(new byte[] {0, 0, 0, 0, 0, 0, (byte) 255, 0, 0}, new byte[] {1, 2, 3}).part(1, 3);

        assertThat(part.count()).isEqualTo(2);
        assertThat(part.label(1)).isEqualTo(3);
        assertThat(part.values(1, 2)).containsExactly(1f, 0f, 0f);
    }

    @Test
    void distanceIsTheSumOfSquaresUntilItPassesTheLimit() throws IOException {
        LabelledPictures part = pictures(new byte[] {0, 0, 0, 3, (byte) 255, 9}, new byte[] {1, 2}).part(1, 2);

        assertThat(part.squaredDistance(0, new byte[] {0, (byte) 250, 8}, Long.MAX_VALUE)).isEqualTo(9 + 25 + 1);
        assertThat(part.squaredDistance(0, new byte[] {0, 0, 0}, 8)).isGreaterThan(8);
    }

    @Test
    void writesFilesThatItReads() throws IOException {
        LabelledPictures part = pictures(new byte[] {0, 0, 0, 1, 51, (byte) 255, 9, 0, 0}, new byte[] {1, 2, 3}).part(1, 3);
        Path pictures = Files.write(folder.resolve("written-p.gz"), part.pictureFile());
        Path labels = Files.write(folder.resolve("written-l.gz"), part.labelFile());

        LabelledPictures read = LabelledPictures.read(pictures, labels);

        assertThat(read.count()).isEqualTo(2);
        assertThat(read.bytes(0)).containsExactly(1, 51, 255);
        assertThat(read.bytes(1)).containsExactly(9, 0, 0);
        assertThat(read.label(1)).isEqualTo(3);
    }

    @Test
    void keepsLargeFilesOffTheHeap() throws IOException {
        Path pictures = folder.resolve("large.idx");
        Path labels = IdxFixture.write(folder.resolve("large-labels.gz"), new byte[10_000], 10_000);
        try (RandomAccessFile file = new RandomAccessFile(pictures.toFile(), "rw")) { // mostly a hole, which takes no room on a disk
            file.write(ByteBuffer.allocate(20).putInt(0x0804).putInt(10_000).putInt(3).putInt(96).putInt(96).array());
            file.setLength(20 + 10_000L * 3 * 96 * 96);
            file.seek(20 + 9_999L * 3 * 96 * 96);
            file.write(255);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        LabelledPictures read = LabelledPictures.read(pictures, labels);
        Picture last = read.picture(9_999);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).as("bytes for 276 million pixels").isLessThan(4_000_000);
        assertThat(last.channels()).isEqualTo(3);
        assertThat(last.at(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void roundsToEvenlySpacedGreys() throws IOException {
        LabelledPictures rounded = pictures(new byte[] {0, 8, 9, (byte) 136, (byte) 254, (byte) 255}, new byte[] {7, 3}).rounded(16);

        assertThat(rounded.bytes(0)).containsExactly(0, 0, 17);
        assertThat(rounded.bytes(1)).containsExactly(136, 255, 255);
    }

    @Test
    void rejectsLabelsOfAnotherSplit() throws IOException {
        Path pictures = IdxFixture.write(folder.resolve("p.gz"), new byte[6], 2, 1, 3);
        Path labels = IdxFixture.write(folder.resolve("l.gz"), new byte[5], 5);

        assertThatIOException().isThrownBy(() -> LabelledPictures.read(pictures, labels))
                .withMessageContaining("found 2 pictures").withMessageContaining("5 labels")
                .withMessageContaining("use the two files of one split");
    }

    @Test
    void rejectsPartPastTheEnd() throws IOException {
        LabelledPictures pictures = pictures(new byte[3], new byte[1]);

        assertThatIllegalArgumentException().isThrownBy(() -> pictures.part(0, 2)).withMessageContaining("1 pictures");
    }

    private LabelledPictures pictures(byte[] pixels, byte[] labels) throws IOException {
        return LabelledPictures.read(IdxFixture.write(folder.resolve("p.gz"), pixels, labels.length, 1, 3),
                IdxFixture.write(folder.resolve("l.gz"), labels, labels.length));
    }
}
