package latentstudio.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GeometryOptionsTest {
    @Test
    void asksNothingUnlessItIsTold() {
        assertThat(GeometryOptions.NONE.asksNothing()).isTrue();
        assertThat(new GeometryOptions(false, false, true, 0).asksNothing()).isFalse();
        assertThat(new GeometryOptions(false, false, false, 270).asksNothing()).isFalse();
        GeometryOptions put = new GeometryOptions(false, false, false, 0, false, SheetCornersTest.MOST);
        assertThat(put.asksNothing()).isFalse();
        assertThat(put.withoutCorners()).isEqualTo(GeometryOptions.NONE);
        assertThat(GeometryOptions.NONE.copies()).isEqualTo(1);
        assertThat(new GeometryOptions(true, false, true, 0).copies()).isEqualTo(3);
    }

    @Test
    void refusesTwoWaysToTurn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GeometryOptions(false, false, false, 90, true)).withMessageContaining("got both");
    }

    @Test
    void refusesOtherTurns() {
        for (int turn : new int[] {45, -90, 360}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new GeometryOptions(false, false, false, turn))
                    .withMessage("Expected a turn of 0, 90, 180 or 270 degrees, got %d.".formatted(turn));
        }
    }
}
