package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import latentstudio.latent.InvalidRequestException;
import org.junit.jupiter.api.Test;

class PictureOrderTest {
    private static final int[] CANDIDATES = {0, 1, 2, 3, 5, 6, 7};
    /** The fourth would be the worst, but is no candidate. */
    private static final float[] ERRORS = {0.3f, 0.1f, 0.7f, 0.5f, 9, 0.2f, 0.6f, 0.4f};

    @Test
    void ranksByError() {
        assertThat(PictureOrder.BEST.choose(CANDIDATES, ERRORS, 3, 0)).containsExactly(1, 5, 0);
        assertThat(PictureOrder.WORST.choose(CANDIDATES, ERRORS, 3, 0)).containsExactly(2, 6, 3);
        assertThat(PictureOrder.MEDIAN.choose(CANDIDATES, ERRORS, 3, 0)).containsExactly(0, 7, 3);
    }

    @Test
    void drawsWithTheSeedAndNoneTwice() {
        List<Integer> drawn = PictureOrder.RANDOM.choose(CANDIDATES, ERRORS, 4, 1);

        assertThat(drawn).hasSize(4).doesNotHaveDuplicates().doesNotContain(4).isEqualTo(PictureOrder.RANDOM.choose(CANDIDATES, ERRORS, 4, 1));
        assertThat(PictureOrder.RANDOM.choose(CANDIDATES, ERRORS, 4, 2)).isNotEqualTo(drawn);
    }

    @Test
    void choosesFewerWhereThereAreFewer() {
        for (PictureOrder order : PictureOrder.values()) {
            assertThat(order.choose(CANDIDATES, ERRORS, 10, 3)).as(order.label()).hasSize(7);
            assertThat(order.choose(new int[0], ERRORS, 10, 3)).as(order.label()).isEmpty();
        }
    }

    @Test
    void isKnownByItsLabel() {
        assertThat(PictureOrder.of("median")).isEqualTo(PictureOrder.MEDIAN);
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> PictureOrder.of("nicest"))
                .withMessage("Expected the test pictures in the order [random, best, median, worst], got 'nicest'; choose one of these.");
    }
}
