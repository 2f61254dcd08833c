package latentstudio.dataset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** An order drawn at random. */
public final class Permutation {
    private Permutation() {
    }

    /** The numbers below {@code count} in an order that the seed alone decides. */
    public static int[] of(int count, long seed) {
        int[] order = IntStream.range(0, count).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = count - 1; i > 0; i--) { // R. Durstenfeld, "Algorithm 235: Random permutation", 1964
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
