package latentstudio.latent;

import java.util.ArrayList;
import java.util.List;

/** The nearest of many things; each is looked at. */
public final class Nearest {
    private Nearest() {
    }

    /** The square of the distance to a thing; anything above the limit where it is above that. */
    @FunctionalInterface
    public interface Square {
        double to(int index, double limit);
    }

    /**
     * One of the nearest.
     *
     * @param index  its place among all
     * @param square of its distance
     */
    public record Neighbour(int index, double square) {
    }

    /**
     * The nearest, the nearest first; of equally near ones the first of all.
     *
     * @param all   how many there are
     * @param count how many are wanted; all, sorted, where there are fewer
     */
    public static List<Neighbour> of(int all, int count, Square square) {
        List<Neighbour> nearest = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            double limit = nearest.size() < count ? Double.MAX_VALUE : nearest.getLast().square();
            double found = square.to(i, limit);
            if (found < limit) {
                int place = nearest.size();
                while (place > 0 && nearest.get(place - 1).square() > found) {
                    place--;
                }
                nearest.add(place, new Neighbour(i, found));
                if (nearest.size() > count) {
                    nearest.removeLast();
                }
            }
        }
        return nearest;
    }

    /** The square of the Euclidean distance between two latents or places of one size. */
    public static double square(float[] one, float[] other) {
        double sum = 0;
        for (int z = 0; z < one.length; z++) {
            double difference = one[z] - other[z];
            sum += difference * difference;
        }
        return sum;
    }
}
