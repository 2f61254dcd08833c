package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.training.export.Guidance;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Progress;
import latentstudio.training.loop.TrainingRun;
import latentstudio.training.measure.ExportedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorTrainingTest {
    @TempDir
    Path folder;

    /** Even and odd classes have a place each; a prior that learned them puts samples of a class nearest to its own. */
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

        Map<GraphRole, byte[]> graphs = Map.of(GraphRole.PRIOR, training.export(checkpoint, new Guidance(1.2, 0.3)));
        GraphSpec spec = new GraphSpec("prior.onnx", GraphSpec.sha256Of(graphs.get(GraphRole.PRIOR)),
                List.of(tensor("noise", 2), tensor("label", 10), tensor("temperature", 1)),
                List.of(tensor("latent", 2)));
        try (ExportedModel model = ExportedModel.of(graphs, Map.of(GraphRole.PRIOR, spec))) {
            for (int label : new int[] {0, 7}) {
                float[][] noise = new float[200][];
                float[][] classes = new float[200][10];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
                    classes[i][label] = 1;
                }
                int wanted = label;
                long right = Arrays.stream(model.sample(noise, classes, 1)).filter(latent -> Math.abs(latent[0] - place(wanted)) < 10
                        && latent[1] > 99 && latent[1] < 101).count();
                assertThat(right).as("of 200 samples of class " + label).isGreaterThan(180);
            }
        }
    }

    private static float place(int label) {
        return label % 2 == 0 ? 0 : 20;
    }

    private static TensorSpec tensor(String name, int values) {
        return new TensorSpec(name, "FP32", List.of(TensorSpec.DYNAMIC, values));
    }
}
