package latentstudio.sketch;

import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * The picture that a decoder makes of a latent.
 *
 * @param model             the model's id
 * @param picture           the picture
 * @param densityPercentile 0..100: the share of test pictures whose latent is less common among the training latents
 * @param timing            what it cost
 */
public record Decoding(String model, Pixels picture, double densityPercentile, Timing timing) {
}
