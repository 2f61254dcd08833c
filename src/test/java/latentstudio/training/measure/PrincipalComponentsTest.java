package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import latentstudio.dataset.IdxFixture;
import java.util.Random;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrincipalComponentsTest {
    @TempDir
    Path folder;
    private LabelledPictures pictures;

    @BeforeEach
    void writePicturesOnAPlane() throws IOException {
        byte[] pixels = new byte[20 * 4]; // two pixels move together, a third by itself, the fourth never
        for (int i = 0; i < 20; i++) {
            pixels[i * 4] = (byte) (10 * i);
            pixels[i * 4 + 1] = (byte) (5 * i);
            pixels[i * 4 + 2] = (byte) (i * 7 % 20);
        }
        pictures = LabelledPictures.read(IdxFixture.write(folder.resolve("p.gz"), pixels, 20, 2, 2),
                IdxFixture.write(folder.resolve("l.gz"), new byte[20], 20));
    }

    @Test
    void losesNothingWithAsManyComponentsAsThePicturesVaryIn() {
        assertThat(new PrincipalComponents(pictures, 2).meanSquaredError(pictures)).isCloseTo(0, within(1e-9));
    }

    @Test
    void losesTheSmallestDirectionFirst() {
        double variance = (20 * 20 - 1) / 12.0 / (255 * 255); // of the third pixel, a shuffled 0..19, nearly uncorrelated

        assertThat(new PrincipalComponents(pictures, 1).meanSquaredError(pictures)).isCloseTo(variance / 4, within(variance / 10));
    }

    /** Pictures too large for a covariance, of two patterns and a third of little variance. */
    @Test
    void iteratesToTheSamePlaneWherePicturesAreLarge() {
        int size = 40 * 40;
        byte[] pixels = new byte[60 * size];
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            double left = random.nextDouble();
            double top = random.nextDouble();
            int speck = random.nextInt(21);
            for (int pixel = 0; pixel < size; pixel++) {
                pixels[i * size + pixel] = (byte) (pixel == size - 1 ? speck : (pixel % 40 < 20 ? 120 * left : 0) + (pixel < size / 2 ? 120 * top : 0));
            }
        }
        LabelledPictures large = LabelledPictures.of(pixels, new byte[60], new PictureShape(1, 40, 40));

        double left = new PrincipalComponents(large, 2).meanSquaredError(large);
        assertThat(left).as("the speck, and what rounding to bytes leaves").isBetween(1e-7, 5e-6);
        assertThat(new PrincipalComponents(large, 1).meanSquaredError(large)).isGreaterThan(1e-3);
    }

    @Test
    void rejectsMoreComponentsThanPixels() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PrincipalComponents(pictures, 5))
                .withMessageContaining("1 to 4 components");
    }
}
