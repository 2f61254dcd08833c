package latentstudio.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureSheetTest {
    /** 2 x 1 pixels each. */
    private final PictureSheet sheet = new PictureSheet(List.of("one", "two"), List.of(
            new PictureSheet.Row("picture", ColourMap.GREY, new float[][] {{0, 1}, {1, 0}}),
            new PictureSheet.Row("error", ColourMap.SIGNED, new float[][] {{0, 1}, {-1, 0}})), 2, 1);

    @Test
    void everyPixelBecomesASquareOfItsColour() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.png()));

        assertThat(squareAt(image, sheet.left(0), sheet.top(0))).isEqualTo(0x000000);
        assertThat(squareAt(image, sheet.left(0) + 2, sheet.top(0))).isEqualTo(0xffffff);
        assertThat(squareAt(image, sheet.left(1), sheet.top(0))).isEqualTo(0xffffff);
        assertThat(squareAt(image, sheet.left(0), sheet.top(1))).isEqualTo(0xffffff);
        assertThat(squareAt(image, sheet.left(0) + 2, sheet.top(1))).isEqualTo(0xe66101);
        assertThat(squareAt(image, sheet.left(1), sheet.top(1))).isEqualTo(0x2166d6);
    }

    @Test
    void aRowOfColoursIsShownInThem() throws IOException {
        PictureSheet coloured = new PictureSheet(List.of(), List.of(
                new PictureSheet.Row("colours", ColourMap.GREY, new float[][] {{1, 0, 0.2f, 0, 0, 0.6f}}), // red over green over blue
                new PictureSheet.Row("error", ColourMap.SIGNED, new float[][] {{0, 1}})), 2, 1);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(coloured.png()));

        assertThat(squareAt(image, coloured.left(0), coloured.top(0))).isEqualTo(0xff3300);
        assertThat(squareAt(image, coloured.left(0) + 2, coloured.top(0))).isEqualTo(0x000099);
        assertThat(squareAt(image, coloured.left(0) + 2, coloured.top(1))).isEqualTo(0xe66101);
    }

    @Test
    void labelsAreDarkOnTheSheetsOwnWhiteGround() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.png()));

        assertThat(image.getColorModel().hasAlpha()).isFalse();
        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
        assertThat(darkest(image, 0, sheet.left(0) - 2)).isLessThan(0x40);
    }

    @Test
    void rejectsRowsOfUnequalLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PictureSheet(List.of(), List.of(
                new PictureSheet.Row("two", ColourMap.GREY, new float[2][2]),
                new PictureSheet.Row("three", ColourMap.GREY, new float[3][2])), 2, 1)).withMessageContaining("three");
    }

    private static int squareAt(BufferedImage image, int left, int top) {
        int colour = image.getRGB(left, top) & 0xffffff;
        for (int i = 1; i < PictureSheet.SCALE * PictureSheet.SCALE; i++) {
            assertThat(image.getRGB(left + i % PictureSheet.SCALE, top + i / PictureSheet.SCALE) & 0xffffff).isEqualTo(colour);
        }
        return colour;
    }

    private static int darkest(BufferedImage image, int from, int to) {
        int darkest = 0xff;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                darkest = Math.min(darkest, image.getRGB(x, y) & 0xff);
            }
        }
        return darkest;
    }
}
