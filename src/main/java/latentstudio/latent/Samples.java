package latentstudio.latent;

/**
 * New latents, not decoded yet.
 *
 * @param labels          [N], the class that each was drawn for, 0 for a model without classes
 * @param latents         [N][Z]
 * @param queueMillis     waiting for the graph of a prior, milliseconds; 0 for a way that is a formula
 * @param inferenceMillis inside that graph, milliseconds
 */
public record Samples(int[] labels, float[][] latents, double queueMillis, double inferenceMillis) {
}
