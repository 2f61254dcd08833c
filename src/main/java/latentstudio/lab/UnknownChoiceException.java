package latentstudio.lab;

import latentstudio.image.RefusedException;

/** The lab has no such sample, damage or level; the message says what it has. */
final class UnknownChoiceException extends RefusedException {
    UnknownChoiceException(String message) {
        super(message);
    }
}
