package latentstudio.training.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class SkewMeasurementTest {
    @Test
    void straightensPagesBetterThanTheirProjectionsAndLeavesStraightOnesAlone() {
        SkewMeasurement measured = SkewMeasurement.of(4);
        assertThat(measured.turned()).isSorted().hasSize(4);
        assertThat(measured.turned()[3]).isLessThan(0.1).isLessThan(measured.profile()[3]);
        assertThat(measured.moved()).isZero();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        measured.print(new PrintStream(printed));
        assertThat(printed.toString()).contains("skew of 4 pages turned by -15 to 15 degrees", "projection profile", "0.1");
    }
}
