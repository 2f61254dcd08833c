package latentstudio.figures;

import java.util.Arrays;
import java.util.Locale;
import latentstudio.latent.InvalidRequestException;

/** One of the articles' figures. */
enum Figure {
    CORNER, DENSITIES, CLOUD, LEARNING, PICTURES;

    /** The name in an address and in a file's name. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidRequestException if there is no such figure */
    static Figure of(String label) {
        return Arrays.stream(values()).filter(figure -> figure.label().equals(label)).findFirst().orElseThrow(() -> new InvalidRequestException(
                "Expected one of the figures %s, got '%s'; choose one of these."
                        .formatted(Arrays.stream(values()).map(Figure::label).toList(), label)));
    }
}
