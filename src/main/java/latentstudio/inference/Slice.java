package latentstudio.inference;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Some of a request's items, one after the other.
 *
 * @param from the first of them
 * @param size how many
 */
record Slice(Request request, int from, int size) {
    /** How many items there are in all. */
    static int items(List<Slice> slices) {
        int items = 0;
        for (Slice slice : slices) {
            items += slice.size;
        }
        return items;
    }

    /** Writes the values of one input. */
    void copyInput(int input, FloatBuffer to) {
        int perItem = request.values()[input].length / request.size();
        to.put(request.values()[input], from * perItem, size * perItem);
    }

    /** Reads the values of one output. */
    void copyOutput(int output, FloatBuffer source) {
        int perItem = request.outputs()[output].length / request.size();
        source.get(request.outputs()[output], from * perItem, size * perItem);
    }
}
