package latentstudio.training.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class SheetMeasurementTest {
    @Test
    void squaresTheSheetsItIsSureOfAndNothingElse() {
        SheetMeasurement measured = SheetMeasurement.of(2);
        assertThat(measured.scenes()).hasSize(TablePhotograph.Scene.values().length).allSatisfy(line -> {
            assertThat(line.wrong()).isZero();
            assertThat(line.off().size() + line.untouched()).isEqualTo(2);
        });
        assertThat(measured.scenes()).anySatisfy(line -> assertThat(line.off()).isNotEmpty().allMatch(off -> off < 0.005));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        measured.print(new PrintStream(printed));
        assertThat(printed.toString()).contains("two sheets", "together");
    }
}
