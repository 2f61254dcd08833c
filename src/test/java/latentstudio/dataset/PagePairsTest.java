package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePairsTest {
    @TempDir
    Path folder;

    /** Texts 1 and 2 in the styles 0 and 1; text 0 without clean pages. */
    @BeforeEach
    void write() throws IOException {
        for (int number : new int[] {2, 3, 5, 6, 14, 15}) {
            page("noisy", number, 6, 4, number);
            page("clean", number, 6, 4, 200 + number);
        }
        page("unpaired", 1, 6, 4, 1);
        page("unpaired", 10, 6, 4, 10);
    }

    @Test
    void sharesNoTextBetweenTrainingAndHeldOut() throws IOException {
        PagePairs pairs = PagePairs.read(folder);

        assertThat(pairs.training()).extracting(PagePairs.Pair::number).containsExactly(2, 5, 14);
        assertThat(pairs.heldOut()).extracting(PagePairs.Pair::number).containsExactly(3, 6, 15);
        assertThat(pairs.training()).extracting(PagePairs.Pair::text).containsOnly(1);
        assertThat(pairs.heldOut()).extracting(PagePairs.Pair::text).containsOnly(PagePairs.HELD_OUT_TEXT);
        assertThat(pairs.heldOut()).extracting(PagePairs.Pair::style).containsExactly(0, 0, 1);
        assertThat(pairs.unpaired()).hasSize(2);
    }

    @Test
    void readsBothPagesOfAPair() throws IOException {
        PagePairs.Pair pair = PagePairs.read(folder).training().get(1);

        assertThat(pair.noisy().width()).isEqualTo(6);
        assertThat(pair.noisy().height()).isEqualTo(4);
        assertThat(pair.noisy().values()).containsOnly(5 / 255f);
        assertThat(pair.clean().values()).containsOnly(205 / 255f);
    }

    @Test
    void trainsOnNoHeldOutStyleAndOnTheTextThatIsAskedFor() throws IOException {
        PagePairs pairs = PagePairs.read(folder, 1, Set.of(1));

        assertThat(pairs.training()).extracting(PagePairs.Pair::number).containsExactly(3, 6);
        assertThat(pairs.heldOut()).extracting(PagePairs.Pair::number).containsExactly(2, 5, 14);
    }

    @Test
    void needsNoUnpairedPages() throws IOException {
        Files.delete(folder.resolve("unpaired/1.png"));
        Files.delete(folder.resolve("unpaired/10.png"));
        Files.delete(folder.resolve("unpaired"));

        assertThat(PagePairs.read(folder).unpaired()).isEmpty();
    }

    @Test
    void sumsUpWhatItRead() throws IOException {
        String before = PagePairs.read(folder).sha256();
        assertThat(PagePairs.read(folder).sha256()).isEqualTo(before).hasSize(64);

        page("noisy", 2, 6, 4, 77);

        assertThat(PagePairs.read(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void rejectsAFolderWithoutPairs() {
        assertThatIOException().isThrownBy(() -> PagePairs.read(folder.resolve("noisy")))
                .withMessage(folder.resolve("noisy") + ": expected the sub-folders noisy and clean, with files of the same names, "
                        + "found no noisy; name the folder that has them");
    }

    @Test
    void rejectsAPageWithoutItsPartner() throws IOException {
        Files.delete(folder.resolve("clean/5.png"));

        assertThatIOException().isThrownBy(() -> PagePairs.read(folder))
                .withMessageContaining("expected every page in both noisy and clean, found noisy/5.png in one of them; add");
    }

    @Test
    void rejectsPairsOfTwoSizes() throws IOException {
        page("clean", 6, 5, 4, 0);

        assertThatIOException().isThrownBy(() -> PagePairs.read(folder))
                .withMessageContaining("found 6x4 in noisy/6.png and 5x4 in clean/6.png; replace one");
    }

    @Test
    void rejectsDamagedAndMisnamedFiles() throws IOException {
        Files.writeString(folder.resolve("noisy/2.png"), "not a picture");
        assertThatIOException().isThrownBy(() -> PagePairs.read(folder))
                .withMessageContaining("2.png: expected a whole PNG picture, found a damaged one");

        Files.writeString(folder.resolve("noisy/cover.png"), "");
        assertThatIOException().isThrownBy(() -> PagePairs.read(folder))
                .withMessageContaining("expected files named by number, like 7.png, found cover.png; rename or remove it");
    }

    @Test
    void rejectsASplitWithNothingOnOneSide() {
        assertThatIOException().isThrownBy(() -> PagePairs.read(folder, 0, Set.of()))
                .withMessageContaining("expected pairs to train on and pairs of text 0 to hold out, found 6 and 0;");
    }

    private void page(String kind, int number, int width, int height, int grey) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, grey);
        }
        Files.createDirectories(folder.resolve(kind));
        ImageIO.write(image, "png", folder.resolve(kind).resolve(number + ".png").toFile());
    }
}
