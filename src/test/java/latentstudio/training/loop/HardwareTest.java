package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class HardwareTest {
    @Test
    void namesTheProcessor() {
        assertThat(Hardware.describe(Device.cpu())).startsWith("CPU: ").contains("processors");
    }

    @Test
    void numbersTheCudaDevice() {
        assertThat(Hardware.describe(Device.gpu(1))).isEqualTo("CUDA device 1");
    }
}
