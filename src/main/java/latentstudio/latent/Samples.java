package latentstudio.latent;

import latentstudio.inference.Timing;

/**
 * New latents, not decoded yet.
 *
 * @param labels  [N], the class that each was drawn for, 0 for a model without classes
 * @param latents [N][Z]
 * @param timing  what the graph of a prior cost; no time for a way that is a formula
 */
public record Samples(int[] labels, float[][] latents, Timing timing) {
}
