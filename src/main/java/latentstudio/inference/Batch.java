package latentstudio.inference;

/**
 * Values on their way into or out of a graph.
 *
 * @param size   N, how many items
 * @param values [N * values per item], item after item
 */
record Batch(int size, float[] values) {
}
