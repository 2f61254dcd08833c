package latentstudio.map;

import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * What is at a place: a test picture and its reconstruction, or what the decoder makes of the latent there.
 *
 * @param original          the test picture that was asked about, or null
 * @param picture           what the decoder makes
 * @param label             the number of the test picture's class
 * @param error             of the reconstruction, the mean squared error; null between the pictures
 * @param errorPercentile   the share of test pictures, 0..100, with a smaller one; null between the pictures
 * @param densityPercentile the share of test pictures, 0..100, whose latent is less common
 * @param latent            [Z], what was decoded
 * @param timing            what it cost
 */
public record MapLook(Pixels original, Pixels picture, int label, Double error, Double errorPercentile,
                      double densityPercentile, float[] latent, Timing timing) {
}
