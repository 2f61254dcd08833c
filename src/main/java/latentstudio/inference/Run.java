package latentstudio.inference;

import java.util.Arrays;

/**
 * The answer of one pass through one graph.
 *
 * @param values the first output, [N * values per item], item after item
 * @param timing what it cost
 */
public record Run(float[] values, Timing timing) {
    /**
     * The values item by item.
     *
     * @param size values of an item
     * @return [N][size]
     */
    public float[][] rows(int size) {
        float[][] rows = new float[values.length / size][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * size, (i + 1) * size));
        return rows;
    }
}
