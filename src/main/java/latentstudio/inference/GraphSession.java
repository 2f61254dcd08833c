package latentstudio.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/** ONNX Runtime's session of one graph, on its device. Thread-safe. */
final class GraphSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final Timer time;
    private final DistributionSummary batch;
    /** Those who compute read it, the one who closes writes it: a session that went while it is used would take the JVM with it. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * Loads a graph and holds its tensors against the specification.
     *
     * @throws IOException              if ONNX Runtime cannot load the file on this device
     * @throws IllegalArgumentException if the graph's tensors differ from the specification
     */
    GraphSession(String name, Path file, GraphSpec spec, InferenceDevice device) throws IOException {
        this.name = name;
        try (OrtSession.SessionOptions options = options(device)) {
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
        time = Timer.builder("studio.inference").description("Time inside ONNX Runtime").tags("graph", name, "device", device.name())
                .register(Metrics.globalRegistry);
        batch = DistributionSummary.builder("studio.inference.batch").description("Items computed together").tags("graph", name)
                .register(Metrics.globalRegistry);
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
                options.addCUDA(cuda);
            } catch (OrtException e) {
                options.close();
                throw e;
            }
        }
        return options;
    }

    /**
     * Computes.
     *
     * @param wanted the outputs, at least one
     * @param inputs what the graph takes, their free axes but the batch held
     * @param size   N
     * @param values for each input, [N * values per item]
     * @throws ModelUnavailableException if it was closed
     */
    List<Graph.Output> compute(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new ModelUnavailableException(name, "the server is stopping; try again in a moment.");
            }
            long started = System.nanoTime();
            List<Graph.Output> outputs = run(wanted, inputs, size, values);
            time.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            batch.record(size);
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException("%s failed: %s".formatted(name, e.getMessage()), e);
        } finally {
            open.readLock().unlock();
        }
    }

    private List<Graph.Output> run(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) throws OrtException {
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
                List<Graph.Output> outputs = new ArrayList<>(wanted.size());
                for (TensorSpec output : wanted) {
                    OnnxTensor answer = (OnnxTensor) result.get(output.name()).orElseThrow();
                    FloatBuffer buffer = answer.getFloatBuffer();
                    float[] copy = new float[buffer.remaining()];
                    buffer.get(copy);
                    outputs.add(new Graph.Output(output.name(), answer.getInfo().getShape(), copy));
                }
                return outputs;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
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
            long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            if (!Arrays.equals(shape, info.getShape())) {
                throw new IllegalArgumentException("%s: expected %s '%s' of shape %s, got %s"
                        .formatted(name, which, tensor.name(), Arrays.toString(shape), Arrays.toString(info.getShape())));
            }
        }
    }

    /** Waits for those who compute; who comes later is told. */
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
