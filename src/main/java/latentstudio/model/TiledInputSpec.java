package latentstudio.model;

/**
 * The pages that a restorer takes: of any size, cut into tiles.
 *
 * @param channels 1 for grey, where the channels of a coloured page are restored one by one; 3 for red, green and blue together
 * @param tiled    how a page is cut
 * @param minimum  the value of full ink: 0
 * @param maximum  the value of white paper: 1
 * @param ink      which end of the values is ink: dark
 */
public record TiledInputSpec(int channels, Tiling tiled, double minimum, double maximum, InputSpec.Ink ink) implements Input {
    /** A side that every restorer takes, whatever it is a multiple of; graphs are tried with it before they are offered. */
    public static final int COMMON_SIDE = 64;

    /**
     * How a page is cut into tiles.
     *
     * @param tile     the longest side of a tile, pixels
     * @param overlap  how many pixels two neighbours share
     * @param multiple what the sides of a tile are multiples of, a power of two up to {@value #COMMON_SIDE}
     */
    public record Tiling(int tile, int overlap, int multiple) {
        public Tiling {
            if (multiple < 1 || COMMON_SIDE % multiple != 0) {
                throw new IllegalArgumentException("expected tiles with sides of a multiple that is a power of two from 1 to %d, got %d"
                        .formatted(COMMON_SIDE, multiple));
            }
            if (tile < 1 || tile > 4096 || tile % multiple != 0) {
                throw new IllegalArgumentException("expected a tile of at most 4096 pixels and a multiple of %d, got %d"
                        .formatted(multiple, tile));
            }
            if (overlap < 0 || overlap > tile / 2) {
                throw new IllegalArgumentException("expected an overlap of 0 to %d pixels, half a tile, got %d"
                        .formatted(tile / 2, overlap));
            }
        }
    }

    public TiledInputSpec {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("expected one grey channel or three in colour, got %d".formatted(channels));
        }
        if (tiled == null) {
            throw new IllegalArgumentException("expected 'tiled' with tile, overlap and multiple");
        }
        if (minimum != 0 || maximum != 1 || ink != InputSpec.Ink.DARK) {
            throw new IllegalArgumentException("expected values from 0 (dark ink) to 1 (paper) of a page, got %s to %s and %s ink"
                    .formatted(minimum, maximum, ink));
        }
    }
}
