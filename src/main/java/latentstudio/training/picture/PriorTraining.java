package latentstudio.training.picture;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.stream.IntStream;
import latentstudio.architecture.Prior;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.LatentStatistics;
import latentstudio.training.export.Guidance;
import latentstudio.training.export.OnnxExporter;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.LabelledRows;
import latentstudio.training.loop.Weights;
import latentstudio.training.measure.Statistics;

/**
 * Trains the prior of a variational autoencoder over the latents that its exported encoder gives the training
 * pictures, each value in units of its standard deviation.
 */
final class PriorTraining {
    private final float[] mean;
    private final float[] deviation;
    private final LabelledRows latents;
    private final int classes;

    /** @param latents [N][Z], those held out for validation last */
    PriorTraining(float[][] latents, LabelledPictures pictures, int classes, Hyperparameters hyperparameters) {
        int learned = hyperparameters.trainingItems(latents.length);
        LatentStatistics statistics = Statistics.of(Arrays.copyOf(latents, learned));
        mean = floats(statistics.mean());
        deviation = floats(statistics.standardDeviation());
        float[][] scaled = new float[latents.length][mean.length];
        for (int i = 0; i < scaled.length; i++) {
            for (int z = 0; z < mean.length; z++) {
                scaled[i][z] = (latents[i][z] - mean[z]) / Math.max(deviation[z], Float.MIN_NORMAL);
            }
        }
        this.latents = new LabelledRows(scaled, IntStream.range(0, latents.length).map(pictures::label).toArray(), mean.length);
        this.classes = classes;
    }

    /** What the prior learns from, scaled. */
    LabelledRows latents() {
        return latents;
    }

    /** A prior of the right size, without weights. */
    Prior network() {
        return new Prior(mean.length, classes);
    }

    /** The trained prior as an {@code .onnx} file, in the units of the encoder. */
    byte[] export(Checkpoint checkpoint, Guidance guidance) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Prior prior = network().initialise(manager, 0)) {
            Weights.write(prior.parameters().stream().map(Parameter::getArray).toList(), Weights.rounded(checkpoint.best()));
            return OnnxExporter.prior(prior, mean, deviation, guidance);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
