package latentstudio.text;

import latentstudio.image.RefusedException;

/** A language that pages cannot be read in here; the message says which there are, or what to install. */
public final class UnknownLanguageException extends RefusedException {
    UnknownLanguageException(String message) {
        super(message);
    }
}
