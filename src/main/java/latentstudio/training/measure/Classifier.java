package latentstudio.training.measure;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.inference.OnnxEngine;
import latentstudio.model.Metric;
import latentstudio.training.export.OnnxExporter;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Weights;

/**
 * A classifier of pictures in ONNX Runtime, which measures what others generate. Thread-safe until it is closed.
 */
public final class Classifier implements AutoCloseable {
    private static final int BATCH = 500;

    private final Model model = OnnxEngine.newModel("classifier");
    private final PictureShape shape;

    /**
     * What a classifier says of pictures.
     *
     * @param features [N][F], what its last layer reads
     * @param classes  [N], the class of the highest score
     */
    public record Verdicts(float[][] features, int[] classes) {
        /** The share of pictures, 0..1, that were given the label asked for. */
        public double accuracy(int[] labels) {
            return IntStream.range(0, classes.length).filter(i -> classes[i] == labels[i]).count() / (double) classes.length;
        }
    }

    /**
     * @param shape of the pictures that it takes
     * @throws IOException when ONNX Runtime refuses the file
     */
    Classifier(byte[] onnx, PictureShape shape) throws IOException {
        this.shape = shape;
        try {
            model.load(new ByteArrayInputStream(onnx));
        } catch (ModelException e) {
            model.close();
            throw new IOException("ONNX Runtime refuses the classifier: " + e.getCause().getMessage(), e);
        }
    }

    /**
     * A classifier from the folder of the classifiers.
     *
     * @param shape of the pictures that it takes
     * @throws IOException when it is missing
     */
    public static Classifier read(String id, PictureShape shape, Path classifiers) throws IOException {
        Path file = classifiers.resolve(id + ".onnx");
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the classifier %s, found none; train %s first, or name the folder with --classifiers"
                    .formatted(file, id));
        }
        return new Classifier(Files.readAllBytes(file), shape);
    }

    /**
     * A trained classifier.
     *
     * @param network without weights
     * @param shape   of the pictures that it takes
     * @throws IOException when ONNX Runtime refuses it
     */
    public static Classifier of(Network network, Checkpoint checkpoint, PictureShape shape) throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Chain trained = (Chain) Weights.network(network, checkpoint.best(), manager)) {
            return new Classifier(OnnxExporter.classifier(trained), shape);
        }
    }

    /**
     * Exports a trained classifier of two stages and measures the export; one of more stages is only trained.
     *
     * @return its accuracy
     * @throws IOException when the file cannot be written
     */
    public static List<Metric> write(String id, Network untrained, Checkpoint checkpoint, LabelledPictures test, Path folder)
            throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Chain network = (Chain) Weights.network(untrained, checkpoint.best(), manager)) {
            if (network.stages().size() != 2) {
                return List.of();
            }
            byte[] onnx = OnnxExporter.classifier(network);
            try (Classifier classifier = new Classifier(onnx, test.pictureShape())) {
                Metric accuracy = classifier.accuracy(test);
                Files.createDirectories(folder);
                Files.write(folder.resolve(id + ".onnx"), onnx);
                return List.of(accuracy);
            }
        }
    }

    /** Whether {@link #write} has nothing left to do; only judges are written. */
    public static boolean isWritten(String id, Architecture architecture, Path folder) {
        return architecture != Architecture.JUDGE
                || Files.isRegularFile(folder.resolve(id + ".onnx"));
    }

    /** The share of pictures whose class it names. */
    public Metric accuracy(LabelledPictures test) throws IOException {
        double share = classify(rows(test)).accuracy(labels(test));
        return new Metric("accuracy", "accuracy", Statistics.round(share), "share of the pictures",
                "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", test.count())),
                "exported classifier in ONNX Runtime", Metric.Better.HIGHER, null);
    }

    /** Pictures as rows, [N][C * H * W] in 0..1. */
    public static float[][] rows(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).mapToObj(i -> pictures.values(i, i + 1)).toArray(float[][]::new);
    }

    /** The labels of pictures, [N]. */
    public static int[] labels(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).map(pictures::label).toArray();
    }

    /**
     * Classifies pictures.
     *
     * @param pictures [N][C * H * W], values in 0..1
     */
    public Verdicts classify(float[][] pictures) throws IOException {
        float[][] features = new float[pictures.length][];
        int[] classes = new int[pictures.length];
        int size = pictures[0].length;
        for (int from = 0; from < pictures.length; from += BATCH) {
            int count = Math.min(BATCH, pictures.length - from);
            FloatBuffer values = FloatBuffer.allocate(count * size);
            for (int i = 0; i < count; i++) {
                values.put(pictures[from + i]);
            }
            try (NDManager arrays = model.getNDManager().newSubManager()) {
                NDArray batch = arrays.create(values.flip(), new Shape(count, shape.channels(), shape.height(), shape.width()), DataType.FLOAT32);
                NDList answers = model.getBlock().forward(new ParameterStore(arrays, false), new NDList(batch), false);
                float[] found = answers.get(OnnxExporter.FEATURES).toFloatArray();
                float[] scores = answers.get(OnnxExporter.SCORES).toFloatArray();
                for (int i = 0; i < count; i++) {
                    features[from + i] = row(found, i, count);
                    classes[from + i] = best(row(scores, i, count));
                }
            } catch (EngineException e) {
                throw new IOException("ONNX Runtime failed: " + e.getMessage(), e);
            }
        }
        return new Verdicts(features, classes);
    }

    private static float[] row(float[] values, int row, int rows) {
        int length = values.length / rows;
        return Arrays.copyOfRange(values, row * length, (row + 1) * length);
    }

    private static int best(float[] scores) {
        return IntStream.range(0, scores.length).reduce(0, (best, i) -> scores[i] > scores[best] ? i : best);
    }

    @Override
    public void close() {
        model.close();
    }
}
