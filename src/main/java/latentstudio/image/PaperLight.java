package latentstudio.image;

import java.util.Arrays;

/**
 * How bright the bare paper of a page is, in every channel, wherever something is printed on it or not: paper, lamp and
 * shadow together, coarser than the page. A page divided by it is as if it were printed on white paper in even light.
 *
 * @param width  cells, stretched over the page's width
 * @param height cells, over its height
 * @param values [3, height, width], red, green and blue, 0..1
 */
public record PaperLight(int width, int height, float[] values) {
    /** Paper is taken to be no darker: what is darker would only become noise. */
    public static final float DARKEST = 0.12f;
    /** How far above white a page divided by its light may go. */
    public static final float BRIGHTEST = 1.25f;

    private static final int CELL = 8;
    /** Cells to each side that the colour is averaged over. */
    private static final int REACH = 10;
    private static final int PASSES = 3;

    public PaperLight {
        if (width < 1 || height < 1 || values.length != 3 * width * height) {
            throw new IllegalArgumentException("expected %d x %d cells of three values, got %d values"
                    .formatted(width, height, values.length));
        }
    }

    /** The reciprocal of the light along one row of pixels, between the cells' middles linearly. */
    public final class Row {
        private final int pageHeight;
        private final int[] left;
        private final float[] share;
        private final float[] cells;

        /** @param pageWidth pixels, and {@code pageHeight} */
        private Row(int pageWidth, int pageHeight) {
            this.pageHeight = pageHeight;
            left = new int[pageWidth];
            share = new float[pageWidth];
            cells = new float[3 * width];
            for (int x = 0; x < pageWidth; x++) {
                float place = place(x, pageWidth, width);
                left[x] = Math.min((int) place, Math.max(0, width - 2));
                share[x] = width == 1 ? 0 : place - left[x];
            }
        }

        /** Goes to the row {@code y} of the page. */
        public void at(int y) {
            float place = place(y, pageHeight, height);
            int top = Math.min((int) place, Math.max(0, height - 2));
            float down = height == 1 ? 0 : place - top;
            int below = Math.min(top + 1, height - 1);
            for (int channel = 0; channel < 3; channel++) {
                int first = (channel * height + top) * width;
                int second = (channel * height + below) * width;
                for (int x = 0; x < width; x++) {
                    float light = values[first + x] + down * (values[second + x] - values[first + x]);
                    cells[channel * width + x] = 1 / Math.max(DARKEST, light);
                }
            }
        }

        /** What the pixel in column {@code x} is to be multiplied with. */
        public float gain(int x, int channel) {
            int cell = channel * width + left[x];
            return width == 1 ? cells[cell] : cells[cell] + share[x] * (cells[cell + 1] - cells[cell]);
        }

        private static float place(int pixel, int pixels, int cells) {
            return Math.clamp((pixel + 0.5f) * cells / pixels - 0.5f, 0f, cells - 1f);
        }
    }

    /** The rows of a page of some size; each thread needs its own. */
    public Row rows(int pageWidth, int pageHeight) {
        return new Row(pageWidth, pageHeight);
    }

    /**
     * The same brightness in a colour that changes slowly from place to place, as that of paper and lamps does: an area of
     * another colour with an edge is print.
     */
    public PaperLight withSlowColour() {
        int cells = width * height;
        float[] brightness = new float[cells];
        float[] colour = new float[3 * cells];
        for (int i = 0; i < cells; i++) {
            brightness[i] = Math.max(1e-3f, 0.299f * values[i] + 0.587f * values[cells + i] + 0.114f * values[2 * cells + i]);
            for (int channel = 0; channel < 3; channel++) {
                colour[channel * cells + i] = values[channel * cells + i] / brightness[i];
            }
        }
        for (int pass = 0; pass < PASSES; pass++) { // of a box: near enough to a Gaussian
            colour = averaged(averaged(colour, 3 * height, width, width, 1), 3, cells, height, width);
        }
        for (int i = 0; i < colour.length; i++) {
            colour[i] = Math.min(1, colour[i] * brightness[i % cells]);
        }
        return new PaperLight(width, height, colour);
    }

    /** Running means: of rows, or, with {@code step} > 1, of the columns of each of the {@code lines} planes. */
    private float[] averaged(float[] values, int lines, int next, int length, int step) {
        float[] averaged = new float[values.length];
        for (int line = 0; line < lines; line++) {
            for (int column = 0; column < step; column++) {
                int start = line * next + column;
                float sum = 0;
                int count = 0;
                for (int i = -REACH; i < length; i++) {
                    if (i + REACH < length) {
                        sum += values[start + (i + REACH) * step];
                        count++;
                    }
                    if (i - REACH - 1 >= 0) {
                        sum -= values[start + (i - REACH - 1) * step];
                        count--;
                    }
                    if (i >= 0) {
                        averaged[start + i * step] = sum / count;
                    }
                }
            }
        }
        return averaged;
    }

    /** The colour of the sheet itself, red, green and blue: the medians of the light, so that the brightest is 1. */
    public float[] tone() {
        float[] tone = new float[3];
        float brightest = 0;
        for (int channel = 0; channel < 3; channel++) {
            float[] sorted = Arrays.copyOfRange(values, channel * width * height, (channel + 1) * width * height);
            Arrays.sort(sorted);
            tone[channel] = Math.max(DARKEST, sorted[sorted.length / 2]);
            brightest = Math.max(brightest, tone[channel]);
        }
        for (int channel = 0; channel < 3; channel++) {
            tone[channel] /= brightest;
        }
        return tone;
    }

    /** The light on a part of a page of {@code pageWidth} x {@code pageHeight} pixels, in cells of eight pixels. */
    public PaperLight part(int left, int top, int partWidth, int partHeight, int pageWidth, int pageHeight) {
        int across = Math.ceilDiv(partWidth, CELL);
        int down = Math.ceilDiv(partHeight, CELL);
        float[] part = new float[3 * across * down];
        Row row = rows(pageWidth, pageHeight);
        for (int y = 0; y < down; y++) {
            row.at(top + Math.min(partHeight - 1, (int) ((y + 0.5) * partHeight / down)));
            for (int x = 0; x < across; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    part[(channel * down + y) * across + x] =
                            1 / row.gain(left + Math.min(partWidth - 1, (int) ((x + 0.5) * partWidth / across)), channel);
                }
            }
        }
        return new PaperLight(across, down, part);
    }

    /** The page as if it were printed on white paper in even light, 0..{@value #BRIGHTEST}. */
    public Picture divide(Picture page) {
        float[] divided = new float[page.values().length];
        Row row = rows(page.width(), page.height());
        for (int y = 0; y < page.height(); y++) {
            row.at(y);
            for (int channel = 0; channel < 3; channel++) {
                int start = (channel * page.height() + y) * page.width();
                for (int x = 0; x < page.width(); x++) {
                    divided[start + x] = Math.min(BRIGHTEST, page.values()[start + x] * row.gain(x, channel));
                }
            }
        }
        return new Picture(Picture.RGB, page.width(), page.height(), divided);
    }
}
