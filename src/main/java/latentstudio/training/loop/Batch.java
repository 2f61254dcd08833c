package latentstudio.training.loop;

import ai.djl.ndarray.NDArray;

/**
 * What one training step sees.
 *
 * @param inputs   [N, ...], what the network is given
 * @param targets  [N, ...], what it is to answer with; the inputs themselves where they are not damaged
 * @param classes  [N, K], 1 at each item's class and 0 elsewhere
 */
record Batch(NDArray inputs, NDArray targets, NDArray classes) {
    long count() {
        return inputs.getShape().get(0);
    }
}
