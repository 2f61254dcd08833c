package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HomographyTest {
    private static final Offset<Double> NEAR = within(1e-9);
    private static final double[][] SHEET = {{12, 9}, {95, 20}, {88, 130}, {3, 117}};

    @Test
    void takesARectanglesCornersToThoseOfASheet() {
        Homography map = Homography.of(200, 300, SHEET);
        double[][] rectangle = {{0, 0}, {200, 0}, {200, 300}, {0, 300}};
        for (int i = 0; i < 4; i++) {
            assertThat(map.at(rectangle[i][0], rectangle[i][1])).containsExactly(SHEET[i], NEAR);
        }
    }

    @Test
    void keepsStraightLinesStraight() {
        Homography map = Homography.of(200, 300, SHEET);
        assertThat(Homography.turn(map.at(10, 20), map.at(90, 120), map.at(170, 220))).isCloseTo(0, NEAR);
    }

    @Test
    void refusesCornersThatAreNoConvexSheet() {
        double[][] crossed = {SHEET[0], SHEET[2], SHEET[1], SHEET[3]};
        double[][] mirrored = {SHEET[1], SHEET[0], SHEET[3], SHEET[2]};
        double[][] hollow = {SHEET[0], {30, 60}, SHEET[2], SHEET[3]};
        for (double[][] corners : new double[][][] {crossed, mirrored, hollow}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Homography.of(200, 300, corners)).withMessageContaining("clockwise");
        }
    }

    @Test
    void doesOneMapAfterAnother() {
        Homography both = Homography.of(200, 300, SHEET).after(Homography.shift(-5, 7));
        assertThat(both.at(5, -7)).containsExactly(SHEET[0], NEAR);
    }

    @Test
    void rotatesClockwise() {
        assertThat(Homography.rotation(Math.PI / 2, 10, 20, 1).at(13, 20)).containsExactly(new double[] {10, 23}, NEAR);
    }

    @Test
    void rotatesPixelsThatAreTwiceAsHighAsWide() {
        assertThat(Homography.rotation(Math.PI / 2, 10, 20, 2).at(14, 20)).containsExactly(new double[] {10, 22}, NEAR);
        assertThat(Homography.rotation(Math.PI / 2, 10, 20, 2).at(10, 22)).containsExactly(new double[] {6, 20}, NEAR);
    }

    @Test
    void mapsBack() {
        Homography map = Homography.of(200, 300, SHEET);
        assertThat(map.inverse().at(map.at(30, 170)[0], map.at(30, 170)[1])).containsExactly(new double[] {30, 170}, NEAR);
    }

    @Test
    void turnsBackByQuarters() {
        assertThat(Homography.unturned(1, 40, 60).at(60, 0)).containsExactly(new double[] {0, 0}, NEAR);
        assertThat(Homography.unturned(2, 40, 60).at(40, 60)).containsExactly(new double[] {0, 0}, NEAR);
        assertThat(Homography.unturned(3, 40, 60).at(0, 40)).containsExactly(new double[] {0, 0}, NEAR);
    }

    @Test
    void mapsTheMiddlesOfARowOfPixels() {
        Homography map = Homography.of(200, 300, SHEET);
        double[] places = new double[6];
        map.row(4, places);
        assertThat(new double[] {places[4], places[5]}).containsExactly(map.at(2.5, 4.5), NEAR);
    }
}
