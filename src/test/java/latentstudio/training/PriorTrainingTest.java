package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorTrainingTest {
    @TempDir
    Path folder;

    /** Each class has its own place; a prior that learned them puts samples of a class there, in the encoder's units. */
    @Test
    void learnsWhereTheLatentsOfEachClassAre() throws Exception {
        LabelledPictures pictures = PictureSet.MNIST.training(IdxFixture.mnist(folder.resolve("data"), 600, 10));
        SplittableRandom random = new SplittableRandom(1);
        float[][] latents = new float[pictures.count()][];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = new float[] {place(pictures.label(i)) + 0.1f * (float) random.nextGaussian(),
                    100 + 0.1f * (float) random.nextGaussian()};
        }
        Hyperparameters hyperparameters = Hyperparameters.of(new Loss.FlowMatching(0.1), 60, 3e-3).batch(50);
        PriorTraining training = new PriorTraining(latents, pictures, 10, hyperparameters);

        Checkpoint checkpoint = new TrainingRun("prior", training::network, hyperparameters, 1, Device.cpu(), training.latents(),
                10, folder.resolve("checkpoint.bin"), "two places", "none",
                new Progress(new PrintStream(OutputStream.nullOutputStream()), false, 60)).run(ignored -> {
                });

        Map<GraphRole, byte[]> graphs = Map.of(GraphRole.PRIOR, training.export(checkpoint));
        GraphSpec spec = new GraphSpec("prior.onnx", GraphSpec.sha256Of(graphs.get(GraphRole.PRIOR)),
                List.of(tensor("noise", 2), tensor("label", 10), tensor("temperature", 1)),
                List.of(tensor("latent", 2)));
        try (ExportedModel model = ExportedModel.of(graphs, Map.of(GraphRole.PRIOR, spec))) {
            for (int label : new int[] {0, 9}) {
                float[][] noise = new float[200][];
                float[][] classes = new float[200][10];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
                    classes[i][label] = 1;
                }
                double mean = 0;
                for (float[] latent : model.sample(noise, classes, 1)) {
                    mean += latent[0] / noise.length;
                    assertThat(latent[1]).isBetween(99f, 101f);
                }
                assertThat(mean).isCloseTo(place(label), within(1.0));
            }
        }
    }

    private static float place(int label) {
        return 3 * label;
    }

    private static TensorSpec tensor(String name, int values) {
        return new TensorSpec(name, "FP32", List.of(TensorSpec.DYNAMIC, values));
    }
}
