package latentstudio.map;

import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;

/**
 * What one answer cost.
 *
 * @param device          {@code CPU} or {@code GPU}
 * @param batchSize       pictures decoded together
 * @param queueMillis     waiting for a session, milliseconds
 * @param inferenceMillis inside ONNX Runtime, milliseconds
 */
public record MapTiming(String device, int batchSize, double queueMillis, double inferenceMillis) {
    static MapTiming of(ServedModel model, Run run) {
        return new MapTiming(model.device().name(), run.batchSize(), run.queueMillis(), run.inferenceMillis());
    }
}
