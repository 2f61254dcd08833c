package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
    @Test
    void keepsItsShareOfTheOldValue() {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray weight = manager.create(new float[] {1, -2});
            MovingAverage average = new MovingAverage(List.of(weight), 0.75);

            weight.addi(4);
            average.step();

            assertThat(average.values()).contains(new float[] {2, -1});
            assertThat(weight.toFloatArray()).containsExactly(5, 2);
        }
    }

    @Test
    void goesOnFromSavedValues() {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray weight = manager.create(new float[] {8});
            MovingAverage average = new MovingAverage(List.of(weight), 0.5);

            average.resume(new float[] {2});
            average.step();

            assertThat(average.values()).contains(new float[] {5});
        }
    }

    @Test
    void keepsNothingWithoutAShare() {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            assertThat(new MovingAverage(List.of(manager.create(new float[] {1})), 0).values()).isEmpty();
        }
    }
}
