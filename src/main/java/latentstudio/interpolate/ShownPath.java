package latentstudio.interpolate;

import java.util.List;
import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * What the element {@code interpolate-studio} shows of a path.
 *
 * @param model    its id
 * @param pictures frame after frame
 * @param from     [Z], the latent at the one end
 * @param to       [Z], at the other
 * @param profile  density percentiles, 0..100, at evenly spaced positions
 */
record ShownPath(String model, Pixels pictures, float[] from, float[] to, double[] profile, List<Hole> holes, Timing timing) {
    static ShownPath of(Interpolation path) {
        return new ShownPath(path.model(), Pixels.of(path.pictures()), path.latents()[0],
                path.latents()[path.latents().length - 1], path.profile(), path.holes(), path.timing());
    }
}
