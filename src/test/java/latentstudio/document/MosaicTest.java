package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosaicTest {
    /** Whichever way the page stands: the strips are cut from a picture of 100 x 24 pixels on 200 x 48 points. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "0, 1, -1, 0", "-1, 0, 0, -1", "0, -1, 1, 0", "-1, 0, 0, 1", ".9998, .0199, -.0199, .9998"})
    void stripsAreStackedFromTheirTop(double a, double b, double c, double d) {
        List<DrawnPicture> strips = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AffineTransform place = new AffineTransform(a, b, c, d, 500, 500);
            place.concatenate(new AffineTransform(200, 0, 0, 16, 0, 32 - 16 * i));
            strips.add(picture(100, 8, place));
        }
        Mosaic mosaic = join(strips);
        assertThat(mosaic.width()).isEqualTo(100);
        assertThat(mosaic.height()).isEqualTo(24);
        assertThat(mosaic.tiles()).extracting(Mosaic.Tile::top).containsExactly(0, 8, 16);
        assertThat(mosaic.tiles()).extracting(Mosaic.Tile::picture).containsExactlyElementsOf(strips);
    }

    /** Tiles as a printer driver cuts them, some a pixel wider than others, and drawn in any order. */
    @Test
    void tilesBecomeOnePictureInWhicheverOrderTheyAreDrawn() {
        int[] cuts = {0, 31, 61, 92, 100};
        List<DrawnPicture> tiles = new ArrayList<>();
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int width = cuts[x + 1] - cuts[x];
                int height = cuts[y + 1] - cuts[y];
                tiles.add(picture(width, height, new AffineTransform(3 * width, 0, 0, 3 * height, 3 * cuts[x], 300 - 3 * cuts[y + 1])));
            }
        }
        Collections.shuffle(tiles, new Random(1));
        Mosaic mosaic = join(tiles);
        assertThat(List.of(mosaic.width(), mosaic.height())).containsExactly(100, 100);
        for (Mosaic.Tile tile : mosaic.tiles()) {
            AffineTransform place = tile.picture().place();
            assertThat(tile.left()).isEqualTo((int) place.getTranslateX() / 3);
            assertThat(tile.top()).isEqualTo((int) (300 - place.getTranslateY() - place.getScaleY()) / 3);
        }
    }

    /** A third of a point is more than a pixel at 300 dpi. */
    @Test
    void placesThatWereRoundedStillAbut() {
        List<DrawnPicture> strips = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long top = Math.round(800 - i * 8 * .24);
            long bottom = Math.round(800 - (i + 1) * 8 * .24);
            strips.add(picture(1000, 8, new AffineTransform(240, 0, 0, top - bottom, 0, bottom)));
        }
        assertThat(Mosaic.join(strips, mosaic -> true).stream().mapToInt(Mosaic::height).max().orElseThrow()).isEqualTo(400);
    }

    @Test
    void whatDoesNotAbutOrDiffersInPixelsStaysByItself() {
        assertThat(Mosaic.join(List.of(
                picture(100, 50, new AffineTransform(200, 0, 0, 100, 0, 0)),
                picture(100, 50, new AffineTransform(200, 0, 0, 100, 0, 110)), // a gap
                picture(110, 50, new AffineTransform(200, 0, 0, 100, 0, -100)), // other pixels
                picture(100, 50, new AffineTransform(200, 0, 0, 100, 0, 50)), // over others
                picture(100, 50, new AffineTransform(-200, 0, 0, 100, 200, 210)), // a mirror image
                picture(100, 0, new AffineTransform(200, 0, 0, 0, 0, 0)),
                picture(100, 50, new AffineTransform(0, 0, 0, 0, 0, 0))), mosaic -> true)).hasSize(7);
    }

    @Test
    void aMosaicGrowsNoFurtherThanItMay() {
        List<DrawnPicture> strips = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            strips.add(picture(100, 10, new AffineTransform(100, 0, 0, 10, 0, 90 - 10 * i)));
        }
        assertThat(Mosaic.join(strips, mosaic -> mosaic.height() <= 40)).extracting(Mosaic::height).containsExactly(40, 40, 20);
    }

    private static Mosaic join(List<DrawnPicture> pictures) {
        List<Mosaic> joined = Mosaic.join(pictures, mosaic -> true);
        assertThat(joined).hasSize(1);
        return joined.getFirst();
    }

    private static DrawnPicture picture(int width, int height, AffineTransform place) {
        COSStream stream = new COSStream();
        stream.setInt(COSName.WIDTH, width);
        stream.setInt(COSName.HEIGHT, height);
        return new DrawnPicture(stream, place, 0);
    }
}
