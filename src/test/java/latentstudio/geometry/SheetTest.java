package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final double[][] CORNERS = {{180.5, 140.25}, {790.75, 190}, {830, 1010.5}, {120, 960}};
    private static final Color TABLE = new Color(110, 70, 40);

    private static Page photograph(Color table, Consumer<Graphics2D> what) {
        return DrawnPages.drawn(960, 1200, pen -> {
            pen.setColor(table);
            pen.fillRect(0, 0, 960, 1200);
            what.accept(pen);
        });
    }

    private static void lay(Graphics2D pen, double[][] corners) {
        Path2D sheet = new Path2D.Double();
        sheet.moveTo(corners[0][0], corners[0][1]);
        for (int i = 1; i < 4; i++) {
            sheet.lineTo(corners[i][0], corners[i][1]);
        }
        pen.setColor(new Color(235, 233, 228));
        pen.fill(sheet);
        pen.setColor(Color.BLACK);
        DrawnPages.write(pen, 250, 250, 400, 600, 20);
    }

    @Test
    void findsTheCornersToPartsOfAPixel() {
        Optional<Sheet> sheet = Sheet.of(photograph(TABLE, pen -> lay(pen, CORNERS)));
        assertThat(sheet).isPresent();
        for (int i = 0; i < 4; i++) {
            assertThat(sheet.get().corners()[i][0]).isCloseTo(CORNERS[i][0], within(0.6));
            assertThat(sheet.get().corners()[i][1]).isCloseTo(CORNERS[i][1], within(0.6));
        }
        assertThat(sheet.get().certainty()).isGreaterThan(0.9);
    }

    @Test
    void findsItOnAGreyPhotographToo() {
        assertThat(Sheet.of(DrawnPages.grey(photograph(TABLE, pen -> lay(pen, CORNERS))))).isPresent();
    }

    @Test
    void keepsTheProportionsOfASheetSeenAtASlant() {
        // an A4 sheet before a camera of a focal length of 1.2 pictures: turned about its level axis, then about its upright one
        double[][] corners = new double[4][];
        double[][] sheet = {{-1, -Math.sqrt(2)}, {1, -Math.sqrt(2)}, {1, Math.sqrt(2)}, {-1, Math.sqrt(2)}};
        for (int i = 0; i < 4; i++) {
            double y = sheet[i][1] * Math.cos(0.5);
            double depth = sheet[i][1] * Math.sin(0.5);
            double x = sheet[i][0] * Math.cos(0.4) - depth * Math.sin(0.4);
            double z = 5 + sheet[i][0] * Math.sin(0.4) + depth * Math.cos(0.4);
            corners[i] = new double[] {480 + 1440 * x / z, 600 + 1440 * y / z};
        }
        int[] size = new Sheet(corners, 1).size(960, 1200);
        assertThat((double) size[1] / size[0]).isCloseTo(Math.sqrt(2), within(0.01));
    }

    @Test
    void keepsTheSizeOfASheetSeenFromAbove() {
        assertThat(new Sheet(new double[][] {{100, 100}, {700, 100}, {700, 900}, {100, 900}}, 1).size(960, 1200)).containsExactly(600, 800);
    }

    @Test
    void isNotSureWithoutASheet() {
        assertThat(Sheet.of(photograph(TABLE, pen -> { }))).isEmpty();
        assertThat(Sheet.of(DrawnPages.text(900, 1200, 0))).isEmpty();
        Page noise = Page.blank(900, 1200, 3, null);
        new Random(3).nextBytes(noise.samples());
        assertThat(Sheet.of(noise)).isEmpty();
        assertThat(Sheet.of(Page.blank(900, 1200, 1, null))).isEmpty();
        assertThat(Sheet.of(Page.blank(1, 1, 3, null))).isEmpty();
        assertThat(Sheet.of(Page.blank(20_000, 40, 1, null))).isEmpty();
    }

    @Test
    void isNotSureWhereTheSheetLeavesThePicture() {
        assertThat(Sheet.of(photograph(TABLE, pen -> lay(pen, new double[][] {{180, 140}, {990, 190}, {990, 1010}, {120, 960}})))).isEmpty();
    }

    @Test
    void isNotSureOfTwoSheets() {
        assertThat(Sheet.of(photograph(TABLE, pen -> {
            lay(pen, new double[][] {{50, 200}, {450, 200}, {450, 800}, {50, 800}});
            lay(pen, new double[][] {{510, 200}, {910, 220}, {890, 820}, {490, 800}});
        }))).isEmpty();
    }

    /** @param left and {@code right}: how far down the band goes at either side of the sheet */
    private static Page withBand(double left, double right) {
        return photograph(TABLE, pen -> {
            lay(pen, CORNERS);
            pen.setColor(new Color(40, 60, 150));
            Path2D band = new Path2D.Double();
            band.moveTo(CORNERS[0][0], CORNERS[0][1]);
            band.lineTo(CORNERS[1][0], CORNERS[1][1]);
            band.lineTo(CORNERS[1][0] + right * (CORNERS[2][0] - CORNERS[1][0]), CORNERS[1][1] + right * (CORNERS[2][1] - CORNERS[1][1]));
            band.lineTo(CORNERS[0][0] + left * (CORNERS[3][0] - CORNERS[0][0]), CORNERS[0][1] + left * (CORNERS[3][1] - CORNERS[0][1]));
            pen.fill(band);
        });
    }

    @Test
    void findsASheetWithABandFromSideToSide() {
        Optional<Sheet> sheet = Sheet.of(withBand(0.28, 0.28));
        assertThat(sheet).isPresent();
        for (int i = 0; i < 4; i++) {
            assertThat(sheet.get().corners()[i][0]).isCloseTo(CORNERS[i][0], within(1.5));
            assertThat(sheet.get().corners()[i][1]).isCloseTo(CORNERS[i][1], within(1.5));
        }
    }

    @Test
    void isNotSureWhereLittleOfTheSheetIsPaper() {
        assertThat(Sheet.of(withBand(0.75, 0.75))).isEmpty();
    }

    @Test
    void isNotSureOfARoundSheet() {
        assertThat(Sheet.of(photograph(TABLE, pen -> {
            pen.setColor(Color.WHITE);
            pen.fillOval(150, 200, 700, 700);
        }))).isEmpty();
    }
}
