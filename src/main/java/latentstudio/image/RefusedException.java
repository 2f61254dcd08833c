package latentstudio.image;

/**
 * What was asked for is not done, and its message tells whoever asked: what was expected, what came, what to do. All other
 * failures are faults of ours, which go to the log.
 */
public abstract class RefusedException extends RuntimeException {
    private static final int LONGEST_QUOTE = 40;

    protected RefusedException(String message) {
        super(message);
    }

    /** What came, as a message quotes it: its first 40 characters. */
    public static String quoted(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    /** Whether the same may well succeed a moment later. */
    public boolean isBusy() {
        return false;
    }
}
