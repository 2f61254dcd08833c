package latentstudio.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtobufWriterTest {
    @Test
    void writesTheExamplesOfTheSpecification() {
        assertThat(new ProtobufWriter().integer(1, 150).toByteArray()).containsExactly(0x08, 0x96, 0x01);
        assertThat(new ProtobufWriter().text(2, "testing").toByteArray())
                .containsExactly(0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);
        assertThat(new ProtobufWriter().message(3, new ProtobufWriter().integer(1, 150)).toByteArray())
                .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
    }

    @Test
    void writesNegativeNumbersInTenBytes() {
        assertThat(new ProtobufWriter().integer(1, -2).toByteArray())
                .containsExactly(0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
    }
}
