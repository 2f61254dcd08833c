package latentstudio.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;

/**
 * One ONNX graph, loaded, held against its specification and warm. Thread-safe: ONNX Runtime's session is, and as many
 * calls run beside each other as there are cores; the others wait their turn.
 */
public final class Graph implements AutoCloseable {
    /**
     * One output of a pass through the graph.
     *
     * @param shape  its dimensions, the batch first
     * @param values their product of them, the last axis fastest
     */
    public record Output(String name, long[] shape, float[] values) {
    }

    /**
     * The answer of one pass through the graph.
     *
     * @param outputs         in the order they were asked for
     * @param batchSize       N
     * @param queueMillis     time spent waiting for a turn, milliseconds
     * @param inferenceMillis time inside ONNX Runtime, milliseconds
     */
    public record Inference(List<Output> outputs, int batchSize, double queueMillis, double inferenceMillis) {
    }

    /** Batch sizes run before the graph is offered; the second proves that the batch axis is dynamic. */
    private static final int[] WARM_BATCHES = {1, 3};
    private static final int WARM_RUNS = 20;
    private static final int WARM_RUNS_OF_ANY_SIZE = 3;

    private final String name;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final TensorSpec output;
    private final Duration maxWait;
    private final int maxBatch;
    private final OrtSession session;
    private final int most = Runtime.getRuntime().availableProcessors();
    private final Semaphore turns = new Semaphore(most, true);
    private volatile boolean closed;

    private Graph(String name, GraphSpec spec, int maxBatch, Duration maxWait, OrtSession session) {
        this.name = name;
        this.inputs = spec.inputs();
        this.outputs = spec.outputs();
        this.output = outputs.getFirst();
        this.maxWait = maxWait;
        this.maxBatch = maxBatch;
        this.session = session;
    }

    /**
     * Loads a graph.
     *
     * @param name     for messages, for instance {@code digits-vae-encoder}
     * @param maxBatch how many items one request may hold
     * @param maxWait  how long a request waits for its turn
     * @throws IOException              if ONNX Runtime cannot load or run the file on this device
     * @throws IllegalArgumentException if the graph's tensors differ from the specification
     */
    public static Graph load(String name, Path file, GraphSpec spec, InferenceDevice device, int maxBatch, Duration maxWait)
            throws IOException {
        try (OrtSession.SessionOptions options = options(device)) {
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            Graph graph = new Graph(name, spec, maxBatch, maxWait, session);
            try {
                requireTensors(name, "input", spec.inputs(), session.getInputInfo());
                requireTensors(name, "output", spec.outputs(), session.getOutputInfo());
                graph.warm();
                return graph;
            } catch (OrtException | RuntimeException e) {
                graph.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new IOException("%s: ONNX Runtime cannot run %s: %s".formatted(name, file.getFileName(), e.getMessage()), e);
        }
    }

    private static OrtSession.SessionOptions options(InferenceDevice device) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // requests run beside each other, so one thread each serves more of them than one with many
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        if (device == InferenceDevice.GPU) {
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
                // the default measures every algorithm for each new batch size: seconds on the first request
                cuda.add("cudnn_conv_algo_search", "HEURISTIC");
                options.addCUDA(cuda);
            } catch (OrtException e) {
                options.close();
                throw e;
            }
        }
        return options;
    }

    /**
     * Runs the graph.
     *
     * @param values for each input, in the graph's order, [N * values per item], item after item, all finite
     * @return the first output
     * @throws InvalidTensorException if there are more or fewer inputs than the graph's, a count of values is no multiple
     *                                of an item's, the inputs have unlike numbers of items or more than the largest
     *                                batch, or one value is not finite
     * @throws OverloadedException    if no turn came in time
     */
    public Run run(float[]... values) {
        return runFor(output, inputs, values);
    }

    /**
     * Runs a graph of one input that takes any height and width.
     *
     * @param values [N * channels * height * width], item after item, all finite
     * @return the first output
     * @throws InvalidTensorException as {@link #run(float[]...)} does
     * @throws OverloadedException    if no turn came in time
     */
    public Run run(int height, int width, float[] values) {
        return runFor(output, inputs.stream().map(input -> input.sized(height, width)).toList(), values);
    }

    /**
     * Runs the graph for another output than its first.
     *
     * @throws InvalidTensorException if the graph has no such output, and as {@link #run} does
     */
    public Run runFor(String outputName, float[]... values) {
        return runFor(output(outputName), inputs, values);
    }

    private TensorSpec output(String wanted) {
        return outputs.stream().filter(output -> output.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new InvalidTensorException("Expected one of the outputs %s of %s, got '%s'."
                        .formatted(outputs.stream().map(TensorSpec::name).toList(), name, wanted)));
    }

    /**
     * Runs the graph for any of its outputs.
     *
     * @param wanted names of outputs
     * @param sides  lengths of the inputs' free axes, none where there are none
     * @param values as for {@link #run(float[]...)}
     * @throws InvalidTensorException if the graph has no such output, and as {@link #run} does
     * @throws OverloadedException    if no turn came in time
     */
    public Inference infer(List<String> wanted, int[] sides, float[]... values) {
        return infer(wanted.stream().map(this::output).toList(), inputs.stream().map(input -> input.sized(sides)).toList(), values);
    }

    private Run runFor(TensorSpec wanted, List<TensorSpec> inputs, float[]... values) {
        Inference inference = infer(List.of(wanted), inputs, values);
        return new Run(inference.outputs().getFirst().values(), inference.batchSize(), inference.queueMillis(), inference.inferenceMillis());
    }

    private Inference infer(List<TensorSpec> wanted, List<TensorSpec> inputs, float[]... values) {
        int size = requireBatch(inputs, values);
        long asked = System.nanoTime();
        takeTurn();
        try {
            if (closed) {
                throw new ModelUnavailableException(name, "the server is stopping; try again in a moment.");
            }
            long started = System.nanoTime();
            List<Output> answers = compute(wanted, inputs, size, values);
            return new Inference(answers, size, millis(started - asked), millis(System.nanoTime() - started));
        } catch (OrtException e) {
            throw new IllegalStateException("%s failed: %s".formatted(name, e.getMessage()), e);
        } finally {
            turns.release();
        }
    }

    /** What it takes, in order. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** What it gives, in order. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /** How many items one request may hold. */
    public int maxBatch() {
        return maxBatch;
    }

    private int requireBatch(List<TensorSpec> inputs, float[][] values) {
        if (values.length != inputs.size()) {
            throw new InvalidTensorException("Expected the %d inputs %s of %s, got %d."
                    .formatted(inputs.size(), inputs.stream().map(TensorSpec::name).toList(), name, values.length));
        }
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            int items = requireItems(inputs.get(i), values[i]);
            if (i > 0 && items != size) {
                throw new InvalidTensorException("Expected %d items for '%s' of %s as for '%s', got %d."
                        .formatted(size, inputs.get(i).name(), name, inputs.getFirst().name(), items));
            }
            size = items;
        }
        return size;
    }

    private int requireItems(TensorSpec input, float[] values) {
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
        return size;
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new OverloadedException(name, maxWait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException(name, maxWait);
        }
    }

    private List<Output> compute(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (int i = 0; i < values.length; i++) {
                TensorSpec input = inputs.get(i);
                long[] shape = input.shape().stream().mapToLong(Integer::longValue).toArray();
                shape[0] = size;
                tensors.put(input.name(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values[i]), shape));
            }
            Set<String> names = wanted.stream().map(TensorSpec::name).collect(Collectors.toSet());
            try (OrtSession.Result result = session.run(tensors, names)) {
                List<Output> answers = new ArrayList<>(wanted.size());
                for (TensorSpec output : wanted) {
                    OnnxTensor answer = (OnnxTensor) result.get(output.name()).orElseThrow();
                    FloatBuffer buffer = answer.getFloatBuffer();
                    float[] copy = new float[buffer.remaining()];
                    buffer.get(copy);
                    answers.add(new Output(output.name(), answer.getInfo().getShape(), copy));
                }
                return answers;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private void warm() throws OrtException {
        for (int size : WARM_BATCHES) {
            // unlike sides with each batch, which proves that free axes are free too
            int[] sides = {TiledInputSpec.COMMON_SIDE, size * TiledInputSpec.COMMON_SIDE};
            List<TensorSpec> sized = inputs.stream().map(input -> input.sized(sides)).toList();
            int expected = output.sized(sides).valuesPerItem();
            float[][] zeros = sized.stream().map(input -> new float[size * input.valuesPerItem()]).toArray(float[][]::new);
            for (int i = 0; i < (output.takesAnySize() ? WARM_RUNS_OF_ANY_SIZE : WARM_RUNS); i++) {
                float[] answer = compute(List.of(output), sized, size, zeros).getFirst().values();
                if (answer.length != size * expected) {
                    throw new IllegalArgumentException("%s: expected %d values an item of output '%s', got %d for a batch of %d"
                            .formatted(name, expected, output.name(), answer.length, size));
                }
            }
        }
    }

    private static void requireTensors(String name, String which, List<TensorSpec> expected, Map<String, NodeInfo> found) {
        List<String> names = expected.stream().map(TensorSpec::name).toList();
        if (!names.equals(List.copyOf(found.keySet()))) {
            throw new IllegalArgumentException("%s: expected the %ss %s, got %s".formatted(name, which, names, found.keySet()));
        }
        for (TensorSpec tensor : expected) {
            if (!(found.get(tensor.name()).getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
                throw new IllegalArgumentException("%s: expected %s '%s' to be an FP32 tensor, got %s"
                        .formatted(name, which, tensor.name(), found.get(tensor.name()).getInfo()));
            }
            long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            if (!Arrays.equals(shape, info.getShape())) {
                throw new IllegalArgumentException("%s: expected %s '%s' of shape %s, got %s"
                        .formatted(name, which, tensor.name(), Arrays.toString(shape), Arrays.toString(info.getShape())));
            }
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Waits for those who compute, for their session must not go meanwhile; who comes later is told. */
    @Override
    public void close() {
        turns.acquireUninterruptibly(most);
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            turns.release(most);
        }
    }
}
