package latentstudio.interpolate;

import java.util.Arrays;
import java.util.Locale;
import latentstudio.latent.InvalidRequestException;

/** How a path leads from one latent to another. */
public enum PathShape {
    /** Straight. */
    LINEAR,
    /** Along a great circle around the mean of the training latents; see {@link LatentPath#spherical}. */
    SPHERICAL;

    /**
     * The shape of this name.
     *
     * @param name in any case, or null for {@link #LINEAR}
     * @throws InvalidRequestException if there is none
     */
    static PathShape of(String name) {
        if (name == null) {
            return LINEAR;
        }
        return Arrays.stream(values()).filter(shape -> shape.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new InvalidRequestException("Expected 'path' to be linear or spherical, got '%.40s'; choose one of them.".formatted(name)));
    }

    /** As it is written in requests. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
