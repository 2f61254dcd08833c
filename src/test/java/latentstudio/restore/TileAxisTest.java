package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import latentstudio.model.TiledInputSpec.Tiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileAxisTest {
    private static final Tiling[] TILINGS = {new Tiling(256, 32, 16), new Tiling(64, 32, 16), new Tiling(64, 16, 8),
        new Tiling(48, 7, 16), new Tiling(64, 0, 1), new Tiling(32, 4, 32)};

    @Test
    void coversEveryLengthOnce() {
        for (Tiling tiling : TILINGS) {
            for (int length = 1; length < 1500; length += length < 300 ? 1 : 37) {
                TileAxis axis = TileAxis.of(length, tiling);
                assertThat(axis.tile()).isLessThanOrEqualTo(tiling.tile()).satisfies(tile -> assertThat(tile % tiling.multiple()).isZero());
                int next = 0;
                for (int i = 0; i < axis.count(); i++) {
                    assertThat(axis.from(i)).isEqualTo(next).isGreaterThanOrEqualTo(axis.start(i) + axis.margin());
                    next = axis.to(i);
                    assertThat(next).as("%s of %d", axis, i).isGreaterThan(axis.from(i));
                    int kept = i < axis.count() - 1 ? next + axis.ramp() : next;
                    assertThat(kept).as("%s of %d", axis, i).isLessThanOrEqualTo(axis.start(i) + axis.tile() - axis.margin());
                    if (i < axis.count() - 1) {
                        assertThat(axis.ramp()).as("ramps apart").isLessThanOrEqualTo(next - axis.from(i));
                    }
                }
                assertThat(next).isEqualTo(length);
            }
        }
    }

    @Test
    void takesNoMoreTilesThanNeeded() {
        assertThat(TileAxis.of(2480, TILINGS[0])).isEqualTo(new TileAxis(2480, 256, 32, 11));
        assertThat(TileAxis.of(240, TILINGS[0])).isEqualTo(new TileAxis(240, 256, 32, 1));
        assertThat(TileAxis.of(1, TILINGS[0])).isEqualTo(new TileAxis(1, 32, 32, 1));
        assertThat(TileAxis.of(300, TILINGS[0])).as("two short tiles, not a long one and a rest").isEqualTo(new TileAxis(300, 176, 32, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void mirrorsThePageAtItsEdges(int length) {
        TileAxis axis = TileAxis.of(length, TILINGS[0]);
        for (int i = 0; i < length; i++) {
            assertThat(axis.mirrored(i)).isEqualTo(i);
            assertThat(axis.mirrored(-1 - i)).isEqualTo(i);
            assertThat(axis.mirrored(length + i)).isEqualTo(length - 1 - i);
        }
    }

    @Test
    void fadesEvenly() {
        TileAxis axis = TileAxis.of(1000, TILINGS[0]);
        assertThat(axis.weight(0) + axis.weight(axis.ramp() - 1)).isCloseTo(1, within(1e-6f));
        assertThat(axis.weight(axis.ramp() / 2) - axis.weight(axis.ramp() / 2 - 1)).isCloseTo(1f / axis.ramp(), within(1e-6f));
    }
}
