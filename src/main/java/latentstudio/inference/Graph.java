package latentstudio.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
     * @param outputs         in the order they were asked for
     * @param batchSize       items computed together: N, or more where others' were among them
     * @param queueMillis     time spent waiting for a turn, milliseconds
     * @param inferenceMillis time inside ONNX Runtime, milliseconds
     */
    public record Inference(List<Output> outputs, int batchSize, double queueMillis, double inferenceMillis) {
    }

    /** Batch sizes run before the graph is offered; the second proves that the batch axis is dynamic. */
    private static final int[] WARM_BATCHES = {1, 3};
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

    private Graph(String name, GraphSpec spec, int maxBatch, Duration maxWait, Lanes lanes, GraphSession session, InferenceDevice device) {
        this.name = name;
        this.inputs = spec.inputs();
        this.outputs = spec.outputs();
        this.output = outputs.getFirst();
        this.maxWait = maxWait;
        this.maxBatch = maxBatch;
        this.lanes = lanes;
        this.session = session;
        small = new MicroBatches(name, session, lanes, maxWait);
        observer = new GraphObserver(name, device);
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
        Graph graph = new Graph(name, spec, maxBatch, maxWait, lanes, new GraphSession(name, file, spec, device), device);
        try {
            graph.warm();
            return graph;
        } catch (IllegalStateException e) {
            graph.close();
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
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
        boolean isSmall = size <= SMALL && inputs.stream().noneMatch(this::isSized);
        return observer.observe(isSmall, () -> isSmall ? small.infer(wanted, inputs, size, values) : inSlices(wanted, inputs, size, values));
    }

    /** Whether an input's free axes were given lengths: a tile, which is large by itself. */
    private boolean isSized(TensorSpec input) {
        return !this.inputs.contains(input);
    }

    private Inference inSlices(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) {
        long asked = System.nanoTime();
        long computing = 0;
        List<List<Output>> slices = new ArrayList<>();
        for (int from = 0; from < size; from += MicroBatches.MOST_ITEMS) {
            int to = Math.min(size, from + MicroBatches.MOST_ITEMS);
            float[][] slice = to - from == size ? values : slice(inputs, values, from, to);
            if (from == 0) {
                lanes.enterLarge(name, maxWait);
            } else {
                lanes.enterLarge();
            }
            long started = System.nanoTime();
            try {
                slices.add(session.compute(wanted, inputs, to - from, slice));
            } finally {
                lanes.leaveLarge();
            }
            computing += System.nanoTime() - started;
        }
        return new Inference(joined(slices, size), size, millis(System.nanoTime() - asked - computing), millis(computing));
    }

    private static float[][] slice(List<TensorSpec> inputs, float[][] values, int from, int to) {
        float[][] slice = new float[values.length][];
        for (int i = 0; i < slice.length; i++) {
            int perItem = inputs.get(i).valuesPerItem();
            slice[i] = Arrays.copyOfRange(values[i], from * perItem, to * perItem);
        }
        return slice;
    }

    private static List<Output> joined(List<List<Output>> slices, int size) {
        if (slices.size() == 1) {
            return slices.getFirst();
        }
        List<Output> joined = new ArrayList<>();
        for (int i = 0; i < slices.getFirst().size(); i++) {
            Output first = slices.getFirst().get(i);
            long[] shape = first.shape().clone();
            shape[0] = size;
            float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            int at = 0;
            for (List<Output> slice : slices) {
                float[] part = slice.get(i).values();
                System.arraycopy(part, 0, values, at, part.length);
                at += part.length;
            }
            joined.add(new Output(first.name(), shape, values));
        }
        return joined;
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

    private void warm() {
        for (int size : WARM_BATCHES) {
            // unlike sides with each batch, which proves that free axes are free too
            int[] sides = {TiledInputSpec.COMMON_SIDE, size * TiledInputSpec.COMMON_SIDE};
            List<TensorSpec> sized = inputs.stream().map(input -> input.sized(sides)).toList();
            int expected = output.sized(sides).valuesPerItem();
            float[][] zeros = sized.stream().map(input -> new float[size * input.valuesPerItem()]).toArray(float[][]::new);
            for (int i = 0; i < (output.takesAnySize() ? WARM_RUNS_OF_ANY_SIZE : WARM_RUNS); i++) {
                float[] answer = session.compute(List.of(output), sized, size, zeros).getFirst().values();
                if (answer.length != size * expected) {
                    throw new IllegalArgumentException("%s: expected %d values an item of output '%s', got %d for a batch of %d"
                            .formatted(name, expected, output.name(), answer.length, size));
                }
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
