package latentstudio.sketch;

import latentstudio.inference.Timing;

/**
 * The picture that a decoder makes of a latent.
 *
 * @param model             the model's id
 * @param width             pixels
 * @param height            pixels
 * @param picture           [C, height, width], 0 paper to 255 ink, row by row
 * @param densityPercentile 0..100: the share of test pictures whose latent is less common among the training latents
 * @param timing            what it cost
 */
public record Decoding(String model, int width, int height, byte[] picture, double densityPercentile, Timing timing) {
}
