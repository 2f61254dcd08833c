package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.util.function.Consumer;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoublePageTest {
    private static final GeometryOptions SPLIT = GeometryOptions.NONE.with(GeometryOptions.Split.LEFT_FIRST);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1100;

    private static void left(Graphics2D pen) {
        DrawnPages.write(pen, 120, 120, 560, 840, 18);
    }

    private static void right(Graphics2D pen) {
        DrawnPages.write(pen, 900, 120, 560, 840, 18);
    }

    /** The shadow of a book's gutter about a column. */
    private static void gutter(Graphics2D pen, int x) {
        pen.setPaint(new LinearGradientPaint(x - 40, 0, x + 40, 0, new float[] {0, 0.5f, 1}, new Color[] {Color.WHITE, new Color(120, 120, 120), Color.WHITE}));
        pen.fillRect(x - 40, 0, 80, HEIGHT);
        pen.setColor(Color.BLACK);
    }

    private static Page spread(Consumer<Graphics2D> what) {
        return DrawnPages.drawn(WIDTH, HEIGHT, what);
    }

    private static double fold(DoublePage halved) {
        return halved.left().fractions()[1][0] * WIDTH;
    }

    @Test
    void partsTwoBlocksOfTextWhereNothingStands() {
        Page page = DrawnPages.spread();
        DoublePage halved = DoublePage.of(page, SPLIT).orElseThrow();
        assertThat(fold(halved)).isBetween(720.0, 900.0);
        assertThat(halved.certainty()).isGreaterThan(0.8);
        Page right = PageGeometry.of(page, SPLIT.with(halved.right())).apply(page);
        int from = WIDTH - right.width();
        assertThat(right.height()).isEqualTo(HEIGHT);
        assertThat(right.crop(300, 300, 200, 50).samples()).as("pixel by pixel").isEqualTo(page.crop(from + 300, 300, 200, 50).samples());
    }

    @Test
    void partsABookAlongItsGutterThoughOnePageIsEmpty() {
        DoublePage halved = DoublePage.of(spread(pen -> {
            gutter(pen, 830);
            left(pen);
        }), SPLIT).orElseThrow();
        assertThat(fold(halved)).isCloseTo(830, within(4.0));
        assertThat(halved.right().fractions()).isDeepEqualTo(new double[][] {{fold(halved) / WIDTH, 0}, {1, 0}, {1, 1}, {fold(halved) / WIDTH, 1}});
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void partsAPageThatLiesOnItsSideAsItStandsUpright(int turn) {
        Page upright = spread(pen -> {
            gutter(pen, 830);
            left(pen);
        });
        Page lies = PageGeometry.of(upright, new GeometryOptions(false, false, false, 360 - turn)).apply(upright);
        GeometryOptions back = new GeometryOptions(false, false, false, turn);
        DoublePage halved = DoublePage.of(lies, back).orElseThrow();
        Page left = PageGeometry.of(lies, back.with(halved.left())).apply(lies);
        assertThat(left.width()).isCloseTo(830, within(4));
        assertThat(left.crop(150, 150, 300, 300).samples()).isEqualTo(upright.crop(150, 150, 300, 300).samples());
    }

    @Test
    void squaresAPhotographedSpreadBeforeItIsHalved() {
        double[][] corners = {{150, 130}, {1450, 90}, {1520, 1000}, {90, 1020}};
        Page photograph = DrawnPages.photographed(spread(pen -> {
            gutter(pen, 800);
            left(pen);
        }), corners);
        DoublePage halved = DoublePage.of(photograph, new GeometryOptions(false, true, false, 0)).orElseThrow();
        double[] top = Homography.of(WIDTH, HEIGHT, corners).at(800, 0);
        assertThat(halved.left().fractions()[1][0] * WIDTH).isCloseTo(top[0], within(8.0));
        assertThat(halved.left().fractions()[1][1] * HEIGHT).isCloseTo(top[1], within(8.0));
    }

    @Test
    void leavesAloneWhatIsNotSurelyTwoPages() {
        assertThat(DoublePage.of(spread(pen -> DrawnPages.write(pen, 120, 120, 1360, 840, 18)), SPLIT)).as("lines across the middle").isEmpty();
        assertThat(DoublePage.of(spread(DoublePageTest::left), SPLIT)).as("one block").isEmpty();
        assertThat(DoublePage.of(spread(pen -> {
            left(pen);
            right(pen);
            DrawnPages.write(pen, 400, 20, 800, 60, 24);
        }), SPLIT)).as("a heading over both").isEmpty();
        assertThat(DoublePage.of(spread(pen -> {
            for (int column = 0; column < 4; column++) {
                DrawnPages.write(pen, 100 + 370 * column, 120, 250, 840, 18);
            }
        }), SPLIT)).as("a table of four columns").isEmpty();
        assertThat(DoublePage.of(spread(pen -> {
            left(pen);
            pen.fillRect(798, 60, 5, 980);
            DrawnPages.write(pen, 820, 120, 600, 840, 18);
        }), SPLIT)).as("a line that is printed").isEmpty();
        assertThat(DoublePage.of(DrawnPages.text(1100, 1600, 0), SPLIT)).as("an upright sheet").isEmpty();
        assertThat(DoublePage.of(Page.blank(WIDTH, HEIGHT, 1, null), SPLIT)).as("black").isEmpty();
    }

    @Test
    void halvesAPageInItsMiddleWhereSomebodySaysSo() {
        DoublePage halved = DoublePage.inAnyCase(DrawnPages.text(1100, 1600, 0), SPLIT);
        assertThat(halved.certainty()).isNull();
        assertThat(halved.left().fractions()).isDeepEqualTo(new double[][] {{0, 0}, {0.5, 0}, {0.5, 1}, {0, 1}});
    }
}
