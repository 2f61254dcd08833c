package latentstudio.generate;

import java.util.List;
import latentstudio.ui.Pixels;

/**
 * What tells whether a sample is new.
 *
 * @param densityPercentile 0..100: the share of test pictures whose latent is less common among the training latents
 * @param place             [2], where it lies on the model's principal plane
 * @param search            what is known that is like it, or null where the pictures that the model learned from do not ship
 */
public record Inspection(double densityPercentile, float[] place, Search search) {
    /**
     * The known pictures that are most like a sample.
     *
     * @param searched        how many training pictures were looked at
     * @param learned         how many the model learned from
     * @param byPixels        the nearest by pixels, the nearest first; Euclidean distance, pixels of 0..1
     * @param byLatent        the nearest by latent, the nearest first; Euclidean distance
     * @param typicalByPixels the median distance of test pictures to their nearest by pixels
     * @param typicalByLatent the median distance of test pictures to their nearest by latent
     * @param compared        of how many test pictures
     */
    public record Search(int searched, int learned, List<Known> byPixels, List<Known> byLatent, double typicalByPixels,
                         double typicalByLatent, int compared) {
    }

    /**
     * A training picture.
     *
     * @param label   the number of its class
     * @param latent  [Z]
     */
    public record Known(int index, int label, double distance, Pixels picture, float[] latent) {
    }
}
