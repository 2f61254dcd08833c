package latentstudio.oip;

/** A request that the protocol answers with an error object; the message says what was expected, what came, what to do. */
final class OipException extends RuntimeException {
    private final int status;

    /** @param status of HTTP */
    OipException(int status, String message) {
        super(message);
        this.status = status;
    }

    static OipException badRequest(String message, Object... words) {
        return new OipException(400, message.formatted(words));
    }

    int status() {
        return status;
    }
}
