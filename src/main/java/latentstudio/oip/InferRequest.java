package latentstudio.oip;

import java.util.List;

/**
 * A request for inference.
 *
 * @param id      what the caller calls it, or null
 * @param inputs  tensors, in any order
 * @param outputs what is wanted, or null for all
 * @param binary  whether outputs come as bytes where it is not said of one
 */
record InferRequest(String id, List<Input> inputs, List<Output> outputs, boolean binary) {
    /**
     * An input.
     *
     * @param shape  its dimensions as they were told
     * @param values as many as came, the last axis fastest
     */
    record Input(String name, String datatype, long[] shape, float[] values) {
    }

    /**
     * A wanted output.
     *
     * @param binary whether it is to come as bytes, or null where it was not said
     */
    record Output(String name, Boolean binary) {
    }
}
