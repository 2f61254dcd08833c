package latentstudio.sketch;

import latentstudio.image.Picture;
import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * One picture as a model sees it and as it comes back.
 *
 * @param model             the model's id
 * @param seen              the picture given to the encoder
 * @param picture           its reconstruction
 * @param latent            [Z]: the encoder's answer
 * @param error             mean squared error between the two, values 0..1
 * @param errorPercentile   0..100: the share of test pictures that come back with a smaller error
 * @param densityPercentile 0..100: the share of test pictures whose latent is less common among the training latents
 * @param timing            what it cost
 */
public record Reconstruction(String model, Pixels seen, Pixels picture, float[] latent, double error, double errorPercentile, double densityPercentile, Timing timing) {
}
