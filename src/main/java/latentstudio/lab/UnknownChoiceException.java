package latentstudio.lab;

/** The lab has no such sample, damage or level; the message says what it has. */
final class UnknownChoiceException extends RuntimeException {
    UnknownChoiceException(String message) {
        super(message);
    }
}
