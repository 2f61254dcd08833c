package latentstudio.dataset;

import java.util.random.RandomGenerator;

/**
 * How badly a kind of damage may be done: what {@link Corruption} and {@link PageDamage} know of each of their kinds.
 *
 * @param label    what a visitor sees
 * @param unit     what the level counts
 * @param reported from mild to the maximum
 */
record DamageLevels(String label, String unit, double... reported) {
    double maximum() {
        return reported[reported.length - 1];
    }

    /** @throws IllegalArgumentException when the level is not 0 to the maximum */
    void require(double level) {
        if (!(level >= 0 && level <= maximum())) {
            throw new IllegalArgumentException("%s: expected a level (%s) of 0 to %s, got %s"
                    .formatted(label, unit, maximum(), level));
        }
    }

    /** Any level above 0, mild ones likelier: a uniform number to the power of 1.5. */
    double any(RandomGenerator random) {
        double share = 1 - random.nextDouble(); // never 0
        return maximum() * share * Math.sqrt(share);
    }

    /** Brings values back into 0..1. */
    static void clip(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i], 0f, 1f);
        }
    }
}
