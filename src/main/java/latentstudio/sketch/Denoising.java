package latentstudio.sketch;

import latentstudio.image.Picture;
import latentstudio.inference.Timing;

/**
 * One picture as a denoiser sees it and as it comes back cleaned.
 *
 * @param model   the model's id
 * @param width   pixels of both pictures
 * @param height  pixels of both pictures
 * @param seen    [C, height, width], 0 paper to 255 ink, row by row: the picture given to the denoiser
 * @param picture the same, cleaned
 * @param error   mean squared change between the two, values 0..1
 * @param timing  what it cost
 */
public record Denoising(String model, int width, int height, byte[] seen, byte[] picture, double error, Timing timing) {
    /** What the model made. */
    Picture shown() {
        return Picture.ofBytes(picture.length / (width * height), width, height, picture);
    }
}
