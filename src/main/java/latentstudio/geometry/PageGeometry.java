package latentstudio.geometry;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latentstudio.image.Dpi;
import latentstudio.image.Page;

/**
 * What was done with the geometry of a page, and how sure it was. It can be done again with the same original, and gives the
 * same pixels. In this order: borders become paper, the sheet is squared or the borders are cut off, the page is turned by
 * quarters, and its lines of text become level.
 *
 * @param width      of the original, pixels
 * @param height     of the original, pixels
 * @param newWidth   of the page, pixels
 * @param newHeight  of the page, pixels
 * @param corners    of the sheet in a photograph, x and y of the upper left, upper right, lower right and lower left one, pixels of
 *                   the original; null where none was looked for or found
 * @param certainty  how sure the corners are, 0..1: the share of the places along the sheet's worst side where its edge was found; null without corners,
 *                   or where a person put them
 * @param cut        left, top, right and bottom of what is left without the borders, pixels of the original; null where none was cut off
 * @param edges      whether borders and punch holes became paper
 * @param turn       clockwise, degrees: 0, 90, 180 or 270
 * @param turnCertainty how sure the turn is, 0..1, where the page was to be made upright: how many more letters go up than down, of those
 *                   that stick out of their lines; null where it was not asked for, or is not sure
 * @param skew       how far the lines of text were turned clockwise, degrees on the paper, whose pixels need not be square; null where that
 *                   was not measured, or is not sure
 * @param skewError  the standard error of the skew, degrees; null without skew
 * @param straightened whether the page was turned back by the skew; a page that is straight already is not
 * @param paper      the colour of what was not on the original, a number a channel, 0..255
 * @param leftAlone  why something was asked for and not done
 */
public record PageGeometry(int width, int height, int newWidth, int newHeight, double[][] corners, Double certainty, int[] cut, boolean edges,
                           int turn, Double turnCertainty, Double skew, Double skewError, boolean straightened, int[] paper, List<LeftAlone> leftAlone) {
    private static final int QUARTER = 90;

    /** What is to be done with a page: nothing where it is not sure. */
    public static PageGeometry of(Page page, GeometryOptions options) {
        List<LeftAlone> leftAlone = new ArrayList<>();
        boolean crop = options.crop() && options.corners() == null;
        Borders borders = options.edges() || crop ? Borders.of(page) : null;
        Optional<Sheet> sheet = crop ? Sheet.of(page) : put(page, options.corners());
        boolean edges = options.edges() && !borders.isEmpty();
        if (options.edges() && !edges) {
            leftAlone.add(LeftAlone.NOTHING_AT_THE_EDGES);
        }
        int[] cut = crop && sheet.isEmpty() && borders.cuts(page) ? borders.inner() : null;
        if (crop && sheet.isEmpty() && cut == null) {
            leftAlone.add(LeftAlone.NO_SHEET);
        }
        int[] size = sheet.map(found -> found.size(page.width(), page.height()))
                .orElse(cut == null ? new int[] {page.width(), page.height()} : new int[] {cut[2] - cut[0], cut[3] - cut[1]});
        PageGeometry found = new PageGeometry(page.width(), page.height(), size[0], size[1],
                sheet.map(Sheet::corners).orElse(null), crop ? sheet.map(Sheet::certainty).orElse(null) : null, cut, edges, 0, null, null, null, false,
                edges ? Resampling.paper(page) : new int[page.channels()], List.copyOf(leftAlone));
        PageGeometry turned = options.upright() ? found.upright(page) : found.turned(options.turn(), null);
        return options.straighten() ? turned.straightened(page) : turned;
    }

    private static Optional<Sheet> put(Page page, SheetCorners corners) {
        return Optional.ofNullable(corners).map(put -> new Sheet(put.on(page.width(), page.height()), 1));
    }

    private PageGeometry upright(Page page) {
        return Uprightness.of(apply(page)).map(found -> turned(found.turn(), found.certainty()))
                .orElseGet(() -> with(LeftAlone.NOT_PLAIN_WHICH_WAY_UP));
    }

    /** @param certainty null where it was told to turn so */
    private PageGeometry turned(int degrees, Double certainty) {
        boolean across = degrees % (2 * QUARTER) != 0;
        return new PageGeometry(width, height, across ? newHeight : newWidth, across ? newWidth : newHeight, corners, this.certainty, cut, edges,
                degrees, certainty, skew, skewError, straightened, paper, leftAlone);
    }

    /** What is done with a page for which nothing may be done. */
    public static PageGeometry leftAlone(Page page, LeftAlone why) {
        return new PageGeometry(page.width(), page.height(), page.width(), page.height(), null, null, null, false, 0, null, null, null, false,
                new int[page.channels()], List.of(why));
    }

    private PageGeometry straightened(Page page) {
        Page seen = apply(page);
        Optional<Skew> found = Skew.of(seen);
        if (found.isEmpty()) {
            return with(LeftAlone.TOO_FEW_LINES);
        }
        boolean turned = found.get().isTurned();
        double onPaper = Math.toDegrees(Math.atan(Math.tan(Math.toRadians(found.get().degrees())) * pixelHeight(seen.dpi())));
        return new PageGeometry(width, height, newWidth, newHeight, corners, certainty, cut, edges, turn, turnCertainty, onPaper, found.get().error(), turned,
                edges || !turned ? paper : Resampling.paper(seen), leftAlone);
    }

    /** The same with one more reason why something was not done. */
    public PageGeometry with(LeftAlone why) {
        return new PageGeometry(width, height, newWidth, newHeight, corners, certainty, cut, edges, turn, turnCertainty, skew, skewError, straightened, paper,
                Stream.concat(leftAlone.stream(), Stream.of(why)).toList());
    }

    /** Whether the page stays as it is, byte by byte. */
    public boolean changesNothing() {
        return corners == null && cut == null && !edges && turn == 0 && !straightened;
    }

    /**
     * Does it; a page for which nothing is done comes back itself.
     *
     * @throws IllegalArgumentException if the page has not the size of the original
     */
    public Page apply(Page original) {
        if (original.width() != width || original.height() != height) {
            throw new IllegalArgumentException("expected the original of %d x %d pixels, got %d x %d"
                    .formatted(width, height, original.width(), original.height()));
        }
        if (changesNothing()) {
            return original;
        }
        Page page = edges ? Borders.of(original).covered(original, paper) : original;
        if (corners == null && cut == null && turn == 0 && !straightened) {
            return page;
        }
        Dpi dpi = original.dpi() == null || turn % (2 * QUARTER) == 0 ? original.dpi() : new Dpi(original.dpi().vertical(), original.dpi().horizontal());
        return Resampling.of(page, newWidth, newHeight, toOriginal(pixelHeight(dpi)), paper, dpi);
    }

    /**
     * Where the places of a page that was only turned and straightened were on the original, once its quarters are turned back.
     *
     * @param dpi of the original, or null
     */
    public AffineTransform straightening(Dpi dpi) {
        if (!straightened) {
            return new AffineTransform();
        }
        Homography map = Homography.rotation(Math.toRadians(skew), width / 2.0, height / 2.0, pixelHeight(dpi));
        double[] origin = map.at(0, 0);
        double[] right = map.at(1, 0);
        double[] down = map.at(0, 1);
        return new AffineTransform(right[0] - origin[0], right[1] - origin[1], down[0] - origin[0], down[1] - origin[1], origin[0], origin[1]);
    }

    /** Where a place of the new page was on the original: x and y, pixels. */
    double[] onOriginal(double x, double y) {
        return toOriginal(1).at(x, y);
    }

    /** How high a pixel is, in widths; that of a fax is twice as high as wide. */
    static double pixelHeight(Dpi dpi) {
        return dpi == null ? 1 : dpi.horizontal() / dpi.vertical();
    }

    /** Where the places of the new page, with pixels of this height, were on the original. */
    private Homography toOriginal(double pixelHeight) {
        boolean across = turn % (2 * QUARTER) != 0;
        int uprightWidth = across ? newHeight : newWidth;
        int uprightHeight = across ? newWidth : newHeight;
        Homography upright = corners != null ? Homography.of(uprightWidth, uprightHeight, corners)
                : cut != null ? Homography.shift(cut[0], cut[1]) : Homography.IDENTITY;
        Homography turned = upright.after(Homography.unturned(turn / QUARTER, uprightWidth, uprightHeight));
        return straightened ? turned.after(Homography.rotation(Math.toRadians(skew), newWidth / 2.0, newHeight / 2.0, pixelHeight)) : turned;
    }
}
