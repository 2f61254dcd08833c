package latentstudio.training.measure;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Network;
import latentstudio.dataset.LabelledPictures;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.LabelledRows;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Preparation;
import latentstudio.training.loop.Progress;
import latentstudio.training.loop.TrainingRun;
import latentstudio.training.loop.Weights;

/**
 * What a classifier knows of real pictures when it learned from generated ones alone: the classification accuracy score
 * of S. Ravuri, O. Vinyals, <i>Classification Accuracy Score for Conditional Generative Models</i>, 2019.
 */
final class TrainedOnSamples {
    private static final int EPOCHS = 8;

    private TrainedOnSamples() {
    }

    /**
     * Trains the small classifier, {@link Architecture#TEACHER}, from scratch.
     *
     * @param pictures [N][H * W], values in 0..1
     * @param labels   [N]
     * @return the share of test pictures that it names right
     */
    static double accuracy(float[][] pictures, int[] labels, int classes, LabelledPictures test) throws IOException {
        Hyperparameters hyperparameters = Hyperparameters.of(new Loss.Classification(), EPOCHS, 1e-3)
                .prepared(Preparation.SHIFT).heldOut(0.1);
        Path file = Files.createTempFile("classifier", ".bin");
        try {
            Files.delete(file); // a run begins where there is no checkpoint
            Checkpoint checkpoint = new TrainingRun(Architecture.TEACHER.label(), () -> untrained(test, classes),
                    hyperparameters, 1, Device.cpu(), new LabelledRows(pictures, labels, test.shape()), classes, file,
                    "samples", "none", new Progress(new PrintStream(OutputStream.nullOutputStream()), false, EPOCHS))
                    .run(ignored -> {
                    });
            return accuracy(checkpoint.best(), classes, test);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Network untrained(LabelledPictures pictures, int classes) {
        return Architecture.TEACHER.create(pictures.pictureShape(), 0, classes);
    }

    private static double accuracy(float[] weights, int classes, LabelledPictures test) {
        int right = 0;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Network classifier = Weights.network(untrained(test, classes), weights, manager)) {
            int batch = 500;
            for (int from = 0; from < test.count(); from += batch) {
                int to = Math.min(from + batch, test.count());
                try (NDManager scope = manager.newSubManager()) {
                    NDArray input = scope.create(test.values(from, to), new Shape(to - from).addAll(new Shape(test.shape())));
                    long[] found = classifier.forward(input, false).argMax(1).toLongArray(); // [N]
                    for (int i = from; i < to; i++) {
                        right += found[i - from] == test.label(i) ? 1 : 0;
                    }
                }
            }
        }
        return right / (double) test.count();
    }
}
