package latentstudio.oip;

import java.util.List;
import latentstudio.inference.Graph;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;

/**
 * One graph as the protocol sees it: a model of its own.
 *
 * @param name    {@code <id>-<role>}, for instance {@code digits-vae-decoder}
 * @param version of the weights
 * @param spec    what it takes and gives
 * @param graph   null while it is unavailable
 * @param reason  why it is unavailable, or null
 * @param tiling  what the sides of its tiles may be, or null where all lengths but the batch are fixed
 */
record OipModel(String name, String version, GraphSpec spec, Graph graph, String reason, TiledInputSpec.Tiling tiling) {
    /** Tiles of the largest size in one request: what they take in a network stays below half a gigabyte. */
    private static final int LARGEST_TILES = 4;

    boolean isReady() {
        return graph != null;
    }

    /**
     * The input of this name.
     *
     * @throws OipException if there is none
     */
    TensorSpec input(String wanted) {
        return spec.inputs().stream().filter(input -> input.name().equals(wanted)).findFirst()
                .orElseThrow(() -> OipException.badRequest("Expected the inputs %s of '%s', got '%s'; GET /v2/models/%s tells them.",
                        names(spec.inputs()), name, wanted, name));
    }

    /** The names of all outputs. */
    List<String> outputs() {
        return names(spec.outputs());
    }

    /** How many values one input may hold. */
    long mostValues(TensorSpec input) {
        return tiling == null ? (long) graph.maxBatch() * input.valuesPerItem() : (long) LARGEST_TILES * tiling.tile() * tiling.tile();
    }

    private static List<String> names(List<TensorSpec> tensors) {
        return tensors.stream().map(TensorSpec::name).toList();
    }
}
