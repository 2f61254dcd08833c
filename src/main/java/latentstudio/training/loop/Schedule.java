package latentstudio.training.loop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate changes over a run. */
enum Schedule {
    /** Always the same. */
    @JsonProperty("constant") CONSTANT {
        @Override
        double factor(double share) {
            return 1;
        }
    },
    /**
     * Half a cosine from 1 to 0; I. Loshchilov, F. Hutter, <i>SGDR: Stochastic Gradient Descent with Warm Restarts</i>,
     * 2017, equation 5, without restarts.
     */
    @JsonProperty("cosine") COSINE {
        @Override
        double factor(double share) {
            return 0.5 * (1 + Math.cos(Math.PI * share));
        }
    };

    /**
     * What the peak learning rate is multiplied with.
     *
     * @param share of the run that is over, 0..1
     */
    abstract double factor(double share);
}
