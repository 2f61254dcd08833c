package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InputSpecTest {
    private static final InputSpec.Normalisation MNIST =
            new InputSpec.CentredInk(20, InputSpec.Centring.CENTRE_OF_MASS);
    private static final InputSpec.Normalisation FITTED = new InputSpec.FittedPicture(InputSpec.Fit.COVER);

    @Test
    void countsItsPixels() {
        assertThat(new InputSpec(1, 28, 24, 0, 1, InputSpec.Ink.BRIGHT, MNIST).pixels()).isEqualTo(672);
    }

    @Test
    void rejectsTwoChannels() {
        assertThatThrownBy(() -> new InputSpec(2, 28, 28, 0, 1, null, FITTED))
                .hasMessage("expected pictures of 1 channel (grey) or 3 (red, green, blue), got 2; convert them first");
    }

    @Test
    void takesColourWhereThePictureIsFitted() {
        assertThat(new InputSpec(3, 32, 24, 0, 1, null, FITTED).pixels()).isEqualTo(3 * 32 * 24);
        assertThatThrownBy(() -> new InputSpec(3, 28, 28, 0, 1, InputSpec.Ink.BRIGHT, MNIST))
                .hasMessage("expected one grey channel of bright ink where ink is centred, got 3 channel(s) and BRIGHT ink; use a fit");
    }

    @Test
    void isReadByTheFieldsOfItsNormalisation() throws IOException {
        String fields = "{\"channels\": 1, \"height\": 28, \"width\": 28, \"minimum\": 0, \"maximum\": 1, \"ink\": \"bright\", \"normalisation\": %s}";
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(fields.formatted("{\"box\": 20, \"centring\": \"centre-of-mass\"}"), InputSpec.class).normalisation()).isEqualTo(MNIST);
        InputSpec fitted = json.readValue(fields.formatted("{\"fit\": \"cover\"}"), InputSpec.class);
        assertThat(fitted.normalisation()).isEqualTo(FITTED);
        assertThat(json.readValue(json.writeValueAsString(fitted), InputSpec.class)).isEqualTo(fitted);
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
