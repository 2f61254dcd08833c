package latentstudio.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import latentstudio.benchmark.Times;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/**
 * What a pass of one graph takes through DJL, and in bare ONNX Runtime with buffers of its own for what goes in and comes out:
 * medians of one item a pass on one thread, milliseconds.
 */
public record SessionCost(double bare, double djl) {
    private static final int SIDE = 512;
    private static final int WARM = 3000;
    private static final double MILLIS = 1e6;

    /** @param runs of each, in turn */
    public static SessionCost of(String name, Path file, GraphSpec spec, int runs) throws IOException, OrtException {
        OrtEnvironment environment = BareOnnxRuntime.environment();
        List<TensorSpec> inputs = spec.inputs().stream().map(input -> input.sized(SIDE, SIDE)).toList();
        List<TensorSpec> outputs = spec.outputs().stream().map(output -> output.sized(SIDE, SIDE)).toList();
        Request request = Request.of(outputs, inputs, 1, inputs.stream().map(input -> RandomValues.of(input.valuesPerItem())).toArray(float[][]::new));
        double[] bare = new double[runs];
        double[] djl = new double[runs];
        try (OnnxSession session = new OnnxSession(name, file, spec, InferenceDevice.CPU); OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(!spec.inputs().getFirst().takesAnySize()); // as the studio does
            try (OrtSession direct = environment.createSession(file.toString(), options)) {
                Map<String, FloatBuffer> memory = new LinkedHashMap<>();
                for (TensorSpec tensor : inputs) {
                    memory.put(tensor.name(), direct(tensor));
                }
                for (TensorSpec tensor : outputs) {
                    memory.put(tensor.name(), direct(tensor));
                }
                Random random = new Random(1);
                for (int run = -Math.min(WARM, 4 * runs); run < runs; run++) {
                    boolean bareFirst = random.nextBoolean(); // whoever comes second finds its caches cold
                    for (boolean isBare : new boolean[] {bareFirst, !bareFirst}) {
                        long started = System.nanoTime();
                        if (isBare) {
                            run(environment, direct, request, memory);
                        } else {
                            session.compute(List.of(request.whole()));
                        }
                        if (run >= 0) {
                            (isBare ? bare : djl)[run] = (System.nanoTime() - started) / MILLIS;
                        }
                    }
                }
            }
        }
        return new SessionCost(Times.of(bare).median(), Times.of(djl).median());
    }

    private static void run(OrtEnvironment environment, OrtSession session, Request request, Map<String, FloatBuffer> memory) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
        for (int i = 0; i < request.inputs().size(); i++) {
            TensorSpec input = request.inputs().get(i);
            FloatBuffer values = memory.get(input.name()).clear();
            values.put(request.values()[i]).rewind();
            inputs.put(input.name(), OnnxTensor.createTensor(environment, values, input.batchShape(1)));
        }
        for (TensorSpec output : request.wanted()) {
            outputs.put(output.name(), OnnxTensor.createTensor(environment, memory.get(output.name()).clear(), output.batchShape(1)));
        }
        session.run(inputs, outputs).close();
        for (int i = 0; i < request.wanted().size(); i++) {
            memory.get(request.wanted().get(i).name()).clear().get(request.outputs()[i]);
        }
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }

    private static FloatBuffer direct(TensorSpec tensor) {
        return ByteBuffer.allocateDirect(tensor.valuesPerItem() * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
