package latentstudio.inference;

import latentstudio.image.RefusedException;

/** The model exists but cannot be served; the message says why. */
public final class ModelUnavailableException extends RefusedException {
    ModelUnavailableException(String id, String reason) {
        super("The model '%s' is not available: %s".formatted(id, reason));
    }
}
