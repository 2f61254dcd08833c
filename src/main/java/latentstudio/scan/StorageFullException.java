package latentstudio.scan;

/** No more files can be kept; the message says what to do. */
public final class StorageFullException extends RuntimeException {
    StorageFullException(String message) {
        super(message);
    }
}
