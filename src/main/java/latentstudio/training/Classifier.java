package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Chain;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.Metric;

/**
 * A classifier of pictures in ONNX Runtime, which measures what others generate. Thread-safe until it is closed.
 */
final class Classifier implements AutoCloseable {
    private static final int BATCH = 500;

    private final OrtSession session;

    /**
     * What a classifier says of pictures.
     *
     * @param features [N][F], what its last layer reads
     * @param classes  [N], the class of the highest score
     */
    record Verdicts(float[][] features, int[] classes) {
        /** The share of pictures, 0..1, that were given the label asked for. */
        double accuracy(int[] labels) {
            return IntStream.range(0, classes.length).filter(i -> classes[i] == labels[i]).count() / (double) classes.length;
        }
    }

    /** @throws IOException when ONNX Runtime refuses the file */
    Classifier(byte[] onnx) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            session = OrtEnvironment.getEnvironment().createSession(onnx, options);
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime refuses the classifier: " + e.getMessage(), e);
        }
    }

    /**
     * The judge of a data set, from the folder of the classifiers.
     *
     * @throws IOException when there is none
     */
    static Classifier judge(Configuration configuration, Path classifiers) throws IOException {
        Path file = judgeFile(configuration, classifiers);
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the classifier %s, found none; train %s first, or name the folder with --classifiers"
                    .formatted(file, configuration.judge().id()));
        }
        return new Classifier(Files.readAllBytes(file));
    }

    static Path judgeFile(Configuration configuration, Path classifiers) {
        return classifiers.resolve(configuration.judge().id() + ".onnx");
    }

    /**
     * Exports a trained classifier of two stages and measures the export; one of more stages is only trained.
     *
     * @return its accuracy
     * @throws IOException when the file cannot be written
     */
    static List<Metric> write(Configuration configuration, Checkpoint checkpoint, LabelledPictures test, Path folder)
            throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Chain network = (Chain) configuration.architecture().create().initialise(manager, 0)) {
            Weights.write(network.parameters().stream().map(Parameter::getArray).toList(), checkpoint.best());
            if (network.stages().size() != 2) {
                return List.of();
            }
            byte[] onnx = OnnxExporter.classifier(network);
            try (Classifier classifier = new Classifier(onnx)) {
                Metric accuracy = classifier.accuracy(test);
                Files.createDirectories(folder);
                Files.write(folder.resolve(configuration.id() + ".onnx"), onnx);
                return List.of(accuracy);
            }
        }
    }

    /** Whether {@link #write} has nothing left to do; only judges are written. */
    static boolean isWritten(Configuration configuration, Path folder) {
        return configuration.architecture() != Architecture.JUDGE
                || Files.isRegularFile(folder.resolve(configuration.id() + ".onnx"));
    }

    /** The share of pictures whose class it names. */
    Metric accuracy(LabelledPictures test) throws IOException {
        double share = classify(rows(test)).accuracy(labels(test));
        return new Metric("accuracy", Statistics.round(share), "share of the pictures",
                "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", test.count())),
                "exported classifier in ONNX Runtime", Metric.Better.HIGHER, null);
    }

    /** Pictures as rows, [N][H * W] in 0..1. */
    static float[][] rows(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).mapToObj(i -> pictures.values(i, i + 1)).toArray(float[][]::new);
    }

    /** The labels of pictures, [N]. */
    static int[] labels(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).map(pictures::label).toArray();
    }

    /**
     * Classifies pictures.
     *
     * @param pictures [N][784], values in 0..1
     */
    Verdicts classify(float[][] pictures) throws IOException {
        float[][] features = new float[pictures.length][];
        int[] classes = new int[pictures.length];
        int size = pictures[0].length;
        for (int from = 0; from < pictures.length; from += BATCH) {
            int count = Math.min(BATCH, pictures.length - from);
            FloatBuffer values = FloatBuffer.allocate(count * size);
            for (int i = 0; i < count; i++) {
                values.put(pictures[from + i]);
            }
            int side = (int) Math.round(Math.sqrt(size));
            try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.flip(),
                         new long[] {count, 1, side, side});
                 OrtSession.Result result = session.run(Map.<String, OnnxTensorLike>of(OnnxExporter.PICTURE, tensor))) {
                float[][] found = (float[][]) result.get(OnnxExporter.FEATURES).orElseThrow().getValue();
                float[][] scores = (float[][]) result.get(OnnxExporter.SCORES).orElseThrow().getValue();
                System.arraycopy(found, 0, features, from, count);
                for (int i = 0; i < count; i++) {
                    classes[from + i] = best(scores[i]);
                }
            } catch (OrtException e) {
                throw new IOException("ONNX Runtime failed: " + e.getMessage(), e);
            }
        }
        return new Verdicts(features, classes);
    }

    private static int best(float[] scores) {
        return IntStream.range(0, scores.length).reduce(0, (best, i) -> scores[i] > scores[best] ? i : best);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not free a session", e);
        }
    }
}
