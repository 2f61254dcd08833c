package latentstudio.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;

/**
 * One ONNX graph, loaded, held against its specification and warm: the one way from a request to the device. A small request
 * is computed at once or with others that wait, see {@link MicroBatches}; a large one slice by slice, so that others get
 * their turn between two slices. Thread-safe.
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
     * @param outputs in the order they were asked for
     * @param timing  what it cost
     */
    public record Inference(List<Output> outputs, Timing timing) {
    }

    /**
     * Requests of up to this many items are small: they do not wait for large ones, and may be computed with others. Fewer
     * than in the batches that samples are drawn in, whose bits must not depend on who else asks.
     */
    private static final int SMALL = 8;
    private static final int WARM_RUNS = 20;
    private static final int WARM_RUNS_OF_ANY_SIZE = 3;

    private final String name;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final TensorSpec output;
    private final Duration maxWait;
    private final int maxBatch;
    private final Lanes lanes;
    private final GraphSession session;
    private final MicroBatches small;
    private final GraphObserver observer;

    private Graph(String name, GraphSpec spec, int maxBatch, Duration maxWait, Lanes lanes, GraphSession session) {
        this.name = name;
        this.inputs = spec.inputs();
        this.outputs = spec.outputs();
        this.output = outputs.getFirst();
        this.maxWait = maxWait;
        this.maxBatch = maxBatch;
        this.lanes = lanes;
        this.session = session;
        small = new MicroBatches(name, session, lanes, maxWait);
        observer = new GraphObserver(name, session);
    }

    /**
     * Loads a graph.
     *
     * @param name     for messages, for instance {@code digits-vae-encoder}
     * @param maxBatch how many items one request may hold
     * @param maxWait  how long a request waits for its turn
     * @param lanes    what bounds how many graphs compute at once
     * @throws IOException              if ONNX Runtime cannot load or run the file on this device
     * @throws IllegalArgumentException if the graph's tensors differ from the specification
     */
    public static Graph load(String name, Path file, GraphSpec spec, InferenceDevice device, int maxBatch, Duration maxWait, Lanes lanes)
            throws IOException {
        GraphSession session = new OnnxSession(name, file, spec, device);
        return of(name, spec, maxBatch, maxWait, lanes, device != InferenceDevice.GPU ? session
                : new FallbackSession(name, session, reason -> new OnnxSession(name, file, spec, InferenceDevice.fallback(reason))));
    }

    /**
     * Loads a graph on the CPU from what would stand in its file, as {@link #load} does.
     *
     * @throws IOException if ONNX Runtime cannot load or run it
     */
    static Graph ofBytes(String name, byte[] graph, GraphSpec spec, InferenceSettings settings, Lanes lanes) throws IOException {
        return of(name, spec, settings.maxBatch(), settings.maxWait(), lanes, new OnnxSession(name, graph, spec));
    }

    /**
     * A graph that a session computes, which is closed with it.
     *
     * @throws IOException if the session cannot
     */
    static Graph of(String name, GraphSpec spec, int maxBatch, Duration maxWait, Lanes lanes, GraphSession session) throws IOException {
        Graph graph = new Graph(name, spec, maxBatch, maxWait, lanes, session);
        try {
            graph.warm();
            return graph;
        } catch (SessionFailedException e) {
            graph.close();
            throw new IOException("%s: ONNX Runtime cannot run it on what the manifest says it takes, %s: %s".formatted(name,
                    spec.inputs().stream().map(input -> input.name() + " " + input.shape()).toList(), e.getCause().getMessage()), e);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** A graph that another server computes; nothing is asked of it yet, for it may start later than this one. */
    static Graph remote(String name, GraphSpec spec, int maxBatch, Duration maxWait, Lanes lanes, RemoteServer server) {
        return new Graph(name, spec, maxBatch, maxWait, lanes, new RemoteSession(name, spec, server));
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
        return runFor(output.sized(height, width), sized(height, width), values);
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
        List<TensorSpec> outputs = wanted.stream().map(this::output).toList();
        return sides.length == 0 ? infer(outputs, inputs, values)
                : infer(outputs.stream().map(output -> output.sized(sides)).toList(), sized(sides), values);
    }

    private List<TensorSpec> sized(int... sides) {
        return inputs.stream().map(input -> input.sized(sides)).toList();
    }

    private Run runFor(TensorSpec wanted, List<TensorSpec> inputs, float[]... values) {
        Inference inference = infer(List.of(wanted), inputs, values);
        return new Run(inference.outputs().getFirst().values(), inference.timing());
    }

    private Inference infer(List<TensorSpec> wanted, List<TensorSpec> inputs, float[]... values) {
        Request request = Request.of(wanted, inputs, requireBatch(inputs, values), values);
        boolean isSmall = request.size() <= SMALL && inputs == this.inputs;
        return observer.observe(isSmall, () -> isSmall ? small.infer(request) : inSlices(request));
    }

    private Inference inSlices(Request request) {
        long asked = System.nanoTime();
        long computing = 0;
        lanes.beginLarge(name, maxWait);
        try {
            for (int from = 0; from < request.size(); from += MicroBatches.MOST_ITEMS) {
                computing += compute(new Slice(request, from, Math.min(request.size() - from, MicroBatches.MOST_ITEMS)));
            }
        } finally {
            lanes.endLarge();
        }
        return request.answered(new Timing(device().name(), request.size(), millis(System.nanoTime() - asked - computing), millis(computing)));
    }

    /** @return how long it took, without the wait for its turn, nanoseconds */
    private long compute(Slice slice) {
        lanes.enterLarge();
        long started = System.nanoTime();
        try {
            session.compute(List.of(slice));
        } finally {
            lanes.leaveLarge();
        }
        return System.nanoTime() - started;
    }

    /** What it takes, in order. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** What it gives, in order. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /** What it runs on now. */
    InferenceDevice device() {
        return session.device();
    }

    /** Why another server did not answer when it was last asked, or null. */
    String trouble() {
        return session.trouble();
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

    private void warm() {
        int runs = output.takesAnySize() ? WARM_RUNS_OF_ANY_SIZE : WARM_RUNS;
        for (int size : session.device().warmBatches()) {
            // unlike sides with each batch, which proves that free axes are free too
            int[] sides = {TiledInputSpec.COMMON_SIDE, size * TiledInputSpec.COMMON_SIDE};
            List<TensorSpec> sized = sized(sides);
            float[][] zeros = sized.stream().map(input -> new float[size * input.valuesPerItem()]).toArray(float[][]::new);
            Slice whole = Request.of(outputs.stream().map(any -> any.sized(sides)).toList(), sized, size, zeros).whole();
            for (int i = 0; i < runs; i++) {
                session.compute(List.of(whole));
            }
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Waits for those who compute; who comes later is told. */
    @Override
    public void close() {
        session.close();
    }
}
