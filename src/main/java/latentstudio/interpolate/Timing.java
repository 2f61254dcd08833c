package latentstudio.interpolate;

import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;

/**
 * What the decoder took; shown by the honest badge.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       pictures computed together
 * @param queueMillis     waiting for a session, milliseconds
 * @param inferenceMillis inside ONNX Runtime, milliseconds
 */
record Timing(String device, int batchSize, double queueMillis, double inferenceMillis) {
    static Timing of(ServedModel model, Run run) {
        return new Timing(model.device().name(), run.batchSize(), run.queueMillis(), run.inferenceMillis());
    }
}
