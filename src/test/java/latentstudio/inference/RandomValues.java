package latentstudio.inference;

import java.util.Random;

/** Values in [0, 1), the same for the same seed. */
public final class RandomValues {
    private RandomValues() {
    }

    public static float[] of(int count) {
        return of(count, count);
    }

    public static float[] of(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
