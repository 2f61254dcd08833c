package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.image.PictureException;
import org.junit.jupiter.api.Test;

/** Pictures on their way between a page and the server. */
class PixelsTest {
    private static final Picture GREY = new Picture(1, 2, 1, new float[] {0, 1});
    private static final Picture COLOUR = new Picture(3, 2, 1, new float[] {0, 1, 0.2f, 0.4f, 0.6f, 0.8f});

    @Test
    void carryGreyAndColourThereAndBack() {
        for (Picture picture : List.of(GREY, COLOUR)) {
            for (Pixels pixels : List.of(Pixels.of(picture), Pixels.of(picture).pack())) {
                Pixels arrived = JacksonUtils.getMapper().readValue(JacksonUtils.getMapper().writeValueAsString(pixels), Pixels.class);

                assertThat(arrived.picture().channels()).isEqualTo(picture.channels());
                assertThat(arrived.picture().values()).containsExactly(picture.values());
            }
        }
    }

    @Test
    void holdSeveralOfOneShapeInOnePiece() {
        Pixels pixels = Pixels.of(List.of(COLOUR, COLOUR));

        assertThat(pixels).extracting(Pixels::channels, Pixels::height, Pixels::width).containsExactly(3, 1, 2);
        assertThat(pixels.samples()).containsExactly(0, 255, 51, 102, 153, 204, 0, 255, 51, 102, 153, 204);
    }

    @Test
    void arePackedSmaller() {
        assertThat(Pixels.of(Picture.blank(1, 112, 112)).pack().samples()).hasSizeLessThan(200);
    }

    @Test
    void refuseWhatIsNotWhatItSaysItIs() {
        byte[] four = new byte[4];
        for (Pixels torn : List.of(new Pixels(1, 1, 5, four, false), new Pixels(2, 1, 2, four, false), new Pixels(1, 0, 0, four, false),
                new Pixels(1, 2, 2, null, false), new Pixels(1, 2, 2, four, true), new Pixels(1, 4, 4, Pixels.of(GREY).pack().samples(), true),
                new Pixels(1, 1, 1, Pixels.of(GREY).pack().samples(), true))) {
            assertThatExceptionOfType(PictureException.class).isThrownBy(torn::picture).withMessageContaining("did not arrive whole");
        }
        assertThatExceptionOfType(PictureException.class).isThrownBy(new Pixels(1, 1025, 1, new byte[1025], false)::picture)
                .withMessageContaining("the limit is 1024 pixels a side, it has 1 x 1025");
    }
}
