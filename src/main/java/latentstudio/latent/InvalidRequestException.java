package latentstudio.latent;

import latentstudio.image.RefusedException;

/** What was asked for cannot be: a class that there is not, too many samples, a latent of another size; the message says what can. */
public final class InvalidRequestException extends RefusedException {
    public InvalidRequestException(String message) {
        super(message);
    }
}
