package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.architecture.Prior;
import org.junit.jupiter.api.Test;

class LossTest {
    @Test
    void crossEntropyIsTheMeanOverPixels() {
        try (NDManager manager = manager(); Network model = Architecture.TINY_CONVOLUTIONAL.create().initialise(manager, 1)) {
            Batch batch = batch(manager);
            float[] ink = batch.targets().toFloatArray();
            float[] found = model.forward(batch.inputs(), false).toFloatArray();
            double expected = 0;
            for (int i = 0; i < ink.length; i++) {
                expected -= (ink[i] * Math.log(found[i]) + (1 - ink[i]) * Math.log(1 - found[i])) / ink.length;
            }

            assertThat(loss(new Loss.BinaryCrossEntropy(), model, batch, false)).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void squaredErrorIsTheSumOverAPicturesPixelsAgainstTheTargetsNotTheInputs() {
        try (NDManager manager = manager(); Network model = Architecture.DENSE.create().initialise(manager, 1)) {
            Batch clean = batch(manager);
            Batch batch = new Batch(clean.inputs().mul(0.5f), clean.targets(), clean.classes());

            assertThat(loss(new Loss.SquaredError(), model, batch, false))
                    .isCloseTo(squaredError(batch, model.forward(batch.inputs(), false)), within(1e-2));
        }
    }

    @Test
    void remainingDamageIsThePicturesErrorOverTheOneBeforeIt() {
        try (NDManager manager = manager(); Network model = Architecture.DENOISER.create().initialise(manager, 1)) {
            Batch clean = batch(manager);
            Batch batch = new Batch(clean.inputs().mul(0.5f), clean.targets(), clean.classes());
            float[] ink = batch.targets().toFloatArray();
            float[] given = batch.inputs().toFloatArray();
            float[] found = model.forward(batch.inputs(), false).toFloatArray();
            double expected = 0;
            for (int picture = 0; picture < 2; picture++) {
                double before = 0;
                double after = 0;
                for (int i = picture * 784; i < (picture + 1) * 784; i++) {
                    before += Math.pow(ink[i] - given[i], 2) / 784;
                    after += Math.pow(ink[i] - found[i], 2) / 784;
                }
                expected += Math.sqrt(after / (before + 0.01)) / 2;
            }

            assertThat(loss(new Loss.RemainingDamage(0.1), model, batch, false)).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void remainingDamageOfACleanPictureIsCountedFromTheFloor() {
        try (NDManager manager = manager(); Network model = Architecture.DENOISER.create().initialise(manager, 1)) {
            Batch batch = batch(manager);

            assertThat(loss(new Loss.RemainingDamage(0.1), model, batch, false))
                    .isCloseTo(2 * loss(new Loss.RemainingDamage(0.2), model, batch, false), within(1e-4));
        }
    }

    @Test
    void sparsityAddsTheValuesSumAndTheDivergenceOfTheMeanActivity() {
        try (NDManager manager = manager();
             Autoencoder model = (Autoencoder) Architecture.SHALLOW.create().initialise(manager, 1)) {
            Batch batch = batch(manager);
            float[] latents = model.encode(batch.inputs(), false).head().toFloatArray();
            double expected = squaredError(batch, model.forward(batch.inputs(), false));
            for (int unit = 0; unit < 32; unit++) {
                double mean = (latents[unit] + latents[32 + unit]) / 2;
                expected += 0.1 * mean;
                expected += 3 * (0.2 * Math.log(0.2 / mean) + 0.8 * Math.log(0.8 / (1 - mean)));
            }

            assertThat(loss(new Loss.Sparse(0.1, 3, 0.2), model, batch, false)).isCloseTo(expected, within(1e-2));
        }
    }

    /** The closed form against the definition: differences of the encoder, one pixel at a time. */
    @Test
    void contractionIsTheSquaredNormOfTheEncodersJacobian() {
        try (NDManager manager = manager();
             Autoencoder model = (Autoencoder) Architecture.SHALLOW.create().initialise(manager, 1)) {
            Batch batch = batch(manager);
            NDArray one = batch.inputs().get("0:1"); // [1, 1, 28, 28]
            NDArray steps = manager.eye(784).mul(1e-2f).reshape(784, 1, 28, 28);
            NDArray ahead = model.encode(one.add(steps), false).head();
            NDArray behind = model.encode(one.sub(steps), false).head();
            double norm = ahead.sub(behind).div(2e-2f).square().sum().getFloat();
            Batch first = new Batch(one, one, batch.classes().get("0:1"));

            double contraction = loss(new Loss.Contractive(2), model, first, false) - loss(new Loss.SquaredError(), model, first, false);

            assertThat(contraction).isCloseTo(2 * norm, within(2 * norm * 0.01));
        }
    }

    @Test
    void lowerBoundIsDistortionPlusDivergencePerPicture() {
        double variance = 0.05;
        try (NDManager manager = manager();
             Autoencoder model = (Autoencoder) Architecture.PLANE.create().initialise(manager, 1)) {
            Batch batch = batch(manager);
            NDList posterior = model.encode(batch.inputs(), false);
            float[] means = posterior.get(0).toFloatArray();
            float[] logVariances = posterior.get(1).toFloatArray();
            double expected = squaredError(batch, model.decode(posterior.get(0), false)) / (2 * variance);
            for (int i = 0; i < means.length; i++) {
                expected += 0.5 * (means[i] * means[i] + Math.exp(logVariances[i]) - logVariances[i] - 1) / 2;
            }

            NDArray loss = new Loss.EvidenceLowerBound(variance, 0).compute(model, batch, false);

            assertThat(loss.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat((double) loss.getFloat()).isCloseTo(expected, within(expected * 1e-5));
        }
    }

    @Test
    void lowerBoundSamplesWhileTraining() {
        try (NDManager manager = manager(); Network model = Architecture.PLANE.create().initialise(manager, 1)) {
            Batch batch = batch(manager);
            Loss loss = new Loss.EvidenceLowerBound(0.05, 0);

            assertThat(loss(loss, model, batch, true)).isNotEqualTo(loss(loss, model, batch, true));
        }
    }

    @Test
    void unlikenessIsTheRelativeDistanceOfTheTeachersInnerLayers() {
        try (NDManager manager = manager(); Network model = Architecture.PLANE.create().initialise(manager, 1);
             Chain teacher = (Chain) Architecture.TEACHER.create().initialise(manager, 2)) {
            Batch batch = batch(manager);
            List<NDArray> found = teacher.stages(model.forward(batch.inputs(), false), false);
            List<NDArray> wanted = teacher.stages(batch.targets(), false);
            double expected = 0;
            for (int layer = 0; layer < 3; layer++) {
                expected += found.get(layer).sub(wanted.get(layer)).square().sum().getFloat()
                        / wanted.get(layer).square().sum().getFloat();
            }

            double plain = loss(new Loss.EvidenceLowerBound(0.05, 0), model, batch, false);
            double taught = loss(new Loss.EvidenceLowerBound(0.05, 1_000).taught(teacher), model, batch, false);

            assertThat(taught - plain).isCloseTo(1_000 * expected, within(expected));
        }
    }

    @Test
    void classificationIsTheCrossEntropyOfTheSoftmax() {
        try (NDManager manager = manager(); Network judge = Architecture.JUDGE.create().initialise(manager, 1)) {
            Batch batch = batch(manager); // of the classes 3 and 7
            float[] scores = judge.forward(batch.inputs(), false).toFloatArray();
            double expected = -(Math.log(softmax(scores, 0, 3)) + Math.log(softmax(scores, 1, 7))) / 2;

            assertThat(loss(new Loss.Classification(), judge, batch, false)).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void flowMatchingIsTheSquaredWayFromNoiseToTheLatentForAPriorThatStandsStill() {
        try (NDManager manager = manager(); Prior prior = new Prior(2, 10).initialise(manager, 1)) {
            NDArray latents = manager.zeros(new Shape(500, 2));
            Batch batch = new Batch(latents, latents, manager.zeros(new Shape(500, 10)));
            prior.parameters().forEach(parameter -> parameter.getArray().subi(parameter.getArray().duplicate()));

            // a prior of zeros stands still, so what is left is the way itself: noise of variance 1 in two values
            assertThat(loss(new Loss.FlowMatching(0), prior, batch, false)).isCloseTo(2, within(0.4));
        }
    }

    private static double softmax(float[] scores, int row, int label) {
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            sum += Math.exp(scores[row * 10 + k]);
        }
        return Math.exp(scores[row * 10 + label]) / sum;
    }

    private static double squaredError(Batch batch, NDArray reconstruction) {
        float[] ink = batch.targets().toFloatArray();
        float[] found = reconstruction.toFloatArray();
        double sum = 0;
        for (int i = 0; i < ink.length; i++) {
            sum += Math.pow(ink[i] - found[i], 2) / batch.count();
        }
        return sum;
    }

    private static double loss(Loss loss, Network network, Batch batch, boolean training) {
        return loss.compute(network, batch, training).getFloat();
    }

    private static Batch batch(NDManager manager) {
        NDArray pictures = manager.randomUniform(0, 1, new Shape(2, 1, 28, 28));
        float[] classes = new float[20];
        classes[3] = 1;
        classes[17] = 1;
        return new Batch(pictures, pictures, manager.create(classes, new Shape(2, 10)));
    }

    private static NDManager manager() {
        return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }
}
