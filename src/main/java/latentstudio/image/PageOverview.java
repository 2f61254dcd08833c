package latentstudio.image;

/**
 * A whole page at a glance: a grid of cells, of each its mean and its brightest colour. The brightest tells what the paper
 * is, the mean how much is printed on it.
 *
 * @param width  cells
 * @param height cells
 * @param values [6, height, width], 0..1: the mean red, green and blue, then the brightest
 */
public record PageOverview(int width, int height, float[] values) {
    /** Mean and brightest red, green and blue. */
    public static final int CHANNELS = 6;
    /** What estimates the light takes overviews whose sides are multiples of it. */
    public static final int MULTIPLE = 32;
    /** Cells along the longer side of a page that has at least so many pixels; each pixel of a smaller one is a cell. */
    public static final int LONGER_SIDE = 256;
    /** The brightest is looked for among the means of so many by so many parts of a cell, so that a speck of noise is none. */
    private static final int PARTS = 3;

    /** Looks at each pixel once. */
    public static PageOverview of(Page page) {
        double cell = Math.max(1, Math.max(page.width(), page.height()) / (double) LONGER_SIDE);
        int width = (int) Math.max(1, Math.round(page.width() / cell));
        int height = (int) Math.max(1, Math.round(page.height() / cell));
        float[] values = new float[CHANNELS * width * height];
        int parts = cell < 2 * PARTS ? (int) Math.max(1, cell / 2) : PARTS;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    float sum = 0;
                    float brightest = 0;
                    for (int part = 0; part < parts * parts; part++) {
                        int left = edge(column * parts + part % parts, page.width(), width * parts);
                        int top = edge(row * parts + part / parts, page.height(), height * parts);
                        int right = Math.max(left + 1, edge(column * parts + part % parts + 1, page.width(), width * parts));
                        int bottom = Math.max(top + 1, edge(row * parts + part / parts + 1, page.height(), height * parts));
                        float mean = mean(page, left, top, right, bottom, page.isGrey() ? 0 : channel);
                        sum += mean;
                        brightest = Math.max(brightest, mean);
                    }
                    values[(channel * height + row) * width + column] = sum / (parts * parts);
                    values[((channel + 3) * height + row) * width + column] = brightest;
                }
            }
        }
        return new PageOverview(width, height, values);
    }

    private static int edge(int index, int length, int count) {
        return (int) Math.min(length - 1L, (long) index * length / count);
    }

    private static float mean(Page page, int left, int top, int right, int bottom, int channel) {
        byte[] samples = page.samples();
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            int at = (y * page.width() + left) * page.channels() + channel;
            for (int x = left; x < right; x++, at += page.channels()) {
                sum += samples[at] & 0xff;
            }
        }
        return sum / (255f * (right - left) * (bottom - top));
    }
}
