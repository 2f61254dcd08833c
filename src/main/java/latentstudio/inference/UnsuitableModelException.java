package latentstudio.inference;

import java.util.Map;
import latentstudio.image.RefusedException;
import latentstudio.model.GraphRole;
import latentstudio.model.Manifest;

/** The model is there, but what was asked of it is not what it was made for; the message says what it can do. */
public final class UnsuitableModelException extends RefusedException {
    UnsuitableModelException(Manifest manifest, GraphRole missing) {
        this(manifest, "with a graph '%s'".formatted(missing.label()));
    }

    UnsuitableModelException(Manifest manifest, String expected) {
        super("Expected a model %s, got '%s' (%s); %schoose another model.".formatted(expected,
                manifest.id(), manifest.task().label(), remedy(manifest.graphs())));
    }

    private static String remedy(Map<GraphRole, ?> graphs) {
        if (graphs.containsKey(GraphRole.DENOISER)) {
            return "use denoise with it, or ";
        }
        if (graphs.containsKey(GraphRole.RESTORER)) {
            return "use clean with it, or ";
        }
        return graphs.containsKey(GraphRole.ENCODER) ? "use reconstruct or decode with it, or " : "";
    }
}
