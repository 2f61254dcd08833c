package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UprightnessTest {
    private static Page turned(Page page, int degrees) {
        return PageGeometry.of(page, new GeometryOptions(false, false, false, degrees)).apply(page);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "90, 270", "180, 180", "270, 90"})
    void isHowAPageIsToBeTurned(int lies, int turn) {
        assertThat(Uprightness.of(turned(DrawnPages.prose(0), lies))).hasValueSatisfying(upright -> {
            assertThat(upright.turn()).isEqualTo(turn);
            assertThat(upright.certainty()).isGreaterThan(0.5);
        });
    }

    @Test
    void makesAPageUpright() {
        Page page = DrawnPages.prose(0);
        GeometryOptions upright = new GeometryOptions(false, false, false, 0, true);
        assertThat(PageGeometry.of(page, upright).changesNothing()).isTrue();
        Page side = turned(page, 90);
        PageGeometry geometry = PageGeometry.of(side, upright);
        assertThat(geometry.turn()).isEqualTo(270);
        assertThat(Arrays.equals(geometry.apply(side).samples(), page.samples())).isTrue();
    }

    /** More letters go down than up, or as many, or they are joined. */
    @ParameterizedTest
    @ValueSource(strings = {"Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью",
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα", "ALL HUMAN BEINGS ARE BORN FREE AND EQUAL",
        "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق، وقد وهبوا عقلاً وضميراً", "1234 5678.90 3,456.00 19.05.2027 99 404 6 77 6699 3941"})
    void isNotSureOfOtherWriting(String words) {
        Page page = DrawnPages.prose(0, words);
        for (int lies = 0; lies < 360; lies += 90) {
            assertThat(Uprightness.of(turned(page, lies))).as("%d", lies).isEmpty();
        }
    }

    @Test
    void isNotSureWithoutText() {
        assertThat(Uprightness.of(Page.blank(300, 400, 1, null))).isEmpty();
        assertThat(Uprightness.of(Page.blank(1, 1, 3, null))).isEmpty();
        assertThat(PageGeometry.of(Page.blank(30, 40, 1, null), new GeometryOptions(false, false, false, 0, true)).leftAlone())
                .containsExactly(LeftAlone.NOT_PLAIN_WHICH_WAY_UP);
    }
}
