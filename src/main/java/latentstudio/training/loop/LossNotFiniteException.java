package latentstudio.training.loop;

import java.io.IOException;

/** A loss that is infinite or no number: the run cannot go on with this learning rate. */
public final class LossNotFiniteException extends IOException {
    LossNotFiniteException(String message) {
        super(message);
    }
}
