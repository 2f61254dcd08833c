package latentstudio.generate;

import java.util.ArrayList;
import java.util.List;
import latentstudio.latent.EncodedPictures;

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

    /** The square of the distance to a picture of the set; anything above the limit where it is above that. */
    private interface Square {
        double to(int index, double limit);
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
        return nearest(count, 1, (index, limit) -> squaredDistance(among.latents()[index], latent));
    }

    private static double squaredDistance(float[] one, float[] other) {
        double sum = 0;
        for (int z = 0; z < one.length; z++) {
            double difference = one[z] - other[z];
            sum += difference * difference;
        }
        return sum;
    }

    private List<Neighbour> nearest(int count, double unit, Square square) {
        List<Neighbour> squares = new ArrayList<>();
        for (int i = 0; i < among.pictures().count(); i++) {
            double limit = squares.size() < count ? Double.MAX_VALUE : squares.getLast().distance();
            double distance = square.to(i, limit);
            if (distance < limit) {
                int place = squares.size();
                while (place > 0 && squares.get(place - 1).distance() > distance) {
                    place--;
                }
                squares.add(place, new Neighbour(i, distance));
                if (squares.size() > count) {
                    squares.removeLast();
                }
            }
        }
        return squares.stream().map(neighbour -> new Neighbour(neighbour.index(), Math.sqrt(neighbour.distance()) / unit)).toList();
    }
}
