package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
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

    @Test
    void rejectsMoreComponentsThanPixels() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PrincipalComponents(pictures, 5))
                .withMessageContaining("1 to 4 components");
    }
}
