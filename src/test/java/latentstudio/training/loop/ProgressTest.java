package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import latentstudio.model.Provenance;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void writesOneLineAnEpochIntoALog() {
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), false, 4);
        progress.step(null, 1, 10, 10, 0.5);
        progress.epoch(null, new Provenance.Epoch(1, 0.5, 0.25, 2), true);

        assertThat(text()).startsWith("epoch 1/4  loss 0.50000  validation loss 0.25000 (best)  2.0 s").doesNotContain("\r")
                .hasLineCount(1);
    }

    @Test
    void movesABarInPlaceOnATerminal() {
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), true, 4);
        progress.step(null, 2, 10, 20, 0.5);

        assertThat(text()).startsWith("\repoch 2/4 [############............] step 10/20  loss 0.50000").endsWith("left ");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
