package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
    @Test
    void followsAlgorithm1OfThePaper() {
        double rate = 0.1;
        double weight = 2;
        double first = 0;
        double second = 0;
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager(Device.cpu())) {
            Parameter parameter = Parameter.builder().setName("w").setType(Parameter.Type.WEIGHT).optShape(new Shape(1)).build();
            parameter.setInitializer((owner, shape, type) -> owner.create(new float[] {2}));
            parameter.initialize(manager, DataType.FLOAT32);
            Adam adam = new Adam(List.of(parameter), manager);
            for (int step = 1; step <= 5; step++) {
                try (NDManager scope = manager.newSubManager(); GradientCollector gradients = engine.newGradientCollector()) {
                    NDArray square = parameter.getArray().mul(parameter.getArray()); // gradient 2 w
                    square.attach(scope);
                    gradients.backward(square.sum());
                }
                adam.step(rate, 0);

                double gradient = 2 * weight;
                first = Adam.BETA1 * first + (1 - Adam.BETA1) * gradient;
                second = Adam.BETA2 * second + (1 - Adam.BETA2) * gradient * gradient;
                weight -= rate * first / (1 - Math.pow(Adam.BETA1, step))
                        / (Math.sqrt(second / (1 - Math.pow(Adam.BETA2, step))) + Adam.EPSILON);
                assertThat((double) parameter.getArray().getFloat()).isCloseTo(weight, within(1e-5));
            }
            assertThat(adam.steps()).isEqualTo(5);
        }
    }
}
