package latentstudio.training.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TurnMeasurementTest {
    @Test
    void turnsPagesUprightOrLeavesThemAlone() {
        TurnMeasurement measured = TurnMeasurement.of(8);
        assertThat(measured.wrong()).isZero();
        assertThat(measured.right()).isPositive();
        assertThat(measured.right() + measured.leftAlone()).isEqualTo(8);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        measured.print(new PrintStream(printed));
        assertThat(printed.toString()).contains("left alone", String.valueOf(measured.right()));
    }
}
