package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.function.Consumer;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class BordersTest {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 1400;
    private static final int[] WHITE = {255, 255, 255};

    private static Page scan(Consumer<Graphics2D> what) {
        return DrawnPages.drawn(WIDTH, HEIGHT, pen -> {
            DrawnPages.write(pen, 160, 150, 700, 1000, 24);
            pen.setColor(new Color(20, 20, 20));
            what.accept(pen);
        });
    }

    private static void borders(Graphics2D pen) {
        pen.fillRect(0, 0, 60, HEIGHT);
        pen.fillRect(0, 0, WIDTH, 45);
        pen.fillRect(0, HEIGHT - 80, WIDTH, 80);
    }

    private static void holes(Graphics2D pen) {
        pen.fillOval(90, 480, 27, 27);
        pen.fillOval(90, 860, 27, 27);
    }

    private static boolean isClean(Page page) {
        return Arrays.equals(page.samples(), scan(pen -> { }).samples());
    }

    @Test
    void coversBlackBorders() {
        Page page = scan(BordersTest::borders);
        assertThat(isClean(Borders.of(page).covered(page, WHITE))).isTrue();
    }

    @Test
    void coversBordersThatLieAskew() {
        Page page = scan(pen -> pen.fillPolygon(new int[] {0, 110, 40, 0}, new int[] {0, 0, HEIGHT, HEIGHT}, 4));
        assertThat(isClean(Borders.of(page).covered(page, WHITE))).isTrue();
    }

    @Test
    void cutsStraightBordersOff() {
        Page page = scan(BordersTest::borders);
        int[] inner = Borders.of(page).inner();
        assertThat(Borders.of(page).cuts(page)).isTrue();
        assertThat(inner[0]).isBetween(60, 70);
        assertThat(inner[1]).isBetween(45, 55);
        assertThat(inner[2]).isEqualTo(WIDTH);
        assertThat(inner[3]).isBetween(HEIGHT - 90, HEIGHT - 80);
    }

    @Test
    void coversPunchHoles() {
        Page page = scan(BordersTest::holes);
        Borders borders = Borders.of(page);
        assertThat(borders.holes()).isEqualTo(2);
        assertThat(isClean(borders.covered(page, WHITE))).isTrue();
    }

    @Test
    void leavesASingleDotAlone() {
        assertThat(Borders.of(scan(pen -> pen.fillOval(90, 480, 27, 27))).isEmpty()).isTrue();
    }

    @Test
    void leavesAPrintedBandAlone() {
        assertThat(Borders.of(scan(pen -> {
            pen.fillRect(0, 0, WIDTH, 130);
            pen.setColor(Color.WHITE);
            DrawnPages.write(pen, 100, 20, 800, 90, 30);
        })).isEmpty()).isTrue();
    }

    @Test
    void leavesAPhotographThatRunsToTheEdgeAlone() {
        assertThat(Borders.of(scan(pen -> {
            for (int x = 0; x < WIDTH; x++) {
                pen.drawLine(x, 0, x, 150 + (int) (80 * Math.sin(x / 40.0) + 50 * Math.cos(x / 17.0)));
            }
        })).isEmpty()).isTrue();
    }

    @Test
    void findsNoneOnCleanAndOnStrangePages() {
        assertThat(Borders.of(scan(pen -> { })).isEmpty()).isTrue();
        for (int value : new int[] {0, 90, 255}) {
            for (int[] size : new int[][] {{1, 1}, {20_000, 3}, {700, 900}}) {
                Page page = Page.blank(size[0], size[1], 1, null);
                Arrays.fill(page.samples(), (byte) value);
                assertThat(Borders.of(page).isEmpty()).isTrue();
                assertThat(Borders.of(page).cuts(page)).isFalse();
            }
        }
    }
}
