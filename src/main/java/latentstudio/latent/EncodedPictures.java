package latentstudio.latent;

import java.util.List;
import latentstudio.dataset.LabelledPictures;

/**
 * Pictures of a data set and what a model's encoder makes of them.
 *
 * @param pictures N of them
 * @param latents  [N][Z], not to be written to
 * @param classes  the names of their classes, at least one
 */
public record EncodedPictures(LabelledPictures pictures, float[][] latents, List<String> classes) {
}
