package latentstudio.training;

/**
 * How a number becomes a colour on a model's card: the page's colours, {@code frontend/colour-maps.ts}, on its light
 * paper.
 */
enum ColourMap {
    /** Grey values 0..1 as networks see them, bright ink on black. */
    GREY(0) {
        @Override
        int colour(double value) {
            int grey = (int) Math.round(255 * Math.clamp(value, 0, 1));
            return grey << 16 | grey << 8 | grey;
        }
    },
    /** Differences -1..1: white at 0, orange where ink was added, blue where it was lost. */
    SIGNED(-1) {
        @Override
        int colour(double value) {
            return mix(0xffffff, value > 0 ? ADDED : LOST, Math.clamp(Math.abs(value), 0, 1));
        }
    },
    /** Sizes 0..1 in viridis, equal steps of which look equally large; S. van der Walt, N. Smith, 2015. */
    ABSOLUTE(0) {
        @Override
        int colour(double value) {
            double at = Math.clamp(value, 0, 1) * (VIRIDIS.length - 1);
            int below = Math.min(VIRIDIS.length - 2, (int) at);
            return mix(VIRIDIS[below], VIRIDIS[below + 1], at - below);
        }
    };

    private static final int ADDED = 0xe66101;
    private static final int LOST = 0x2166d6;
    private static final int[] VIRIDIS = {0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779,
        0x6dcd59, 0xb4de2c, 0xfde725};

    private final int minimum;

    ColourMap(int minimum) {
        this.minimum = minimum;
    }

    /** The colour of a value as 0xRRGGBB; a value past the ends of the scale has the colour of that end. */
    abstract int colour(double value);

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
