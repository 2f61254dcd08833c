package latentstudio.inference;

/**
 * What one answer cost; shown by the honest badge.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       pictures computed together
 * @param queueMillis     waiting for a session, milliseconds
 * @param inferenceMillis inside ONNX Runtime, all graphs of the answer together, milliseconds
 */
public record Timing(String device, int batchSize, double queueMillis, double inferenceMillis) {
    /** What one pass cost a model. */
    public static Timing of(ServedModel model, Run run) {
        return new Timing(model.device().name(), run.batchSize(), run.queueMillis(), run.inferenceMillis());
    }

    /** Both, one after the other. */
    public Timing plus(Timing other) {
        return new Timing(device, batchSize, queueMillis + other.queueMillis, inferenceMillis + other.inferenceMillis);
    }
}
