package latentstudio.restore;

import latentstudio.image.Page;

/**
 * A cleaned page that grows by tiles, from left to right and from top to bottom, each faded into those before it. Of the
 * tiles before it keeps only what the next ones fade into: the ramp at the right of the last tile, and the ramps below
 * the last row of tiles. Not thread-safe.
 */
final class TileBlend {
    private final Page original;
    private final Page cleaned;
    private final TileAxis across;
    private final TileAxis down;
    private final int planes;
    private final boolean neutral;
    private final float strength;
    private final float[] tone;
    /** [planes, tile, ramp] of the tile to the left. */
    private final float[] left;
    /** [planes, ramp, width] of the row of tiles above. */
    private final float[] above;

    /**
     * @param planes   of a tile: 1 for luminance, or 3
     * @param channels of the cleaned page
     * @param neutral  whether all channels are to be alike
     * @param tone     what the channels of the cleaned page are multiplied with: the colour of its paper
     */
    TileBlend(Page original, TileAxis across, TileAxis down, int planes, int channels, boolean neutral, double strength, float[] tone) {
        this.original = original;
        this.across = across;
        this.down = down;
        this.planes = planes;
        this.neutral = neutral || channels == 1;
        this.strength = (float) strength;
        this.tone = tone;
        cleaned = Page.blank(original.width(), original.height(), channels, original.dpi());
        left = new float[planes * down.tile() * across.ramp()];
        above = new float[down.count() == 1 ? 0 : planes * down.ramp() * original.width()];
    }

    Page cleaned() {
        return cleaned;
    }

    /** @param tile [planes, tile, tile], 0 ink to 1 paper; changed */
    void add(int column, int row, float[] tile) {
        for (int plane = 0; plane < planes; plane++) {
            fadeAcross(column, plane, tile);
            fadeDown(column, row, plane, tile);
        }
        write(column, row, tile);
    }

    private void fadeAcross(int column, int plane, float[] tile) {
        int next = across.from(column + 1) - across.start(column);
        for (int y = 0; y < down.tile(); y++) {
            int line = (plane * down.tile() + y) * across.tile();
            int kept = (plane * down.tile() + y) * across.ramp();
            for (int k = 0; column > 0 && k < across.ramp(); k++) {
                int at = line + across.margin() + k;
                tile[at] = fade(left[kept + k], tile[at], across.weight(k));
            }
            if (column < across.count() - 1) {
                System.arraycopy(tile, line + next, left, kept, across.ramp());
            }
        }
    }

    private void fadeDown(int column, int row, int plane, float[] tile) {
        int from = across.from(column);
        int count = across.to(column) - from;
        int first = plane * down.tile() * across.tile() + from - across.start(column);
        int next = down.from(row + 1) - down.start(row);
        for (int k = 0; k < down.ramp(); k++) {
            int kept = (plane * down.ramp() + k) * original.width() + from;
            int at = first + (down.margin() + k) * across.tile();
            for (int x = 0; row > 0 && x < count; x++) {
                tile[at + x] = fade(above[kept + x], tile[at + x], down.weight(k));
            }
            if (row < down.count() - 1) {
                System.arraycopy(tile, first + (next + k) * across.tile(), above, kept, count);
            }
        }
    }

    private static float fade(float before, float after, float weight) {
        return before + weight * (after - before);
    }

    private void write(int column, int row, float[] tile) {
        byte[] samples = cleaned.samples();
        for (int y = down.from(row); y < down.to(row); y++) {
            int at = (y - down.start(row)) * across.tile() - across.start(column);
            for (int x = across.from(column); x < across.to(column); x++) {
                int sample = (y * original.width() + x) * cleaned.channels();
                for (int channel = 0; channel < cleaned.channels(); channel++) {
                    float before = strength == 1 ? 0 : cleaned.isGrey() ? original.luminance(x, y) : original.at(x, y, channel);
                    float after = 255 * tone[channel] * Math.clamp(value(tile, at + x, channel), 0f, 1f);
                    samples[sample + channel] = (byte) Math.round(before + strength * (after - before));
                }
            }
        }
    }

    /** A page without colour stays so, whatever a network of three channels makes of it: it gets their mean. */
    private float value(float[] tile, int pixel, int channel) {
        int plane = down.tile() * across.tile();
        return planes == 1 ? tile[pixel]
                : neutral ? (tile[pixel] + tile[plane + pixel] + tile[2 * plane + pixel]) / 3 : tile[channel * plane + pixel];
    }

    /** The part of the page that became final with this tile. */
    Page part(int column, int row) {
        return cleaned.crop(across.from(column), down.from(row), across.to(column) - across.from(column),
                down.to(row) - down.from(row));
    }
}
