package latentstudio.inference;

import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntUnaryOperator;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/** One graph in DJL's engine ONNX Runtime, on its device. Thread-safe. */
final class OnnxSession implements GraphSession {
    private static final long MOST_DEVICE_BYTES = 1L << 30;

    private final String name;
    private final InferenceDevice device;
    private final IntUnaryOperator batchSizes;
    private final Model model;
    /** Where DJL's {@code Predictor} may not be shared by threads, the block may: it is one call of ONNX Runtime. */
    private final Block block;
    private final PassMetrics metrics;
    /** Those who compute read it, the one who closes writes it: a session that went while it is used would take the JVM with it. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * Loads a graph and holds the names of its inputs against the specification; shapes are held against it by each pass.
     *
     * @throws IOException              if ONNX Runtime cannot load the file on this device
     * @throws IllegalArgumentException if the graph's inputs differ from the specification
     */
    OnnxSession(String name, Path file, GraphSpec spec, InferenceDevice device) throws IOException {
        this(name, file, spec, device, device::batchFor);
    }

    /** @param batchSizes how many items a pass of this many has: as many or more */
    OnnxSession(String name, Path file, GraphSpec spec, InferenceDevice device, IntUnaryOperator batchSizes) throws IOException {
        this(name, (model, options) -> model.load(file, null, options), spec, device, batchSizes);
    }

    /** A graph on the CPU that is in no file of its own. */
    OnnxSession(String name, byte[] graph, GraphSpec spec) throws IOException {
        this(name, (model, options) -> model.load(new ByteArrayInputStream(graph), options), spec, InferenceDevice.CPU, InferenceDevice.CPU::batchFor);
    }

    /** Where DJL takes a graph from. */
    private interface Source {
        void load(Model model, Map<String, ?> options) throws IOException, ModelException;
    }

    private OnnxSession(String name, Source source, GraphSpec spec, InferenceDevice device, IntUnaryOperator batchSizes) throws IOException {
        this.name = name;
        this.device = device;
        this.batchSizes = batchSizes;
        model = OnnxEngine.newModel(name);
        try (OrtSession.SessionOptions options = options(device)) {
            if (spec.inputs().stream().anyMatch(TensorSpec::takesAnySize)) {
                options.setCPUArenaAllocator(false); // it would keep what the largest page took; the system gives it as fast
            }
            source.load(model, Map.of("sessionOptions", options));
            block = model.getBlock();
            requireInputs(spec.inputs());
        } catch (OrtException | ModelException | IOException e) {
            model.close();
            throw new IOException("%s: ONNX Runtime cannot run %s: %s".formatted(name, spec.file(),
                    (e instanceof ModelException && e.getCause() != null ? e.getCause() : e).getMessage()), e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
        metrics = new PassMetrics(name, device);
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

    private void requireInputs(List<TensorSpec> expected) {
        List<String> names = expected.stream().map(TensorSpec::name).toList();
        List<String> found = block.describeInput().keys();
        if (!names.equals(found)) {
            throw new IllegalArgumentException("%s: expected the inputs %s, got %s".formatted(name, names, found));
        }
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
        } catch (EngineException e) {
            throw new SessionFailedException(name, e.getCause() instanceof OrtException reason ? reason : e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** @param batch at least {@code items}; what is left over is zeros, whose answers nobody reads */
    private void run(List<Slice> slices, int items, int batch) {
        Request shape = slices.getFirst().request();
        try (Workspace memory = Workspace.borrow(); NDManager arrays = model.getNDManager().newSubManager()) {
            memory.reserve(shape.inputs().size(), (long) batch * shape.inputs().stream().mapToInt(TensorSpec::valuesPerItem).sum());
            NDList inputs = new NDList();
            for (int i = 0; i < shape.inputs().size(); i++) {
                TensorSpec input = shape.inputs().get(i);
                FloatBuffer values = memory.tensor(batch * input.valuesPerItem());
                for (Slice slice : slices) {
                    slice.copyInput(i, values);
                }
                while (values.hasRemaining()) {
                    values.put(0);
                }
                NDArray array = arrays.create(values.rewind(), new Shape(input.batchShape(batch)), DataType.FLOAT32);
                array.setName(input.name());
                inputs.add(array);
            }
            NDList answers = block.forward(new ParameterStore(arrays, false), inputs, false);
            for (int i = 0; i < shape.wanted().size(); i++) {
                FloatBuffer answer = answer(answers, shape.wanted().get(i), batch);
                for (Slice slice : slices) {
                    slice.copyOutput(i, answer);
                }
            }
        }
    }

    private FloatBuffer answer(NDList answers, TensorSpec wanted, int batch) {
        NDArray answer = answers.get(wanted.name());
        if (answer == null) {
            throw new IllegalArgumentException("%s: expected the output '%s', got %s".formatted(name, wanted.name(),
                    answers.stream().map(NDArray::getName).toList()));
        }
        long[] shape = wanted.batchShape(batch);
        if (answer.getDataType() != DataType.FLOAT32 || !Arrays.equals(shape, answer.getShape().getShape())) {
            throw new IllegalArgumentException("%s: expected output '%s' of FP32 and shape %s, got %s and %s".formatted(name, wanted.name(),
                    Arrays.toString(shape), answer.getDataType(), answer.getShape()));
        }
        return answer.toByteBuffer().asFloatBuffer();
    }

    @Override
    public InferenceDevice device() {
        return device;
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                model.close();
            }
        } finally {
            open.writeLock().unlock();
        }
    }
}
