package latentstudio.scan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Which half of a double page a page is.
 *
 * @param side      of the double page
 * @param certainty how sure it is that there are two pages, 0..1; null where somebody said so
 */
public record PageHalf(Side side, Double certainty) {
    /** As JSON left or right. */
    public enum Side {
        LEFT, RIGHT;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
