package latentstudio.latent;

/**
 * What the graph of a learned prior takes, a row for each sample.
 *
 * @param noise       [N][Z], standard normal
 * @param label       [N][K], 1 at the class and 0 elsewhere
 * @param temperature [N][1], the factor of the noise; the graph applies it
 */
public record PriorInput(float[][] noise, float[][] label, float[][] temperature) {
}
