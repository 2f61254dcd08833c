package latentstudio.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/**
 * One ONNX graph, loaded and warm. Thread-safe: a DJL predictor is not, so each call borrows one of a few and waits
 * its turn when all are out.
 */
public final class Graph implements AutoCloseable {
    /** Batch sizes run before the graph is offered; two of them prove that the batch axis is dynamic. */
    private static final int[] WARM_BATCHES = {1, 3};
    private static final int WARM_RUNS = 20;

    private final String name;
    private final TensorSpec input;
    private final TensorSpec output;
    private final Duration maxWait;
    private final int maxBatch;
    private final Model model;
    private final BlockingQueue<Predictor<Batch, float[]>> predictors;

    private Graph(String name, GraphSpec spec, InferenceSettings settings, Model model, int sessions) {
        this.name = name;
        this.input = spec.inputs().getFirst();
        this.output = spec.outputs().getFirst();
        this.maxWait = settings.maxWait();
        this.maxBatch = settings.maxBatch();
        this.model = model;
        this.predictors = new ArrayBlockingQueue<>(sessions);
        for (int i = 0; i < sessions; i++) {
            predictors.add(model.newPredictor(new FirstOutput(input)));
        }
    }

    /**
     * Loads a graph, holds it against its specification and warms it.
     *
     * @param name for messages, for instance {@code digits-vae-encoder}
     * @throws IOException              if ONNX Runtime cannot load the file on this device
     * @throws IllegalArgumentException if the graph's tensors differ from the specification
     */
    static Graph load(String name, Path file, GraphSpec spec, InferenceDevice device, InferenceSettings settings)
            throws IOException {
        int sessions = Runtime.getRuntime().availableProcessors();
        Model model;
        try {
            model = Criteria.builder()
                    .setTypes(NDList.class, NDList.class)
                    .optModelPath(file)
                    .optEngine("OnnxRuntime")
                    .optDevice(device.djl())
                    // requests run beside each other, so one thread each serves more of them than one with many
                    .optOption("intraOpNumThreads", "1")
                    .optOption("interOpNumThreads", "1")
                    .build().loadModel();
        } catch (ModelNotFoundException | MalformedModelException | RuntimeException e) {
            throw new IOException("%s: ONNX Runtime cannot load %s: %s".formatted(name, file.getFileName(), rootMessage(e)), e);
        }
        Graph graph = new Graph(name, spec, settings, model, sessions);
        try {
            requireNames(name, "inputs", spec.inputs(), model.describeInput().keys());
            requireNames(name, "outputs", spec.outputs(), model.describeOutput().keys());
            graph.warm();
            return graph;
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /**
     * Runs the graph.
     *
     * @param values [N * values per item], item after item, all finite
     * @return the first output
     * @throws InvalidTensorException if the values' count is no multiple of an item's, is beyond the largest batch, or
     *                                one value is not finite
     * @throws OverloadedException    if no session became free in time
     */
    public Run run(float[] values) {
        int perItem = input.valuesPerItem();
        if (values.length == 0 || values.length % perItem != 0) {
            throw new InvalidTensorException("Expected %d values an item for '%s' of %s, got %d in all."
                    .formatted(perItem, input.name(), name, values.length));
        }
        int size = values.length / perItem;
        if (size > maxBatch) {
            throw new InvalidTensorException("Expected at most %d items in one request, got %d; send them in parts."
                    .formatted(maxBatch, size));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidTensorException("Expected finite values for '%s' of %s, got %s at position %d of item %d."
                        .formatted(input.name(), name, values[i], i % perItem, i / perItem));
            }
        }
        long asked = System.nanoTime();
        Predictor<Batch, float[]> predictor = borrow();
        try {
            long started = System.nanoTime();
            float[] answer = predictor.predict(new Batch(size, values));
            long finished = System.nanoTime();
            return new Run(answer, size, millis(started - asked), millis(finished - started));
        } catch (TranslateException e) {
            throw new IllegalStateException("%s failed: %s".formatted(name, rootMessage(e)), e);
        } finally {
            predictors.add(predictor);
        }
    }

    private Predictor<Batch, float[]> borrow() {
        try {
            Predictor<Batch, float[]> predictor = predictors.poll(maxWait.toMillis(), TimeUnit.MILLISECONDS);
            if (predictor == null) {
                throw new OverloadedException(name, maxWait);
            }
            return predictor;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException(name, maxWait);
        }
    }

    private void warm() {
        for (int size : WARM_BATCHES) {
            float[] answer = null;
            for (int i = 0; i < WARM_RUNS; i++) {
                answer = run(new float[size * input.valuesPerItem()]).values();
            }
            if (answer.length != size * output.valuesPerItem()) {
                throw new IllegalArgumentException("%s: expected output '%s' of shape %s, got %d values for a batch of %d"
                        .formatted(name, output.name(), output.shape(), answer.length, size));
            }
        }
    }

    private static void requireNames(String name, String which, List<TensorSpec> expected, List<String> found) {
        List<String> names = expected.stream().map(TensorSpec::name).toList();
        if (!names.equals(found)) {
            throw new IllegalArgumentException("%s: expected the %s %s, got %s".formatted(name, which, names, found));
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    static String rootMessage(Throwable e) {
        while (e.getCause() != null) {
            e = e.getCause();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        predictors.forEach(Predictor::close);
        model.close();
    }

    /** A batch in, the first output's values out. */
    private record FirstOutput(TensorSpec input) implements NoBatchifyTranslator<Batch, float[]> {
        @Override
        public NDList processInput(TranslatorContext context, Batch batch) {
            long[] shape = input.shape().stream().mapToLong(Integer::longValue).toArray();
            shape[0] = batch.size();
            return new NDList(context.getNDManager().create(batch.values(), new Shape(shape)));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return outputs.getFirst().toFloatArray();
        }
    }
}
