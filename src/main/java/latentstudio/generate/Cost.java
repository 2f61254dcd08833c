package latentstudio.generate;

/**
 * What one answer cost; shown by the honest badge.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       samples computed together
 * @param queueMillis     waiting for sessions, milliseconds
 * @param inferenceMillis inside ONNX Runtime, prior and decoder together, milliseconds
 */
public record Cost(String device, int batchSize, double queueMillis, double inferenceMillis) {
    Cost plus(Cost other) {
        return new Cost(device, batchSize, queueMillis + other.queueMillis, inferenceMillis + other.inferenceMillis);
    }
}
