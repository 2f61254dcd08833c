package latentstudio.restore;

import latentstudio.model.TiledInputSpec.Tiling;

/**
 * One axis of a page cut into tiles of equal length. Two neighbours share {@code overlap} pixels: the outer quarter of
 * these at either tile's edge is thrown away, and over the middle half the first fades into the second, with weights that
 * sum to 1. So a network that looks no farther than a quarter of the overlap answers as if it saw the page at once, and
 * one that looks farther shows no seam. The first tile begins that quarter before the page, the last ends at least as far
 * behind it; what lies outside is the page mirrored.
 *
 * @param length  of the page, pixels
 * @param tile    of a tile, pixels
 * @param overlap shared by neighbours, pixels
 * @param count   of tiles
 */
record TileAxis(int length, int tile, int overlap, int count) {
    /** As few and as short tiles as cover the page. */
    static TileAxis of(int length, Tiling tiling) {
        int overlap = tiling.overlap();
        int covered = length + 2 * (overlap / 4);
        if (covered <= tiling.tile()) {
            return new TileAxis(length, roundUp(covered, tiling.multiple()), overlap, 1);
        }
        int most = Math.ceilDiv(covered - overlap, tiling.tile() - overlap);
        int tile = roundUp(Math.ceilDiv(covered - overlap, most) + overlap, tiling.multiple());
        return new TileAxis(length, tile, overlap, Math.ceilDiv(covered - overlap, tile - overlap));
    }

    /** How many pixels at a tile's edge are thrown away. */
    int margin() {
        return overlap / 4;
    }

    /** Over how many pixels a tile fades into the next. */
    int ramp() {
        return overlap - 2 * margin();
    }

    /** Where a tile begins on the page; the first before it. */
    int start(int index) {
        return index * (tile - overlap) - margin();
    }

    /** The first pixel that is final once this tile and those before it are there. */
    int from(int index) {
        return index * (tile - overlap);
    }

    /** The first pixel that waits for the next tile. */
    int to(int index) {
        return index == count - 1 ? length : from(index + 1);
    }

    /** The weight of the second of two tiles in the k-th pixel of the ramp; the first has the rest. */
    float weight(int k) {
        return (k + 0.5f) / ramp();
    }

    /** The pixel that stands at a position, also outside the page. */
    int mirrored(int position) {
        int folded = Math.floorMod(position, 2 * length);
        return folded < length ? folded : 2 * length - 1 - folded;
    }

    private static int roundUp(int length, int multiple) {
        return Math.ceilDiv(length, multiple) * multiple;
    }
}
