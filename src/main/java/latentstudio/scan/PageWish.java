package latentstudio.scan;

import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.SheetCorners;

/**
 * How one page is to lie, where that is another way than the scan's.
 *
 * @param straighten null for as the scan
 * @param crop       null for as the scan
 * @param edges      null for as the scan
 * @param turn       what is done with its quarters, or null for as the scan
 * @param corners    of its sheet, or null where nobody put them
 */
record PageWish(Boolean straighten, Boolean crop, Boolean edges, Turn turn, SheetCorners corners) {
    /** As the scan. */
    static final PageWish NONE = new PageWish(null, null, null, null, null);

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
                other(Turn.of(scan), Turn.of(wanted)), wanted.corners());
    }

    private static <T> T other(T scan, T wanted) {
        return wanted.equals(scan) ? null : wanted;
    }

    /** How the page is to lie in a scan. */
    GeometryOptions in(GeometryOptions scan) {
        Turn wanted = turn == null ? Turn.of(scan) : turn;
        return new GeometryOptions(straighten == null ? scan.straighten() : straighten, crop == null ? scan.crop() : crop, edges == null ? scan.edges() : edges,
                wanted.degrees, wanted.upright, corners);
    }
}
