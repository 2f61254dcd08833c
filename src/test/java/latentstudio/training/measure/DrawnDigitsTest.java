package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import latentstudio.dataset.PictureSet;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnDigitsTest {
    private static final Path DRAWN = Path.of("datasets/mnist/drawn.txt");

    @TempDir
    Path folder;

    @Test
    void areThirtyOfEachInkedAndApartFromTheBorder() throws IOException {
        DrawnDigits drawn = DrawnDigits.read(DRAWN);

        assertThat(drawn.labels()).hasSize(300);
        assertThat(Arrays.stream(drawn.labels()).filter(label -> label == 8).count()).isEqualTo(30);
        assertThat(drawn.pictures()).hasSize(300).allSatisfy(picture -> {
            assertThat(picture.isGrey()).isTrue();
            double ink = 0;
            for (float value : picture.values()) {
                ink += value;
            }
            assertThat(ink / picture.values().length).isBetween(0.003, 0.3);
        });
    }

    @Test
    void areReadAsALinkOfTheDrawScreenSpellsThem() throws IOException {
        // one line of brush 64 from (256, 128) to (256, 896): 01, 80 02 for 4 x 64, 02 points, then differences
        byte[] spelled = {1, (byte) 0x80, 2, 2, (byte) 0x80, 4, (byte) 0x80, 2, 0, (byte) 0x80, 12};
        Files.writeString(folder.resolve("drawn.txt"), "1 " + Base64.getUrlEncoder().withoutPadding().encodeToString(spelled));

        Picture picture = DrawnDigits.read(folder.resolve("drawn.txt")).pictures().getFirst();

        assertThat(picture.at(128, 256)).isEqualTo(1);
        assertThat(picture.at(128 + 20, 256)).isZero();
        assertThat(picture.at(128, 64 - 20)).isZero();
        assertThat(picture.at(128, 448 + 20)).isZero();
        assertThat(picture.at(384, 256)).isZero();
    }

    @Test
    void mostAreNamedByTheJudgeAsTheyWereMeant() throws IOException {
        DrawnDigits drawn = DrawnDigits.read(DRAWN);
        try (Classifier judge = Classifier.read("digits-judge", new PictureShape(1, 28, 28), Path.of("classifiers"))) {
            float[][] seen = drawn.seen(PictureSet.MNIST);
            assertThat(judge.classify(seen).accuracy(drawn.labels())).isGreaterThan(0.9);
        }
    }

    @Test
    void refusesWhatIsNoDrawing() throws IOException {
        Path file = folder.resolve("drawn.txt");
        Files.writeString(file, "x AcACG");
        assertThatIOException().isThrownBy(() -> DrawnDigits.read(file)).withMessageContaining("expected a digit and its strokes in each line, got 'x AcACG'");
        Files.writeString(file, "1 Agg");
        assertThatIOException().isThrownBy(() -> DrawnDigits.read(file)).withMessageContaining("expected strokes of format 1, got another");
    }
}
