package latentstudio.training.card;

/**
 * How a number becomes a colour on a model's card: the page's colours, {@code frontend/plot/colour-maps.ts}, on its light
 * paper. Each map has {@value #STEPS} colours, so that all of them together fit into one PNG palette.
 */
public enum ColourMap {
    /** Grey values 0..1 as networks see them, bright ink on black. */
    GREY(0) {
        @Override
        int shade(double value) {
            return mix(0x000000, 0xffffff, value);
        }
    },
    /** Differences -1..1: white at 0, orange where ink was added, blue where it was lost. */
    SIGNED(-1) {
        @Override
        int shade(double value) {
            return mix(0xffffff, value > 0 ? ADDED : LOST, Math.abs(value));
        }
    },
    /** Sizes 0..1 in viridis, equal steps of which look equally large; S. van der Walt, N. Smith, 2015. */
    ABSOLUTE(0) {
        @Override
        int shade(double value) {
            double at = value * (VIRIDIS.length - 1);
            int below = Math.min(VIRIDIS.length - 2, (int) at);
            return mix(VIRIDIS[below], VIRIDIS[below + 1], at - below);
        }
    };

    /** Odd, so that one of them is the middle of a map. */
    static final int STEPS = 65;
    private static final int ADDED = 0xe66101;
    private static final int LOST = 0x2166d6;
    private static final int[] VIRIDIS = {0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779,
        0x6dcd59, 0xb4de2c, 0xfde725};

    private final int minimum;

    ColourMap(int minimum) {
        this.minimum = minimum;
    }

    /** The colour of a value on the map's scale. */
    abstract int shade(double value);

    /** The colour of a value as 0xRRGGBB; a value past the ends of the scale has the colour of that end. */
    public int colour(double value) {
        double range = 1.0 - minimum;
        return step((int) Math.round((Math.clamp(value, minimum, 1) - minimum) / range * (STEPS - 1)));
    }

    /** One of the map's colours as 0xRRGGBB, counted from 0 at the minimum. */
    int step(int index) {
        return shade(minimum + index * (1.0 - minimum) / (STEPS - 1));
    }

    /** Where the scale begins; it ends at 1. */
    int minimum() {
        return minimum;
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = from >> shift & 0xff;
            int high = to >> shift & 0xff;
            mixed |= (int) Math.round(low + share * (high - low)) << shift;
        }
        return mixed;
    }
}
