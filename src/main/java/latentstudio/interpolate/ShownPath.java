package latentstudio.interpolate;

import java.io.ByteArrayOutputStream;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.inference.Timing;

/**
 * What the element {@code interpolate-studio} shows of a path.
 *
 * @param model    its id
 * @param width    pixels of one picture
 * @param height   pixels
 * @param count    how many frames
 * @param pictures 8-bit pixels, frame after frame, 0 paper to 255 ink
 * @param from     [Z], the latent at the one end
 * @param to       [Z], at the other
 * @param profile  density percentiles, 0..100, at evenly spaced positions
 */
record ShownPath(String model, int width, int height, int count, byte[] pictures, float[] from, float[] to, double[] profile, List<Hole> holes,
                 Timing timing) {
    static ShownPath of(Interpolation path) {
        Picture first = path.pictures().getFirst();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        path.pictures().forEach(picture -> pixels.writeBytes(picture.toBytes()));
        return new ShownPath(path.model(), first.width(), first.height(), path.pictures().size(), pixels.toByteArray(), path.latents()[0],
                path.latents()[path.latents().length - 1], path.profile(), path.holes(), path.timing());
    }
}
