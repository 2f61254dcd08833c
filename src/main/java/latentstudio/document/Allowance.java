package latentstudio.document;

import latentstudio.image.PictureException;

/** How many bytes something may still unpack to. Not thread-safe. */
final class Allowance {
    private final String what;
    private final long most;
    private long left;

    /** @param what unpacks, in words */
    Allowance(String what, long most) {
        this.what = what;
        this.most = most;
        left = most;
    }

    long most() {
        return most;
    }

    /** @throws PictureException if that is more than is left */
    void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new PictureException(PictureException.Reason.TOO_LARGE,
                    "Expected a PDF whose %s unpack to at most %,d bytes, got more; send it in parts, or its pages as pictures."
                            .formatted(what, most));
        }
    }
}
