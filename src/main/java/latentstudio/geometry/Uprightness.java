package latentstudio.geometry;

import java.util.Optional;
import latentstudio.image.Page;

/**
 * How a page is to be turned so that it can be read. Which way its lines run tells two of the four ways apart, and the letters
 * that stick out of their lines the other two: in Latin script far more go up than down. Where that is not plain, as in most
 * other scripts, there is no answer.
 *
 * @param turn    clockwise, degrees: 0, 90, 180 or 270
 * @param letters how many were looked at
 * @param ups     how many of these go up when the page is turned so
 * @param downs   how many go down then
 * @param wide    how many are much wider than high
 */
record Uprightness(int turn, int letters, int ups, int downs, int wide) {
    private static final int FEWEST_LETTERS = 60;
    /** So many of the letters go up at least, and so many times more than go down. */
    private static final double LEAST_UPS = 0.2;
    /** In Latin script it is a third at most, and few letters are joined; in Arabic half of what is joined goes down. */
    private static final double MOST_UPS = 0.41;
    private static final double MOST_WIDE = 0.15;
    private static final double UPS_A_DOWN = 2.5;
    private static final double LOWEST = 4;

    /** How a page is to be turned; empty where it is not sure. */
    static Optional<Uprightness> of(Page page) {
        Lightness light = Lightness.of(page);
        Optional<Uprightness> level = of(light, 0);
        Optional<Uprightness> upended = of(light.turned(), 90);
        return level.isPresent() == upended.isPresent() ? Optional.empty() : level.or(() -> upended).filter(Uprightness::isSure);
    }

    /** @param turned clockwise, degrees, by which the page was turned already */
    private static Optional<Uprightness> of(Lightness light, int turned) {
        InkRuns[] ink = new InkRuns[1];
        return Skew.of(light, found -> ink[0] = found).map(skew -> {
            Letters.Extenders out = new Letters(ink[0], Math.toRadians(skew.degrees()), LOWEST).extenders();
            return out.above() >= out.below() ? new Uprightness(turned, out.letters(), out.above(), out.below(), out.wide())
                    : new Uprightness(turned + 180, out.letters(), out.below(), out.above(), out.wide());
        });
    }

    /** How plain it is, 0..1: the difference of those that go up and down as a share of all that do. */
    double certainty() {
        return (double) (ups - downs) / (ups + downs);
    }

    private boolean isSure() {
        return letters >= FEWEST_LETTERS && ups >= LEAST_UPS * letters && ups <= MOST_UPS * letters && ups >= UPS_A_DOWN * downs && wide <= MOST_WIDE * letters;
    }
}
