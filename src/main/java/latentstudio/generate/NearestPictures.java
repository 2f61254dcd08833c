package latentstudio.generate;

import java.util.List;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.Nearest;

/**
 * The pictures of a set that are nearest to another picture or latent; each is looked at. Immutable and thread-safe.
 *
 * @param among the set
 */
record NearestPictures(EncodedPictures among) {
    /**
     * A picture of the set.
     *
     * @param index    its place in the set
     * @param distance Euclidean: over pixels of 0..1, or over the values of latents
     */
    record Neighbour(int index, double distance) {
    }

    /**
     * The nearest by their pixels, the nearest first; of equally near ones the first of the set.
     *
     * @param picture [C, H, W], 0 paper to 255 ink
     */
    List<Neighbour> byPixels(byte[] picture, int count) {
        return nearest(count, 255, (index, limit) -> among.pictures().squaredDistance(index, picture, (long) limit));
    }

    /**
     * The nearest by their latents, the nearest first; of equally near ones the first of the set.
     *
     * @param latent [Z]
     */
    List<Neighbour> byLatent(float[] latent, int count) {
        return nearest(count, 1, (index, limit) -> Nearest.square(among.latents()[index], latent));
    }

    private List<Neighbour> nearest(int count, double unit, Nearest.Square square) {
        return Nearest.of(among.pictures().count(), count, square).stream()
                .map(neighbour -> new Neighbour(neighbour.index(), Math.sqrt(neighbour.square()) / unit)).toList();
    }
}
