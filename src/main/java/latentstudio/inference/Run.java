package latentstudio.inference;

/**
 * The answer of one pass through one graph.
 *
 * @param values          the first output, [N * values per item], item after item
 * @param batchSize       N
 * @param queueMillis     time spent waiting for a free session, milliseconds
 * @param inferenceMillis time inside ONNX Runtime, milliseconds
 */
public record Run(float[] values, int batchSize, double queueMillis, double inferenceMillis) {
}
