package latentstudio.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import latentstudio.inference.BareOnnxRuntime;
import latentstudio.inference.RandomValues;

/** Graphs of a model, one after the other, in bare ONNX Runtime: one thread each run, a run for each core. Close it. */
final class BareModel implements AutoCloseable {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final OrtEnvironment environment = BareOnnxRuntime.environment();
    private final List<OrtSession> graphs = new ArrayList<>();
    private final long[] shape;

    /**
     * @param shape  of one item of the first graph, its batch first
     * @param graphs file names without their end; each takes what the one before gives
     */
    BareModel(String model, long[] shape, String... graphs) throws OrtException {
        this.shape = shape.clone();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            for (String graph : graphs) {
                this.graphs.add(environment.createSession(Path.of("models", model, graph + ".onnx").toString(), options));
            }
        }
    }

    /** The batch with which it computes most items a second. */
    int bestBatch(Duration eachFor) throws InterruptedException, ExecutionException {
        int best = 0;
        double most = 0;
        for (int batch : BATCHES) {
            double perSecond = perSecond(batch, eachFor);
            if (perSecond > most) {
                most = perSecond;
                best = batch;
            }
        }
        return best;
    }

    /** Items a second on all cores. */
    double perSecond(int batch, Duration time) throws InterruptedException, ExecutionException {
        float[] items = items(batch);
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CORES)) {
            Callable<Integer> caller = () -> {
                int runs = 0;
                for (; System.nanoTime() - begun < time.toNanos(); runs++) {
                    run(items, batch);
                }
                return runs;
            };
            int runs = 0;
            for (Future<Integer> one : threads.invokeAll(Collections.nCopies(CORES, caller))) {
                runs += one.get();
            }
            return runs * batch / ((System.nanoTime() - begun) / 1e9);
        }
    }

    /** The processor time of this thread for one item by itself, nanoseconds. */
    double perItem(int items) throws OrtException {
        float[] item = items(1);
        for (int i = 0; i < items; i++) {
            run(item, 1);
        }
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < items; i++) {
            run(item, 1);
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / (double) items;
    }

    /** Values for so many items. */
    float[] items(int batch) {
        return RandomValues.of(batch * (int) Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b));
    }

    /** Computes once. */
    void run(float[] items, int batch) throws OrtException {
        long[] all = shape.clone();
        all[0] = batch;
        try (OnnxTensor first = OnnxTensor.createTensor(environment, FloatBuffer.wrap(items), all)) {
            run(0, first);
        }
    }

    private void run(int graph, OnnxTensor input) throws OrtException {
        OrtSession session = graphs.get(graph);
        try (OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            if (graph + 1 < graphs.size()) {
                run(graph + 1, output);
            } else {
                FloatBuffer values = output.getFloatBuffer();
                values.get(new float[values.remaining()]);
            }
        }
    }

    @Override
    public void close() throws OrtException {
        for (OrtSession graph : graphs) {
            graph.close();
        }
    }
}
