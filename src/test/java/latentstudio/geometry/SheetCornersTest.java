package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import latentstudio.image.Page;
import org.junit.jupiter.api.Test;

class SheetCornersTest {
    static final SheetCorners MOST = SheetCorners.of(new double[][] {{0.1, 0.1}, {0.9, 0.2}, {0.8, 0.9}, {0.2, 0.8}});

    @Test
    void areFourPairsAsJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(MOST)).isEqualTo("[[0.1,0.1],[0.9,0.2],[0.8,0.9],[0.2,0.8]]");
        assertThat(json.readValue("[[0.1, 0.1], [0.9, 0.2], [0.8, 0.9], [0.2, 0.8]]", SheetCorners.class)).isEqualTo(MOST);
        GeometryOptions options = new GeometryOptions(true, false, false, 0, true, MOST);
        assertThat(json.readValue(json.writeValueAsString(options), GeometryOptions.class)).isEqualTo(options);
    }

    @Test
    void mayBeThoseOfTheWholePicture() {
        assertThat(SheetCorners.of(new double[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}}).on(300, 200)).isDeepEqualTo(new double[][] {{0, 0}, {300, 0}, {300, 200}, {0, 200}});
    }

    @Test
    void refuseWhatIsNoSheet() {
        refuse("whose sides cross or bend inward", new double[][] {{0.1, 0.1}, {0.9, 0.9}, {0.9, 0.1}, {0.1, 0.9}}); // crossed
        refuse("whose sides cross or bend inward", new double[][] {{0.1, 0.1}, {0.9, 0.1}, {0.2, 0.2}, {0.1, 0.9}}); // bent inward
        refuse("whose sides cross or bend inward", new double[][] {{0.1, 0.1}, {0.1, 0.9}, {0.9, 0.9}, {0.9, 0.1}}); // counter-clockwise
        refuse("whose sides cross or bend inward", new double[][] {{0.1, 0.1}, {0.5, 0.1}, {0.9, 0.1}, {0.5, 0.9}}); // three in a row
        refuse("inside the picture", new double[][] {{-0.01, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}});
        refuse("inside the picture", new double[][] {{Double.NaN, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}});
        refuse("at least 5 % of the picture, got 4.0 %", new double[][] {{0, 0}, {0.2, 0}, {0.2, 0.2}, {0, 0.2}});
        refuse("got 2 of them", new double[][] {{0, 0}, {1, 1}});
        refuse("got one of 3 numbers", new double[][] {{0, 0, 0}, {1, 0}, {1, 1}, {0, 1}});
        refuse("got one of no numbers", new double[][] {null, {1, 0}, {1, 1}, {0, 1}});
    }

    private static void refuse(String words, double[][] fractions) {
        assertThatIllegalArgumentException().isThrownBy(() -> SheetCorners.of(fractions)).withMessageStartingWith("Expected").withMessageContaining(words);
    }

    @Test
    void areFoundInAPhotographAndNotOnAPageWithoutATable() {
        Page photograph = DrawnPages.drawn(800, 600, pen -> {
            pen.setColor(new Color(110, 70, 40));
            pen.fillRect(0, 0, 800, 600);
            pen.setColor(new Color(235, 232, 225));
            pen.fillPolygon(new int[] {200, 600, 620, 190}, new int[] {80, 90, 540, 530}, 4);
        });
        assertThat(SheetCorners.found(photograph)).get().satisfies(found -> {
            assertThat(found.corners().getFirst().x()).isCloseTo(0.25, within(0.005));
            assertThat(found.corners().get(2).y()).isCloseTo(0.9, within(0.005));
        });
        assertThat(SheetCorners.found(DrawnPages.text(600, 800, 0))).isEmpty();
    }
}
