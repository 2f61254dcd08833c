package latentstudio.inference;

import java.util.Arrays;

/**
 * The answer of one pass through one graph.
 *
 * @param values          the first output, [N * values per item], item after item
 * @param batchSize       items computed together: N, or more where others' were among them
 * @param queueMillis     time spent waiting for a free session, milliseconds
 * @param inferenceMillis time inside ONNX Runtime, milliseconds
 */
public record Run(float[] values, int batchSize, double queueMillis, double inferenceMillis) {
    /**
     * The values item by item.
     *
     * @param size values of an item
     * @return [N][size]
     */
    public float[][] rows(int size) {
        float[][] rows = new float[values.length / size][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * size, (i + 1) * size));
        return rows;
    }
}
