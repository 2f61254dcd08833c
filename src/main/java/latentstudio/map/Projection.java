package latentstudio.map;

import java.util.Arrays;
import java.util.Locale;
import latentstudio.latent.InvalidRequestException;

/** How latents are laid flat. */
public enum Projection {
    /** Onto the two directions in which they vary most. */
    PCA,
    /** Neighbours stay neighbours (L. McInnes, J. Healy, J. Melville, 2018); computed when the model was trained. */
    UMAP,
    /** Onto two of their values. */
    AXES;

    /** As in addresses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The projection of this id.
     *
     * @throws InvalidRequestException if there is none
     */
    public static Projection of(String id) {
        return Arrays.stream(values()).filter(projection -> projection.id().equals(id)).findFirst()
                .orElseThrow(() -> new InvalidRequestException("Expected a projection, one of %s, got '%s'; choose one of them."
                        .formatted(Arrays.stream(values()).map(Projection::id).toList(), id)));
    }
}
