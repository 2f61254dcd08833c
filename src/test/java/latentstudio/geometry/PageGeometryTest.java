package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.util.Random;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageGeometryTest {
    private static final GeometryOptions STRAIGHTEN = new GeometryOptions(true, false, false, 0);
    private static final GeometryOptions CROP = new GeometryOptions(false, true, false, 0);
    private static final GeometryOptions EVERYTHING = new GeometryOptions(true, true, true, 0, true);
    private static final GeometryOptions ALL = new GeometryOptions(true, true, true, 180);
    private static final Dpi FAX = new Dpi(204, 98);

    private static Page noise(int width, int height, int channels) {
        Page page = Page.blank(width, height, channels, FAX);
        new Random(9).nextBytes(page.samples());
        return page;
    }

    @Test
    void leavesAPageItselfWhereNothingIsAskedFor() {
        Page page = DrawnPages.text(600, 800, 5);
        PageGeometry geometry = PageGeometry.of(page, GeometryOptions.NONE);
        assertThat(geometry.changesNothing()).isTrue();
        assertThat(geometry.apply(page)).isSameAs(page);
        assertThat(geometry.leftAlone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90, 1", "180, 3", "270, 1", "90, 3"})
    void turnsWithoutLoss(int turn, int channels) {
        Page page = noise(31, 17, channels);
        Page turned = PageGeometry.of(page, new GeometryOptions(false, false, false, turn)).apply(page);
        for (int y = 0; y < turned.height(); y++) {
            for (int x = 0; x < turned.width(); x++) {
                int fromX = turn == 90 ? y : turn == 180 ? 30 - x : 30 - y;
                int fromY = turn == 90 ? 16 - x : turn == 180 ? 16 - y : x;
                for (int c = 0; c < channels; c++) {
                    assertThat(turned.at(x, y, c)).isEqualTo(page.at(fromX, fromY, c));
                }
            }
        }
        assertThat(turned.dpi()).isEqualTo(turn == 180 ? FAX : new Dpi(98, 204));
    }

    @Test
    void squaresTheSheetWhoseCornersAPersonPut() {
        Page page = noise(200, 100, 1);
        SheetCorners corners = SheetCorners.of(new double[][] {{0.1, 0.2}, {0.6, 0.2}, {0.6, 0.8}, {0.1, 0.8}});
        PageGeometry geometry = PageGeometry.of(page, new GeometryOptions(false, true, false, 90, false, corners));
        assertThat(geometry.corners()).isDeepEqualTo(new double[][] {{20, 20}, {120, 20}, {120, 80}, {20, 80}});
        assertThat(geometry.certainty()).isNull();
        assertThat(geometry.cut()).isNull();
        assertThat(geometry.leftAlone()).isEmpty();
        Page squared = geometry.apply(page);
        assertThat(squared.width()).isEqualTo(60);
        assertThat(squared.height()).isEqualTo(100);
        assertThat(squared.at(59, 0, 0)).isEqualTo(page.at(20, 20, 0)); // turned to the right
    }

    @Test
    void straightensToATenthOfADegree() {
        Page page = DrawnPages.text(1240, 1754, -6.4);
        PageGeometry geometry = PageGeometry.of(page, STRAIGHTEN);
        assertThat(geometry.straightened()).isTrue();
        Page straight = geometry.apply(page);
        assertThat(straight.width()).isEqualTo(1240);
        assertThat(straight.height()).isEqualTo(1754);
        assertThat(Skew.of(straight)).hasValueSatisfying(left -> assertThat(left.degrees()).isCloseTo(0, within(0.05)));
        assertThat(straight.at(0, 0, 0)).isEqualTo(255);
    }

    /** Of every two rows one is left, as in a fax: 3 degrees on the paper are a slope of half as much, and upright stays upright. */
    @Test
    void straightensAFaxWithoutSlantingIt() {
        Page tall = DrawnPages.drawn(1240, 1754, pen -> {
            pen.rotate(Math.toRadians(3), 620, 877);
            pen.fillRect(600, 100, 12, 1500);
            DrawnPages.write(pen, 150, 150, 420, 1400, 28);
        });
        Page fax = Page.blank(1240, 877, 3, new Dpi(200, 100));
        for (int y = 0; y < 877; y++) {
            System.arraycopy(tall.samples(), 2 * y * 3720, fax.samples(), y * 3720, 3720);
        }
        PageGeometry geometry = PageGeometry.of(fax, STRAIGHTEN);
        assertThat(geometry.skew()).isCloseTo(3, within(0.1));
        Page straight = geometry.apply(fax);
        for (int y : new int[] {80, 440, 780}) {
            assertThat(straight.at(606, y, 0)).isLessThan(20);
            assertThat(straight.at(592, y, 0)).isGreaterThan(235);
            assertThat(straight.at(620, y, 0)).isGreaterThan(235);
        }
    }

    @Test
    void leavesAStraightPageItself() {
        Page page = DrawnPages.text(1240, 1754, 0);
        PageGeometry geometry = PageGeometry.of(page, STRAIGHTEN);
        assertThat(geometry.skew()).isCloseTo(0, within(0.05));
        assertThat(geometry.apply(page)).isSameAs(page);
    }

    @Test
    void straightensAPageThatLiesOnItsSide() {
        Page side = PageGeometry.of(DrawnPages.text(1240, 1754, 2), new GeometryOptions(false, false, false, 270)).apply(DrawnPages.text(1240, 1754, 2));
        PageGeometry geometry = PageGeometry.of(side, new GeometryOptions(true, false, false, 90));
        assertThat(geometry.skew()).isCloseTo(2, within(0.05));
        assertThat(geometry.apply(side).width()).isEqualTo(1240);
    }

    @Test
    void saysWhyAPageWasLeftAlone() {
        Page blank = Page.blank(300, 400, 3, null);
        PageGeometry geometry = PageGeometry.of(blank, ALL);
        assertThat(geometry.leftAlone()).containsExactly(LeftAlone.NOTHING_AT_THE_EDGES, LeftAlone.NO_SHEET, LeftAlone.TOO_FEW_LINES);
        assertThat(geometry.straightened()).isFalse();
        assertThat(PageGeometry.leftAlone(blank, LeftAlone.TEXT_OF_ITS_OWN).apply(blank)).isSameAs(blank);
    }

    /** Hills under an evening sky, from edge to edge. */
    private static Page photograph() {
        return DrawnPages.drawn(1200, 900, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(40, 60, 120), 0, 600, new Color(240, 150, 90)));
            pen.fillRect(0, 0, 1200, 900);
            Random random = new Random(5);
            for (int i = 0; i < 60; i++) {
                pen.setColor(new Color(20 + 2 * i, 60 + random.nextInt(60), 30 + i));
                pen.fillOval(random.nextInt(1400) - 300, 420 + 7 * i, 500, 300);
            }
        });
    }

    @Test
    void leavesAPageThatIsOnePhotographItself() {
        Page page = photograph();
        PageGeometry geometry = PageGeometry.of(page, EVERYTHING);
        assertThat(geometry.apply(page)).isSameAs(page);
        assertThat(geometry.leftAlone()).contains(LeftAlone.NOTHING_AT_THE_EDGES, LeftAlone.NO_SHEET, LeftAlone.NOT_PLAIN_WHICH_WAY_UP);
        assertThat(DoublePage.of(page, EVERYTHING)).isEmpty();
    }

    @Test
    void leavesAPageItselfThatIsTurnedByHalfARightAngle() {
        Page page = DrawnPages.text(1240, 1240, 45);
        PageGeometry geometry = PageGeometry.of(page, EVERYTHING);
        assertThat(geometry.apply(page)).isSameAs(page);
        assertThat(geometry.leftAlone()).contains(LeftAlone.NOT_PLAIN_WHICH_WAY_UP, LeftAlone.TOO_FEW_LINES);
    }

    @Test
    void turnsNoColumnsOfSignsThatRunDownwards() {
        Page page = DrawnPages.drawn(1240, 1754, pen -> {
            Random random = new Random(8);
            pen.setStroke(new BasicStroke(3));
            for (int sign = 0; sign < 13 * 44; sign++) {
                int left = 150 + sign % 13 * 74;
                int top = 150 + sign / 13 * 33;
                for (int stroke = 0; stroke < 6; stroke++) {
                    pen.drawLine(left + random.nextInt(28), top + random.nextInt(28), left + random.nextInt(28), top + random.nextInt(28));
                }
            }
        });
        PageGeometry geometry = PageGeometry.of(page, EVERYTHING);
        assertThat(geometry.turn()).isZero();
        assertThat(geometry.straightened()).isFalse();
    }

    @Test
    void squaresASheet() {
        Page page = DrawnPages.drawn(960, 1200, pen -> {
            pen.setColor(new Color(110, 70, 40));
            pen.fillRect(0, 0, 960, 1200);
            pen.rotate(0.1, 480, 600);
            pen.setColor(Color.WHITE);
            pen.fillRect(180, 200, 600, 800);
            pen.setColor(Color.BLACK);
            pen.fillRect(280, 300, 60, 60);
        });
        PageGeometry geometry = PageGeometry.of(page, CROP);
        assertThat(geometry.corners()).hasNumberOfRows(4);
        assertThat((double) geometry.newWidth()).isCloseTo(600, within(2.0));
        assertThat((double) geometry.newHeight()).isCloseTo(800, within(2.0));
        Page squared = geometry.apply(page);
        assertThat(squared.at(130, 130, 0)).isLessThan(10);
        assertThat(squared.at(90, 130, 0)).isGreaterThan(245);
        assertThat(squared.at(4, 796, 0)).isGreaterThan(245);
    }

    @Test
    void cutsBordersOffWithoutLoss() {
        Page page = DrawnPages.drawn(600, 800, pen -> {
            pen.fillRect(0, 0, 40, 800);
            DrawnPages.write(pen, 120, 100, 400, 600, 20);
        });
        PageGeometry geometry = PageGeometry.of(page, CROP);
        int[] cut = geometry.cut();
        assertThat(geometry.apply(page).samples()).isEqualTo(page.crop(cut[0], cut[1], cut[2] - cut[0], cut[3] - cut[1]).samples());
    }

    @Test
    void isTheSameWhenItIsReadAgain() throws Exception {
        Page page = DrawnPages.drawn(900, 1200, pen -> {
            pen.fillRect(0, 0, 50, 1200);
            pen.rotate(0.05, 450, 600);
            DrawnPages.write(pen, 170, 150, 600, 900, 22);
        });
        PageGeometry geometry = PageGeometry.of(page, ALL);
        assertThat(geometry.straightened()).isTrue();
        assertThat(geometry.cut()).isNotNull();
        assertThat(geometry.edges()).isTrue();
        ObjectMapper json = new ObjectMapper();
        PageGeometry again = json.readValue(json.writeValueAsBytes(geometry), PageGeometry.class);
        assertThat(again.apply(page).samples()).isEqualTo(geometry.apply(page).samples());
        assertThat(again).usingRecursiveComparison().isEqualTo(geometry);
    }

    @Test
    void refusesAnotherOriginal() {
        PageGeometry geometry = PageGeometry.of(Page.blank(30, 40, 1, null), GeometryOptions.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> geometry.apply(Page.blank(40, 30, 1, null)))
                .withMessage("expected the original of 30 x 40 pixels, got 40 x 30");
    }

    @Test
    void copesWithStrangePages() {
        for (int[] size : new int[][] {{1, 1}, {20_000, 3}, {3, 5_000}, {64, 64}}) {
            for (int channels : new int[] {1, 3}) {
                Page page = noise(size[0], size[1], channels);
                Page done = PageGeometry.of(page, ALL).apply(page);
                assertThat(done.width() * done.height()).isPositive();
            }
        }
    }
}
