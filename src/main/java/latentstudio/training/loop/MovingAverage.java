package latentstudio.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;

/**
 * The exponential moving average of a network's weights over its steps, which varies less than the weights do. B.
 * Polyak, A. Juditsky, <i>Acceleration of Stochastic Approximation by Averaging</i>, 1992. Not thread-safe.
 */
final class MovingAverage {
    private final List<NDArray> weights;
    private final List<NDArray> averages;
    private final double share;

    /**
     * Starts at the weights.
     *
     * @param share of the old value, 0..1; with 0 nothing is averaged and nothing is kept
     */
    MovingAverage(List<NDArray> weights, double share) {
        this.weights = weights;
        this.share = share;
        averages = share > 0
                ? weights.stream().map(weight -> weight.getManager().zeros(weight.getShape())).toList() : List.of();
        if (share > 0) {
            Weights.write(averages, Weights.read(weights));
        }
    }

    /** Takes in the weights as they are now. */
    void step() {
        for (int i = 0; i < averages.size(); i++) {
            try (NDManager scope = weights.get(i).getManager().newSubManager()) {
                NDArray fresh = weights.get(i).mul((float) (1 - share));
                fresh.attach(scope);
                averages.get(i).muli((float) share).addi(fresh);
            }
        }
    }

    /** All averages one after the other, or nothing where none are kept. */
    Optional<float[]> values() {
        return averages.isEmpty() ? Optional.empty() : Optional.of(Weights.read(averages));
    }

    /** Goes on from saved averages; an empty row where none are kept. */
    void resume(float[] values) {
        Weights.write(averages, values);
    }
}
