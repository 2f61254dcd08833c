package latentstudio.latent;

/**
 * New latents, not decoded yet.
 *
 * @param labels  [N], the class that each was drawn for, 0 for a model without classes
 * @param latents [N][Z]
 */
public record Samples(int[] labels, float[][] latents) {
}
