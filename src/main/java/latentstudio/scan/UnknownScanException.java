package latentstudio.scan;

/** There is no such scan, page or result; the message says what to do. */
public final class UnknownScanException extends RuntimeException {
    UnknownScanException(String message) {
        super(message);
    }
}
