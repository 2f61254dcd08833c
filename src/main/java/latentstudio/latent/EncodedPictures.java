package latentstudio.latent;

import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;

/**
 * Latents of a model with the classes of what they were made of, and those pictures where they are here.
 *
 * @param latents  [N][Z], not to be written to
 * @param labels   [N], numbers of classes
 * @param classes  the names of the classes, at least one
 * @param pictures N of them, or null where only the latents ship
 */
public record EncodedPictures(float[][] latents, int[] labels, List<String> classes, LabelledPictures pictures) {
    /** Pictures and what a model's encoder makes of them. */
    public EncodedPictures(LabelledPictures pictures, float[][] latents, List<String> classes) {
        this(latents, IntStream.range(0, pictures.count()).map(pictures::label).toArray(), classes, pictures);
    }

    public int count() {
        return latents.length;
    }
}
