package latentstudio.learn;

import latentstudio.image.RefusedException;

/** What is to be learned, or how, cannot be; the message says what was expected, what came, what to do. */
public final class UnsuitableTrainingException extends RefusedException {
    private final boolean busy;

    UnsuitableTrainingException(String message) {
        this(message, false);
    }

    UnsuitableTrainingException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    @Override
    public boolean isBusy() {
        return busy;
    }
}
