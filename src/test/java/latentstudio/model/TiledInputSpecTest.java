package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import latentstudio.model.TiledInputSpec.Tiling;
import org.junit.jupiter.api.Test;

class TiledInputSpecTest {
    @Test
    void rejectsChannelsThatArePartOfAColour() {
        assertThatThrownBy(() -> new TiledInputSpec(2, new Tiling(256, 32, 16), 0, 1, InputSpec.Ink.DARK))
                .hasMessage("expected one grey channel or three in colour, got 2");
    }

    @Test
    void rejectsBrightInk() {
        assertThatThrownBy(() -> new TiledInputSpec(1, new Tiling(256, 32, 16), 0, 1, InputSpec.Ink.BRIGHT))
                .hasMessage("expected values from 0 (dark ink) to 1 (paper) of a page, got 0.0 to 1.0 and BRIGHT ink");
    }

    @Test
    void rejectsTilesThatTheGraphCannotTake() {
        assertThatThrownBy(() -> new Tiling(250, 32, 16)).hasMessage("expected a tile of at most 4096 pixels and a multiple of 16, got 250");
        assertThatThrownBy(() -> new Tiling(240, 32, 24))
                .hasMessage("expected tiles with sides of a multiple that is a power of two from 1 to 64, got 24");
    }

    @Test
    void rejectsTilesThatOverlapByMoreThanHalf() {
        assertThatThrownBy(() -> new Tiling(64, 33, 16)).hasMessage("expected an overlap of 0 to 32 pixels, half a tile, got 33");
    }

    @Test
    void rejectsAMissingTiling() {
        assertThatThrownBy(() -> new TiledInputSpec(1, null, 0, 1, InputSpec.Ink.DARK))
                .hasMessage("expected 'tiled' with tile, overlap and multiple");
    }
}
