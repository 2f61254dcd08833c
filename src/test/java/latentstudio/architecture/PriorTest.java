package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PriorTest {
    @Test
    void velocityIsWhatItsLayersSayOfLatentClassAndTime() {
        try (NDManager manager = LayerFixture.manager(); Prior prior = new Prior(3, 2).initialise(manager, 1)) {
            float[] row = new float[prior.inputSize()];
            row[0] = 0.5f;
            row[4] = 1;
            float[] features = prior.timeFeatures(0.3);
            System.arraycopy(features, 0, row, 5, features.length);

            NDArray velocity = prior.velocity(manager.create(new float[] {0.5f, 0, 0}, new Shape(1, 3)),
                    manager.create(new float[] {0, 1}, new Shape(1, 2)), manager.create(new float[] {0.3f}, new Shape(1, 1)), false);

            float[] expected = prior.forward(manager.create(row, new Shape(1, row.length)), false).toFloatArray();
            float[] found = velocity.toFloatArray();
            assertThat(found).hasSize(3);
            for (int z = 0; z < 3; z++) {
                assertThat(found[z]).isCloseTo(expected[z], within(1e-5f));
            }
        }
    }
}
