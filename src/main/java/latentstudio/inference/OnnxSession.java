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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntUnaryOperator;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/** ONNX Runtime's session of one graph, on its device. Thread-safe. */
final class OnnxSession implements GraphSession {
    private static final long MOST_DEVICE_BYTES = 1L << 30;

    private final String name;
    private final InferenceDevice device;
    private final IntUnaryOperator batchSizes;
    private final OrtSession session;
    private final PassMetrics metrics;
    /** Those who compute read it, the one who closes writes it: a session that went while it is used would take the JVM with it. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * Loads a graph and holds its tensors against the specification.
     *
     * @throws IOException              if ONNX Runtime cannot load the file on this device
     * @throws IllegalArgumentException if the graph's tensors differ from the specification
     */
    OnnxSession(String name, Path file, GraphSpec spec, InferenceDevice device) throws IOException {
        this(name, file, spec, device, device::batchFor);
    }

    /** @param batchSizes how many items a pass of this many has: as many or more */
    OnnxSession(String name, Path file, GraphSpec spec, InferenceDevice device, IntUnaryOperator batchSizes) throws IOException {
        this.name = name;
        this.device = device;
        this.batchSizes = batchSizes;
        try (OrtSession.SessionOptions options = options(device)) {
            if (spec.inputs().stream().anyMatch(TensorSpec::takesAnySize)) {
                options.setCPUArenaAllocator(false); // it would keep what the largest page took; the system gives it as fast
            }
            session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
        } catch (OrtException e) {
            throw unusable(file, e);
        }
        try {
            requireTensors("input", spec.inputs(), session.getInputInfo());
            requireTensors("output", spec.outputs(), session.getOutputInfo());
        } catch (OrtException e) {
            close();
            throw unusable(file, e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        metrics = new PassMetrics(name, device);
    }

    private IOException unusable(Path file, OrtException e) {
        return new IOException("%s: ONNX Runtime cannot run %s: %s".formatted(name, file.getFileName(), e.getMessage()), e);
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
                // grown by what is asked and no further, so that dozens of graphs share a device
                cuda.add("gpu_mem_limit", String.valueOf(MOST_DEVICE_BYTES));
                cuda.add("arena_extend_strategy", "kSameAsRequested");
                options.addCUDA(cuda);
            } catch (OrtException e) {
                options.close();
                throw e;
            }
        }
        return options;
    }

    @Override
    public void compute(List<Slice> slices) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new ModelUnavailableException(name, "the server is stopping; try again in a moment.");
            }
            long started = System.nanoTime();
            int items = Slice.items(slices);
            run(slices, items, batchSizes.applyAsInt(items));
            metrics.record(System.nanoTime() - started, items);
        } catch (OrtException e) {
            throw new SessionFailedException(name, e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** @param batch at least {@code items}; what is left over is zeros, whose answers nobody reads */
    private void run(List<Slice> slices, int items, int batch) throws OrtException {
        Request shape = slices.getFirst().request();
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
        try (Workspace memory = Workspace.borrow()) {
            memory.reserve(shape.inputs().size() + shape.wanted().size(), (long) batch * (perItem(shape.inputs()) + perItem(shape.wanted())));
            for (int i = 0; i < shape.inputs().size(); i++) {
                TensorSpec input = shape.inputs().get(i);
                FloatBuffer values = memory.tensor(batch * input.valuesPerItem());
                for (Slice slice : slices) {
                    slice.copyInput(i, values);
                }
                while (values.hasRemaining()) {
                    values.put(0);
                }
                inputs.put(input.name(), tensor(values.rewind(), input, batch));
            }
            FloatBuffer[] answers = new FloatBuffer[shape.wanted().size()];
            for (int i = 0; i < answers.length; i++) {
                TensorSpec output = shape.wanted().get(i);
                answers[i] = memory.tensor(batch * output.valuesPerItem());
                outputs.put(output.name(), tensor(answers[i], output, batch));
            }
            session.run(inputs, outputs).close();
            for (int i = 0; i < answers.length; i++) {
                for (Slice slice : slices) {
                    slice.copyOutput(i, answers[i]);
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }

    private static int perItem(List<TensorSpec> tensors) {
        int values = 0;
        for (TensorSpec tensor : tensors) {
            values += tensor.valuesPerItem();
        }
        return values;
    }

    private static OnnxTensor tensor(FloatBuffer values, TensorSpec spec, int batch) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, spec.batchShape(batch));
    }

    @Override
    public InferenceDevice device() {
        return device;
    }

    private void requireTensors(String which, List<TensorSpec> expected, Map<String, NodeInfo> found) {
        List<String> names = expected.stream().map(TensorSpec::name).toList();
        if (!names.equals(List.copyOf(found.keySet()))) {
            throw new IllegalArgumentException("%s: expected the %ss %s, got %s".formatted(name, which, names, found.keySet()));
        }
        for (TensorSpec tensor : expected) {
            if (!(found.get(tensor.name()).getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
                throw new IllegalArgumentException("%s: expected %s '%s' to be an FP32 tensor, got %s"
                        .formatted(name, which, tensor.name(), found.get(tensor.name()).getInfo()));
            }
            long[] shape = tensor.batchShape(TensorSpec.DYNAMIC);
            if (!Arrays.equals(shape, info.getShape())) {
                throw new IllegalArgumentException("%s: expected %s '%s' of shape %s, got %s"
                        .formatted(name, which, tensor.name(), Arrays.toString(shape), Arrays.toString(info.getShape())));
            }
        }
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
