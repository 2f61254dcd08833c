package latentstudio.inference;

import java.util.Collection;
import latentstudio.image.RefusedException;

/** No model has the id that was asked for. */
public final class UnknownModelException extends RefusedException {
    UnknownModelException(String id, Collection<String> known) {
        super("Expected one of the models %s, got '%s'.".formatted(String.join(", ", known), id));
    }
}
