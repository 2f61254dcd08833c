package latentstudio.sketch;

import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * What one value of a latent does: pictures along it, all other values staying as they are.
 *
 * @param model    the model's id
 * @param pictures in the order asked for
 * @param timing   what they cost
 */
public record LatentStrip(String model, Pixels pictures, Timing timing) {
}
