package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Autoencoder;
import org.junit.jupiter.api.Test;

class LossTest {
    @Test
    void crossEntropyIsTheMeanOverPixels() {
        try (NDManager manager = manager();
             Autoencoder model = Architecture.TINY_CONVOLUTIONAL.create().initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 1, 28, 28));
            float[] ink = pictures.toFloatArray();
            float[] found = model.decode(model.encode(pictures, false).head(), false).toFloatArray();
            double expected = 0;
            for (int i = 0; i < ink.length; i++) {
                expected -= (ink[i] * Math.log(found[i]) + (1 - ink[i]) * Math.log(1 - found[i])) / ink.length;
            }

            NDArray loss = Loss.BINARY_CROSS_ENTROPY.compute(model, pictures, 0, false);

            assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void lowerBoundIsDistortionPlusDivergencePerPicture() {
        double variance = 0.05;
        try (NDManager manager = manager(); Autoencoder model = Architecture.VARIATIONAL.create().initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 1, 28, 28));
            NDList posterior = model.encode(pictures, false);
            float[] means = posterior.get(0).toFloatArray();
            float[] logVariances = posterior.get(1).toFloatArray();
            float[] ink = pictures.toFloatArray();
            float[] found = model.decode(posterior.get(0), false).toFloatArray();
            double expected = 0;
            for (int i = 0; i < ink.length; i++) {
                expected += Math.pow(ink[i] - found[i], 2) / (2 * variance) / 2;
            }
            for (int i = 0; i < means.length; i++) {
                expected += 0.5 * (means[i] * means[i] + Math.exp(logVariances[i]) - logVariances[i] - 1) / 2;
            }

            NDArray loss = Loss.NEGATIVE_EVIDENCE_LOWER_BOUND.compute(model, pictures, variance, false);

            assertThat(loss.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat((double) loss.getFloat()).isCloseTo(expected, within(expected * 1e-5));
        }
    }

    @Test
    void lowerBoundSamplesWhileTraining() {
        try (NDManager manager = manager(); Autoencoder model = Architecture.VARIATIONAL.create().initialise(manager, 1)) {
            NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 1, 28, 28));

            float first = Loss.NEGATIVE_EVIDENCE_LOWER_BOUND.compute(model, pictures, 0.05, true).getFloat();
            float second = Loss.NEGATIVE_EVIDENCE_LOWER_BOUND.compute(model, pictures, 0.05, true).getFloat();

            assertThat(first).isNotEqualTo(second);
        }
    }

    private static NDManager manager() {
        return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }
}
