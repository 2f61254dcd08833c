package latentstudio.inside;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of the sum that a layer computes for a pixel. */
public enum Activation {
    /** The sum itself. */
    NONE,
    /** max(0, x). */
    RELU,
    /** 1 / (1 + exp(-x)). */
    SIGMOID,
    /** x / (1 + exp(-x)); S. Elfwing et al., <i>Sigmoid-Weighted Linear Units</i>, 2018, equation 4. */
    SILU,
    /** x held in 0..1. */
    CLAMP;

    double of(double sum) {
        return switch (this) {
            case NONE -> sum;
            case RELU -> Math.max(0, sum);
            case SIGMOID -> 1 / (1 + Math.exp(-sum));
            case SILU -> sum / (1 + Math.exp(-sum));
            case CLAMP -> Math.clamp(sum, 0, 1);
        };
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
