package latentstudio.image;

/**
 * How bright black is on a page that was divided by its light: a copier, a flare or a fading ribbon lifts it. Light adds to
 * every channel, so what is lifted shows in the darkest of the three, where print in any colour is black otherwise: the
 * dark channel of K. He, J. Sun, X. Tang, <i>Single Image Haze Removal Using Dark Channel Prior</i>, 2009, section 3.
 *
 * @param value 0..{@value #HIGHEST}; 0 where black is black
 */
public record BlackLevel(float value) {
    /** Where nothing on a page is darker than so much, not all of it is taken for black: it may be meant to be pale. */
    public static final float HIGHEST = 0.3f;

    /** The share of a page's pixels that is taken to be its darkest print. */
    private static final double DARKEST_SHARE = 0.004;
    /** A little stays, so that the darkest tones do not become one. */
    private static final float TRUST = 0.9f;
    private static final int PIXELS = 500_000;
    private static final int STEPS = 256;

    /** Looks at half a million pixels at most. */
    public static BlackLevel of(Page page, PaperLight light) {
        int step = (int) Math.max(1, Math.sqrt((double) page.width() * page.height() / PIXELS));
        int[] counts = new int[STEPS];
        int count = 0;
        PaperLight.Row gains = light.rows(page.width(), page.height());
        for (int y = step / 2; y < page.height(); y += step) {
            gains.at(y);
            for (int x = step / 2; x < page.width(); x += step, count++) {
                float darkest = 1;
                for (int channel = 0; channel < 3; channel++) {
                    darkest = Math.min(darkest, page.at(x, y, page.isGrey() ? 0 : channel) / 255f * gains.gain(x, channel));
                }
                counts[(int) (darkest * (STEPS - 1))]++;
            }
        }
        int level = 0;
        for (long below = counts[0]; below <= DARKEST_SHARE * count && level < STEPS - 1; below += counts[level]) {
            level++;
        }
        return new BlackLevel(Math.min(HIGHEST, TRUST * level / (STEPS - 1)));
    }

    /** A value of the divided page as if black were 0; white stays 1. */
    public float removed(float divided) {
        return Math.max(0, (divided - value) / (1 - value));
    }
}
