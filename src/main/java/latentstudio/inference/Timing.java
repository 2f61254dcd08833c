package latentstudio.inference;

/**
 * What one pass through a graph cost, or all that an answer took; shown by the honest badge.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       items computed together, others' with them
 * @param queueMillis     waiting for a turn, milliseconds
 * @param inferenceMillis inside ONNX Runtime, all graphs of the answer together, milliseconds
 */
public record Timing(String device, int batchSize, double queueMillis, double inferenceMillis) {
    /** Both, one after the other. */
    public Timing plus(Timing other) {
        return new Timing(device, batchSize, queueMillis + other.queueMillis, inferenceMillis + other.inferenceMillis);
    }
}
