package latentstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
    @Test
    void drawsTheSameWeightsFromTheSameSeed() {
        assertThat(firstWeights(3)).containsExactly(firstWeights(3));
        assertThat(firstWeights(3)).isNotEqualTo(firstWeights(4));
    }

    @Test
    void drawsWeightsWithinTheGlorotBound() {
        float bound = (float) Math.sqrt(6.0 / (9 + 16 * 9));

        float[] weights = firstWeights(1);
        assertThat(weights).hasSize(16 * 9);
        for (float weight : weights) {
            assertThat(weight).isBetween(-bound, bound);
        }
    }

    @Test
    void givesALogVarianceOnlyWhereTheEncoderIsVariational() {
        try (NDManager manager = LayerFixture.manager();
             Autoencoder plain = (Autoencoder) Architecture.TINY_CONVOLUTIONAL.create().initialise(manager, 1);
             Autoencoder variational = (Autoencoder) Architecture.CONVOLUTIONAL_VARIATIONAL.create().initialise(manager, 1)) {
            NDArray pictures = manager.zeros(new Shape(2, 1, 28, 28));

            NDList posterior = variational.encode(pictures, false);

            assertThat(plain.encode(pictures, false)).hasSize(1);
            assertThat(posterior).hasSize(2);
            assertThat(posterior.get(1).getShape()).isEqualTo(new Shape(2, 16));
        }
    }

    private static float[] firstWeights(int seed) {
        try (NDManager manager = LayerFixture.manager();
             Autoencoder model = (Autoencoder) Architecture.TINY_CONVOLUTIONAL.create().initialise(manager, seed)) {
            return model.parameters().getFirst().getArray().toFloatArray();
        }
    }
}
