package latentstudio.sketch;

import latentstudio.image.Picture;
import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * One picture as a denoiser sees it and as it comes back cleaned.
 *
 * @param model   the model's id
 * @param seen    the picture given to the denoiser
 * @param picture the same, cleaned
 * @param error   mean squared change between the two, values 0..1
 * @param timing  what it cost
 */
public record Denoising(String model, Pixels seen, Pixels picture, double error, Timing timing) {
}
