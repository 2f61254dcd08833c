package latentstudio.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import latentstudio.benchmark.Times;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;

/**
 * A graph on a GPU beside the same on the CPU.
 *
 * @param difference the largest of all outputs, as a share of the largest value
 * @param cpu        median time of a pass, milliseconds
 * @param gpu        the same on the GPU
 */
public record DeviceParity(double difference, double cpu, double gpu) {
    private static final int SIDE = 512;
    private static final double MILLIS = 1e6;

    /**
     * @param items a pass
     * @param runs  of each
     * @throws IOException if the graph does not load on the GPU, which says why
     */
    public static DeviceParity of(String name, Path file, GraphSpec spec, int items, int runs) throws IOException {
        List<TensorSpec> inputs = spec.inputs().stream().map(input -> input.sized(SIDE, SIDE)).toList();
        List<TensorSpec> outputs = spec.outputs().stream().map(output -> output.sized(SIDE, SIDE)).toList();
        float[][] values = inputs.stream().map(input -> RandomValues.of(items * input.valuesPerItem())).toArray(float[][]::new);
        Request onCpu = Request.of(outputs, inputs, items, values);
        Request onGpu = Request.of(outputs, inputs, items, values);
        try (OnnxSession gpu = new OnnxSession(name, file, spec, InferenceDevice.GPU); OnnxSession cpu = new OnnxSession(name, file, spec, InferenceDevice.CPU)) {
            double gpuMillis = median(gpu, onGpu, runs);
            double cpuMillis = median(cpu, onCpu, runs);
            double difference = 0;
            double largest = 0;
            for (int output = 0; output < outputs.size(); output++) {
                for (int i = 0; i < onCpu.outputs()[output].length; i++) {
                    largest = Math.max(largest, Math.abs(onCpu.outputs()[output][i]));
                    difference = Math.max(difference, Math.abs(onCpu.outputs()[output][i] - onGpu.outputs()[output][i]));
                }
            }
            return new DeviceParity(difference / largest, cpuMillis, gpuMillis);
        }
    }

    private static double median(OnnxSession session, Request request, int runs) {
        double[] times = new double[runs];
        for (int run = -runs; run < runs; run++) {
            long started = System.nanoTime();
            session.compute(List.of(request.whole()));
            times[Math.max(0, run)] = (System.nanoTime() - started) / MILLIS;
        }
        return Times.of(times).median();
    }
}
