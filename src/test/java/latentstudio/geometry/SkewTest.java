package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkewTest {
    @ParameterizedTest
    @ValueSource(doubles = {-15, -7.3, -1, -0.2, 0, 0.15, 2, 9.9, 15})
    void isHowFarTheTextIsTurned(double degrees) {
        Optional<Skew> skew = Skew.of(DrawnPages.text(1240, 1754, degrees));
        assertThat(skew).isPresent();
        assertThat(skew.get().degrees()).isCloseTo(degrees, within(0.03));
        assertThat(skew.get().error()).isLessThan(0.03);
    }

    @Test
    void leavesAStraightPageAlone() {
        assertThat(Skew.of(DrawnPages.text(1240, 1754, 0)).map(Skew::isTurned)).contains(false);
    }

    @Test
    void isTheSameOnAPageOfTwoLevels() {
        Page page = DrawnPages.grey(DrawnPages.text(1654, 2339, 3.4));
        for (int i = 0; i < page.samples().length; i++) {
            page.samples()[i] = (byte) ((page.samples()[i] & 0xff) < 128 ? 0 : 255);
        }
        assertThat(Skew.of(page)).hasValueSatisfying(skew -> assertThat(skew.degrees()).isCloseTo(3.4, within(0.03)));
    }

    @Test
    void listensToTheTextAndNotToTheDrawing() {
        Page page = DrawnPages.drawn(1240, 1754, pen -> {
            DrawnPages.write(pen, 150, 150, 900, 500, 28);
            for (int i = 0; i < 60; i++) {
                pen.drawLine(150, 800 + 10 * i, 1050, 900 + 10 * i);
            }
        });
        assertThat(Skew.of(page)).hasValueSatisfying(skew -> assertThat(skew.degrees()).isCloseTo(0, within(0.03)));
    }

    @Test
    void readsLightLettersInADarkArea() {
        Page page = DrawnPages.drawn(1240, 1754, pen -> {
            pen.fillRect(0, 0, 1240, 1754);
            pen.setColor(Color.WHITE);
            pen.rotate(Math.toRadians(-4), 620, 877);
            DrawnPages.write(pen, 150, 150, 900, 1400, 28);
        });
        assertThat(Skew.of(page)).hasValueSatisfying(skew -> assertThat(skew.degrees()).isCloseTo(-4, within(0.05)));
    }

    @Test
    void isNotSureOfTheDotsOfAPrintedPicture() {
        Page page = DrawnPages.drawn(1240, 1754, pen -> {
            pen.rotate(Math.toRadians(7), 620, 877);
            for (int y = 200; y < 1500; y += 9) {
                for (int x = 200; x < 1000; x += 9) {
                    pen.fillOval(x, y, 5, 5);
                }
            }
        });
        assertThat(Skew.of(page)).isEmpty();
    }

    @Test
    void isNotSureOfAPageThatIsTurnedTooFar() {
        assertThat(Skew.of(DrawnPages.text(1240, 1754, 45))).isEmpty();
        assertThat(Skew.of(DrawnPages.text(1240, 1754, 90))).isEmpty();
    }

    @Test
    void isNotSureWhereThereIsNoText() {
        Page noise = Page.blank(900, 1200, 1, null);
        new Random(3).nextBytes(noise.samples());
        assertThat(Skew.of(noise)).isEmpty();
        for (int value : new int[] {0, 90, 255}) {
            Page page = Page.blank(900, 1200, 3, null);
            Arrays.fill(page.samples(), (byte) value);
            assertThat(Skew.of(page)).isEmpty();
        }
        assertThat(Skew.of(Page.blank(1, 1, 1, null))).isEmpty();
        assertThat(Skew.of(Page.blank(20_000, 3, 1, null))).isEmpty();
        assertThat(Skew.of(DrawnPages.drawn(900, 1200, pen -> {
            pen.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
            pen.drawString("one line", 200, 300);
        }))).isEmpty();
    }
}
