package latentstudio.inference;

import latentstudio.image.RefusedException;

/** Numbers that a graph cannot take: the wrong count, or none that are finite. */
public final class InvalidTensorException extends RefusedException {
    InvalidTensorException(String message) {
        super(message);
    }
}
