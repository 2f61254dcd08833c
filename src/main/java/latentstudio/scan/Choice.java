package latentstudio.scan;

import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import latentstudio.image.RefusedException;

/** A parameter of a request that names one of few. */
final class Choice {
    private static final int UNPROCESSABLE = 422;

    private Choice() {
    }

    /**
     * The constant that is asked for: its name in small letters, with hyphens.
     *
     * @param value or null, for the first
     * @throws WebApplicationException 422, with all that there are, if it is none of them
     */
    static <E extends Enum<E>> E of(Class<E> choice, String parameter, String value) {
        E[] constants = choice.getEnumConstants();
        return value == null ? constants[0] : Arrays.stream(constants).filter(constant -> word(constant).equals(value)).findFirst()
                .orElseThrow(() -> new WebApplicationException("Expected %s, got %s='%s'; name one of them.".formatted(
                        Arrays.stream(constants).map(constant -> parameter + "=" + word(constant)).collect(Collectors.joining(" or ")),
                        parameter, RefusedException.quoted(value)), UNPROCESSABLE));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
