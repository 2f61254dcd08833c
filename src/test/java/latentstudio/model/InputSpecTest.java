package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputSpecTest {
    private static final InputSpec.Normalisation MNIST =
            new InputSpec.Normalisation(20, InputSpec.Centring.CENTRE_OF_MASS);

    @Test
    void countsItsPixels() {
        assertThat(new InputSpec(1, 28, 24, 0, 1, InputSpec.Ink.BRIGHT, MNIST).pixels()).isEqualTo(672);
    }

    @Test
    void rejectsColour() {
        assertThatThrownBy(() -> new InputSpec(3, 28, 28, 0, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected one grey channel and a positive size, got 3 x 28 x 28");
    }

    @Test
    void rejectsAnotherRange() {
        assertThatThrownBy(() -> new InputSpec(1, 28, 28, -1, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected values from 0 (paper) to 1 (bright ink), which is all that is served, got -1.0 to 1.0 and BRIGHT ink");
    }

    @Test
    void rejectsDarkInk() {
        assertThatThrownBy(() -> new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.DARK, MNIST))
                .hasMessageContaining("got 0.0 to 1.0 and DARK ink");
    }

    @Test
    void rejectsABoxLargerThanThePicture() {
        assertThatThrownBy(() -> new InputSpec(1, 16, 28, 0, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected a box of 1 to 16 pixels, got 20");
    }
}
