package latentstudio.scan;

import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.geometry.SheetCorners;

/**
 * How one page is to lie, where that is another way than the scan's.
 *
 * @param straighten null for as the scan
 * @param crop       null for as the scan
 * @param edges      null for as the scan
 * @param turn       what is done with its quarters, or null for as the scan
 * @param corners    of its sheet, or of its half of a double page, or null where nobody put them
 * @param split      whether it is split, sure or not, and which half is first; null for as the scan
 * @param spread     the corners of the double page that is split, or null where nobody put them
 * @param withText   whether text of its own goes with it
 */
record PageWish(Boolean straighten, Boolean crop, Boolean edges, Turn turn, SheetCorners corners, Split split, SheetCorners spread, boolean withText) {
    /** As the scan. */
    static final PageWish NONE = new PageWish(null, null, null, null, null, null, null, false);

    /**
     * What is done with the quarters.
     *
     * @param degrees clockwise: 0, 90, 180 or 270
     * @param upright whether the page is turned until it is; then degrees is 0
     */
    record Turn(int degrees, boolean upright) {
        private static Turn of(GeometryOptions options) {
            return new Turn(options.turn(), options.upright());
        }
    }

    /** What a page needs, so that it lies as it is wanted. */
    static PageWish of(GeometryOptions scan, GeometryOptions wanted) {
        return new PageWish(other(scan.straighten(), wanted.straighten()), other(scan.crop(), wanted.crop()), other(scan.edges(), wanted.edges()),
                other(Turn.of(scan), Turn.of(wanted)), wanted.corners(), null, null, false);
    }

    /** The same, with what another one says of a double page. */
    PageWish splitAs(PageWish other) {
        return new PageWish(straighten, crop, edges, turn, corners, other.split, other.spread, withText);
    }

    /** The same, where text of its own goes with it or not. */
    PageWish withText(boolean with) {
        return new PageWish(straighten, crop, edges, turn, corners, split, spread, with);
    }

    /** The same for a page that is split, sure or not. */
    PageWish split(Split how) {
        return new PageWish(straighten, crop, edges, turn, null, how, corners, withText);
    }

    /** The same for a double page that stays one. */
    PageWish joined() {
        return new PageWish(straighten, crop, edges, turn, spread, Split.NONE, null, withText);
    }

    private static <T> T other(T scan, T wanted) {
        return wanted.equals(scan) ? null : wanted;
    }

    /** How the page is to lie in a scan. */
    GeometryOptions in(GeometryOptions scan) {
        Turn wanted = turn == null ? Turn.of(scan) : turn;
        return new GeometryOptions(straighten == null ? scan.straighten() : straighten, crop == null ? scan.crop() : crop, edges == null ? scan.edges() : edges,
                wanted.degrees, wanted.upright, corners, split == null ? scan.split() : split);
    }
}
