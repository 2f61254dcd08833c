package latentstudio.sketch;

/**
 * What one answer cost; shown by the honest badge.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       pictures computed together
 * @param queueMillis     waiting for a session, milliseconds
 * @param inferenceMillis inside ONNX Runtime, all graphs of the answer together, milliseconds
 */
public record Timing(String device, int batchSize, double queueMillis, double inferenceMillis) {
}
