package latentstudio.image;

/**
 * How bright black is on a page that was divided by its light: a copier, a flare or a fading ribbon lifts it. Light adds to
 * every channel, so what is lifted shows in the darkest of the three, where print in any colour is black otherwise: the
 * dark channel of K. He, J. Sun, X. Tang, <i>Single Image Haze Removal Using Dark Channel Prior</i>, 2009, section 3.
 *
 * @param value 0..{@value #HIGHEST}; 0 where black is black
 */
public record BlackLevel(float value) {
    /** Where the darkest print is paler than so much, not all of that is taken for a veil: it may be meant to be pale. */
    public static final float HIGHEST = 0.3f;

    /** What is darker is print, dirt or a picture. */
    private static final float PRINTED = 0.75f;
    /** The share of a page that has to be printed for its black to be known. */
    private static final double LEAST_SHARE = 2e-4;
    /** The share of the print that is as dark as its ink; the rest are the edges of letters, and tints. */
    private static final double DARKEST_OF_PRINT = 0.08;
    /** The share of a page that is as dark as its ink, if there are words on it: a shadow that stayed is no print. */
    private static final double DARKEST_OF_PAGE = 0.004;
    /** Ink reflects so much of what paper does, or nearly: what is no brighter is black already. */
    private static final float INK = 0.1f;
    private static final int PIXELS = 500_000;
    /** By so much each row of what is looked at begins later. */
    private static final int SHIFT = 7919;
    private static final int STEPS = 256;

    /** Looks at half a million pixels, evenly over the page. */
    public static BlackLevel of(Page page, PaperLight light) {
        int step = (int) Math.ceil((double) page.width() * page.height() / PIXELS);
        int[] counts = new int[STEPS];
        int printed = 0;
        int looked = 0;
        PaperLight.Row gains = light.rows(page.width(), page.height());
        for (int y = 0; y < page.height(); y++) {
            gains.at(y);
            for (int x = y * SHIFT % step; x < page.width(); x += step, looked++) { // no row and no column is left out
                float least = 1;
                for (int channel = 0; channel < 3; channel++) {
                    least = Math.min(least, page.at(x, y, page.isGrey() ? 0 : channel) / 255f * gains.gain(x, channel));
                }
                if (least < PRINTED) {
                    counts[(int) (least * STEPS)]++;
                    printed++;
                }
            }
        }
        if (printed <= LEAST_SHARE * looked) {
            return new BlackLevel(0);
        }
        int level = 0;
        double darkest = Math.min(DARKEST_OF_PRINT * printed, DARKEST_OF_PAGE * looked);
        for (int below = counts[0]; below <= darkest; below += counts[level]) {
            level++;
        }
        return new BlackLevel(Math.clamp((float) level / STEPS - INK, 0, HIGHEST));
    }

    /** A value of the divided page as if black were 0; white stays 1. */
    public float removed(float divided) {
        return Math.max(0, (divided - value) / (1 - value));
    }
}
