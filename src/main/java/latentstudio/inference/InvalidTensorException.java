package latentstudio.inference;

/** Numbers that a graph cannot take: the wrong count, or none that are finite. */
public final class InvalidTensorException extends RuntimeException {
    InvalidTensorException(String message) {
        super(message);
    }
}
