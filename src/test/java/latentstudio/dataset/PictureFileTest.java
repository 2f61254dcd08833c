package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    private static final PictureShape SHAPE = new PictureShape(3, 2, 3);

    @TempDir
    Path folder;

    /** The last label before a picture counts: CIFAR-100 has its coarse one first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cifarHasOneLabelOrTwoBeforeEachPicture(int labels) throws IOException {
        PictureFile file = PictureFile.of(cifar(5, labels), SHAPE);

        assertThat(file.hasLabels()).isTrue();
        assertThat(file.count()).isEqualTo(5);
        LabelledPictures read = file.read();
        assertThat(read.count()).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            assertThat(read.label(i)).isEqualTo(100 + i);
            assertThat(read.bytes(i)).isEqualTo(pixels(i)).isEqualTo(file.picture(i));
        }
    }

    @Test
    void refusesCifarOfAnotherSize() throws IOException {
        Path damaged = folder.resolve("damaged.bin");
        Files.write(damaged, java.util.Arrays.copyOf(Files.readAllBytes(cifar(5, 1)), 5 * 19 - 4));

        assertThatIOException().isThrownBy(() -> PictureFile.of(damaged, SHAPE).count())
                .withMessageContaining("damaged.bin: expected pictures of 18 values with one label or two before each, got 91 bytes; copy the file again");
    }

    @Test
    void anArchiveHoldsPicturesInTheOrderOfTheirNames() throws IOException {
        Path archive = archive(entry("b.png", png(Color.GREEN, 3)), entry("readme.txt", "no picture".getBytes(StandardCharsets.UTF_8)),
                entry("a.png", png(Color.RED, 3)));
        PictureFile file = PictureFile.of(archive, SHAPE);

        assertThat(file.hasLabels()).isFalse();
        assertThat(file.count()).isEqualTo(2);
        LabelledPictures read = file.read();
        assertThat(read.picture(0).values()).startsWith(1, 1, 1, 1, 1, 1, 0, 0);
        assertThat(read.bytes(1)).isEqualTo(file.picture(1));
        assertThat(read.picture(1).at(0, 0, 1)).isEqualTo(1);
    }

    @Test
    void refusesAnArchiveWithAnotherSizeADamagedPictureOrNone() throws IOException {
        assertThatIOException().isThrownBy(() -> PictureFile.of(archive(entry("a.png", png(Color.RED, 2))), SHAPE).read())
                .withMessageContaining("expected pictures of 3x2 pixels, found a.png of 2x2");
        assertThatIOException().isThrownBy(() -> PictureFile.of(archive(entry("a.png", new byte[40])), SHAPE).read())
                .withMessageContaining("expected a whole picture in a.png");
        assertThatIOException().isThrownBy(() -> PictureFile.of(archive(entry("a.txt", new byte[4])), SHAPE).count())
                .withMessageContaining("expected JPEG or PNG pictures, found none");
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        assertThatIOException().isThrownBy(() -> PictureFile.of(text, SHAPE).count()).withMessageContaining("expected a ZIP archive of pictures");
        assertThatIOException().isThrownBy(() -> PictureFile.of(folder.resolve("none.zip"), SHAPE).count()).withMessageContaining("found none");
    }

    private Path cifar(int count, int labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            if (labels == 2) {
                bytes.write(7);
            }
            bytes.write(100 + i);
            bytes.write(pixels(i));
        }
        return Files.write(folder.resolve("pictures-%d.bin".formatted(labels)), bytes.toByteArray());
    }

    private static byte[] pixels(int picture) {
        byte[] pixels = new byte[18];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (picture * 20 + i);
        }
        return pixels;
    }

    private record Entry(String name, byte[] bytes) {
    }

    private static Entry entry(String name, byte[] bytes) {
        return new Entry(name, bytes);
    }

    private Path archive(Entry... entries) throws IOException {
        Path archive = folder.resolve("pictures.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.bytes());
            }
        }
        return archive;
    }

    private static byte[] png(Color colour, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2 * width; i++) {
            image.setRGB(i % width, i / width, colour.getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
