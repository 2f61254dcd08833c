package latentstudio.image;

/** Bytes that are not read as a picture; the message says what was expected, what came and what to do. */
public final class PictureException extends RefusedException {
    /** What is wrong with the bytes. */
    public enum Reason {
        /** No known picture format, or a damaged or cut off file. */
        UNREADABLE,
        /** More pixels than the limit. */
        TOO_LARGE,
        /** Nothing is wrong with it; too many other large pictures are being read. */
        BUSY
    }

    private final Reason reason;

    public PictureException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public boolean isBusy() {
        return reason == Reason.BUSY;
    }
}
