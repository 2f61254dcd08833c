package latentstudio.learn;

/** There is no such run, or there are no such pictures; the message says what to do. */
public final class UnknownTrainingException extends RuntimeException {
    UnknownTrainingException(String message) {
        super(message);
    }
}
