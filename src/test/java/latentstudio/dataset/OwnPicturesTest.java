package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPicturesTest {
    @TempDir
    Path folder;

    @Test
    void takesSubFoldersForClasses() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);

        OwnPictures pictures = read();

        assertThat(pictures.classes()).containsExactly("discs", "squares");
        assertThat(pictures.title()).isEqualTo("own pictures of " + folder.getFileName());
        assertThat(pictures.licence()).isEqualTo("CC0");
        assertThat(pictures.training(folder).count()).isEqualTo(50);
        assertThat(pictures.test(folder).count()).isEqualTo(10);
        assertThat(labels(pictures.training(folder))).contains(0, 1).isNotEqualTo(sorted(pictures.training(folder)));
        assertThat(pictures.sha256(folder)).containsOnlyKeys(folder.getFileName() + "/, 60 pictures");
        assertThat(pictures.notes(folder)).hasSize(1).first().asString().contains("50 pictures to learn from and 10 to test on")
                .contains("classes discs, squares");
    }

    @Test
    void theSeedAloneDecidesTheOrder() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);

        assertThat(labels(read().training(folder))).isEqualTo(labels(read().training(folder)))
                .isNotEqualTo(labels(PictureSet.of(folder, "CC0", 2).training(folder)));
    }

    @Test
    void anotherPictureIsAnotherSum() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);
        var before = read().sha256(folder);

        PictureFixture.write(folder.resolve("discs/0.png"), 28, 28, Color.BLACK, Color.GRAY, 3);

        assertThat(read().sha256(folder)).hasSize(1).isNotEqualTo(before);
    }

    @Test
    void hasNoClassesWithoutSubFolders() throws IOException {
        for (int i = 0; i < 60; i++) {
            PictureFixture.write(folder.resolve(i + ".png"), 28, 28, Color.BLACK, Color.WHITE, 2 + i % 5);
        }
        Files.writeString(folder.resolve("notes.txt"), "passed over");

        OwnPictures pictures = read();

        assertThat(pictures.classes()).isEmpty();
        assertThat(pictures.notes(folder).getFirst()).contains("without classes");
    }

    @Test
    void invertsPicturesOnLightBackgroundAndSaysSo() throws IOException {
        PictureFixture.shapes(folder, 30, Color.WHITE, Color.BLACK);

        OwnPictures pictures = read();

        assertThat(pictures.training(folder).values(0, 1)).startsWith(0).contains(1);
        assertThat(pictures.test(folder).values(0, 1)).startsWith(0).contains(1);
        assertThat(pictures.notes(folder)).anyMatch(note -> note.contains("background is light") && note.contains("inverted"));
    }

    @Test
    void turnsColourToGreyAndSaysSoOnce() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.GREEN);

        OwnPictures pictures = read();

        assertThat(pictures.training(folder).values(0, 1)).contains(Math.round(0.587f * 255) / 255f);
        assertThat(pictures.notes(folder)).filteredOn(note -> note.contains("colour")).singleElement().asString()
                .contains("60 of them").contains("grey");
    }

    @Test
    void rejectsPicturesOfMixedSizes() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);
        PictureFixture.write(folder.resolve("discs/99.png"), 32, 30, Color.BLACK, Color.WHITE, 3);

        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected pictures of one size")
                .withMessageContaining("discs/0.png of 28x28").withMessageContaining("discs/99.png of 32x30")
                .withMessageContaining("scale all to 28x28 first");
    }

    @Test
    void rejectsPicturesOfAnotherSize() throws IOException {
        PictureFixture.write(folder.resolve("a.png"), 64, 64, Color.BLACK, Color.WHITE, 3);

        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected pictures of 28x28 pixels")
                .withMessageContaining("found 64x64").withMessageContaining("a.png").withMessageContaining("scale them first");
    }

    @Test
    void rejectsTooFewPictures() throws IOException {
        PictureFixture.write(folder.resolve("a.png"), 28, 28, Color.BLACK, Color.WHITE, 3);
        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected at least 60 pictures, found 1");

        PictureFixture.write(folder.resolve("b.png"), 28, 28, Color.BLACK, Color.WHITE, 3);
        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected at least 60 pictures, found 2");
    }

    @Test
    void rejectsWhatIsNoFolderOfPictures() throws IOException {
        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected PNG or JPEG files")
                .withMessageContaining("train-images-idx3-ubyte.gz").withMessageContaining("found none");

        Files.createDirectories(folder.resolve("empty"));
        assertThatIOException().isThrownBy(this::read).withMessageContaining("empty: expected the PNG or JPEG files of one class");

        PictureFixture.write(folder.resolve("a.png"), 28, 28, Color.BLACK, Color.WHITE, 3);
        assertThatIOException().isThrownBy(this::read).withMessageContaining("found both (a.png and empty)");

        assertThatIOException().isThrownBy(() -> PictureSet.of(folder.resolve("nowhere"), "CC0", 1))
                .withMessageContaining("--data: expected a folder").withMessageContaining("nowhere");
    }

    @Test
    void rejectsDamagedPictureByItsName() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);
        Path file = folder.resolve("squares/7.png");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 45));
        assertThatIOException().isThrownBy(this::read).withMessageContaining("squares").withMessageContaining("7.png")
                .withMessageContaining("expected a whole PNG or JPEG picture").withMessageContaining("remove or replace it");

        Files.writeString(file, "no picture");
        assertThatIOException().isThrownBy(this::read).withMessageContaining("7.png")
                .withMessageContaining("found something else");
    }

    @Test
    void comparesPicturesWithTheListBesideThem() throws IOException {
        PictureFixture.shapes(folder, 30, Color.BLACK, Color.WHITE);
        Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  squares/7.png\n");

        assertThatIOException().isThrownBy(this::read).withMessageContaining("7.png").withMessageContaining("expected SHA-256 0000");
    }

    @Test
    void readsBothSplitsOfIdxFiles() throws IOException {
        Path mnist = IdxFixture.mnist(folder, 100, 20).resolve("mnist");

        OwnPictures pictures = PictureSet.of(mnist, "CC0", 1);

        assertThat(pictures.training(folder).count()).isEqualTo(100);
        assertThat(pictures.test(folder).count()).isEqualTo(20);
        assertThat(pictures.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(labels(pictures.training(folder))).as("mixed already, so left alone").startsWith(0, 1, 2, 3);
        assertThat(pictures.sha256(folder)).hasSize(4).containsKey("t10k-labels-idx1-ubyte.gz");
    }

    @Test
    void splitsTheLastSixthOffOneSplitAndShufflesItWhenItIsOrderedByClass() throws IOException {
        byte[] labels = new byte[120];
        Arrays.fill(labels, 60, 120, (byte) 1);
        IdxFixture.write(folder.resolve("train-images-idx3-ubyte.gz"), new byte[120 * 784], 120, 28, 28);
        IdxFixture.write(folder.resolve("train-labels-idx1-ubyte.gz"), labels, 120);

        OwnPictures pictures = read();

        assertThat(pictures.training(folder).count()).isEqualTo(100);
        assertThat(pictures.classes()).containsExactly("0", "1");
        assertThat(labels(pictures.test(folder))).hasSize(20).contains(0, 1);
    }

    @Test
    void rejectsIdxFilesOfAnotherSizeAndMissingLabels() throws IOException {
        IdxFixture.write(folder.resolve("train-images-idx3-ubyte.gz"), new byte[60 * 4], 60, 2, 2);
        assertThatIOException().isThrownBy(this::read).withMessageContaining("train-labels-idx1-ubyte.gz")
                .withMessageContaining("found none");

        IdxFixture.write(folder.resolve("train-labels-idx1-ubyte.gz"), new byte[60], 60);
        assertThatIOException().isThrownBy(this::read).withMessageContaining("expected pictures of 28x28 pixels, found 2x2");
    }

    @Test
    void readsJpegFilesAndUpperCaseEndings() throws IOException {
        for (int i = 0; i < 60; i++) {
            BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            ImageIO.write(image, "jpg", folder.resolve(i + (i % 2 == 0 ? ".JPG" : ".jpeg")).toFile());
        }

        assertThat(read().training(folder).count()).isEqualTo(50);
    }

    private OwnPictures read() throws IOException {
        return PictureSet.of(folder, "CC0", 1);
    }

    private static int[] labels(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).map(pictures::label).toArray();
    }

    private static int[] sorted(LabelledPictures pictures) {
        return Arrays.stream(labels(pictures)).sorted().toArray();
    }
}
