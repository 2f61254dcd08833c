package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.awt.image.BufferedImage;
import java.util.Base64;
import javax.imageio.ImageIO;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenScaleTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2480, 3508, 1", "3508, 4961, 2", "7016, 8500, 3", "10000, 1, 1"})
    void showsAnA4PagePixelForPixelAndLargerOnesSmaller(int width, int height, int factor) {
        assertThat(ScreenScale.of(width, height).factor()).isEqualTo(factor);
    }

    @Test
    void theTilesOfAPageCoverEachOfItsShownPixelsOnce() {
        ScreenScale scale = new ScreenScale(3);
        Page page = PageFiles.page(100, 77, 3);
        int[] seen = new int[scale.shown(100) * scale.shown(77)];
        for (int top = 0; top < 77; top += 10) {
            for (int left = 0; left < 100; left += 11) {
                Page part = page.crop(left, top, Math.min(11, 100 - left), Math.min(10, 77 - top));
                Page shown = scale.shown(part, left, top);
                for (int y = 0; y < shown.height(); y++) {
                    for (int x = 0; x < shown.width(); x++) {
                        seen[(scale.shown(top) + y) * scale.shown(100) + scale.shown(left) + x]++;
                    }
                }
            }
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void aShownPixelIsTheMeanOfItsSquare() {
        Page page = new Page(3, 2, 1, new byte[] {10, 20, 90, 30, 40, 110}, null);
        assertThat(new ScreenScale(2).shown(page, 0, 0).samples()).containsExactly(25, 100);
    }

    @Test
    void aPartThatHoldsNoFirstPixelIsNotShown() {
        assertThat(new ScreenScale(4).shown(PageFiles.page(2, 4, 1), 1, 0)).isNull();
    }

    @Test
    void removedInkIsAPictureOfOneBit() throws IOException {
        Page original = PageFiles.page(40, 30, 1);
        Page white = Page.blank(40, 30, 1, null);
        java.util.Arrays.fill(white.samples(), (byte) 255);
        InkMap ink = InkMap.of(original, white);
        byte[] png = Base64.getDecoder().decode(new ScreenScale(1).file(ink).address().split(",")[1]);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(image.getRGB(x, y) >>> 24).isEqualTo(ink.removed().get(y * 40 + x) ? 255 : 0);
            }
        }
    }
}
