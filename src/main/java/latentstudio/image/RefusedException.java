package latentstudio.image;

/**
 * What was asked for is not done, and its message tells whoever asked: what was expected, what came, what to do. All other
 * failures are faults of ours, which go to the log.
 */
public abstract class RefusedException extends RuntimeException {
    protected RefusedException(String message) {
        super(message);
    }

    /** Whether the same may well succeed a moment later. */
    public boolean isBusy() {
        return false;
    }
}
