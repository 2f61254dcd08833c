package latentstudio.interpolate;

import java.util.List;
import latentstudio.image.Picture;
import latentstudio.inference.Timing;

/**
 * A path through a latent space, decoded frame by frame.
 *
 * @param model              the model's id
 * @param path               its shape
 * @param positions          [N], 0 to 1, evenly spaced
 * @param pictures           N, 0 paper to 1 ink
 * @param latents            [N][Z]
 * @param densityPercentiles [N], 0..100: the share of test pictures whose latent is less common than the frame's
 * @param profile            the same at {@link InterpolateService#PROFILE} evenly spaced positions, finer than the frames
 * @param holes              where {@code profile} is below {@link Hole#RARE}
 * @param timing             what decoding took
 */
record Interpolation(String model, PathShape path, double[] positions, List<Picture> pictures, float[][] latents,
                     double[] densityPercentiles, double[] profile, List<Hole> holes, Timing timing) {
}
