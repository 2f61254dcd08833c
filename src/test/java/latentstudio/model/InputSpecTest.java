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
    void rejectsAnEmptyRange() {
        assertThatThrownBy(() -> new InputSpec(1, 28, 28, 1, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected minimum < maximum, got 1.0 and 1.0");
    }

    @Test
    void rejectsABoxLargerThanThePicture() {
        assertThatThrownBy(() -> new InputSpec(1, 16, 28, 0, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected a box of 1 to 16 pixels, got 20");
    }
}
