package latentstudio.document;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Pictures of one page that abut, as one picture: the strips or tiles that a scanner cut a page into. A picture that abuts
 * on no other is a mosaic of one tile.
 *
 * @param tiles  in the order in which the page draws them; they neither overlap nor leave a gap
 * @param width  pixels
 * @param height pixels
 */
record Mosaic(List<Tile> tiles, int width, int height) {
    /** How many pixels, or points where that is more, edges may be apart and still be one edge. */
    private static final double APART_PIXELS = 1.5;
    private static final double APART_POINTS = 0.25;
    /** A strip of few rows is often stretched to whole points. */
    private static final double UNLIKE_PITCH = 3;
    /** Rows become columns of rows, these become rows of columns, ... */
    private static final int ROUNDS = 4;
    private static final double STRAIGHT = 0.01;

    /** A picture and where its top left pixel is in the mosaic. */
    record Tile(DrawnPicture picture, int left, int top) {
    }

    /**
     * Joins what abuts: equally high and beside each other or equally wide and above each other, with the same number of
     * pixels on the common edge and the same way up.
     *
     * @param pictures in the order in which the page draws them
     * @param fits     whether a mosaic may become so large
     * @return in the order of their first tiles
     */
    static List<Mosaic> join(List<DrawnPicture> pictures, Predicate<Mosaic> fits) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            blocks.add(Block.of(pictures.get(i), i));
        }
        int before;
        int round = 0;
        do {
            before = blocks.size();
            blocks = joined(blocks, false, fits);
            blocks = joined(blocks, true, fits);
        } while (blocks.size() < before && ++round < ROUNDS);
        return blocks.stream().sorted(Comparator.comparingInt(Block::first)).map(Block::mosaic).toList();
    }

    /** What it covers of a page, square points. */
    double covers(PDRectangle page) {
        return tiles.stream().mapToDouble(tile -> tile.picture.covers(page)).sum();
    }

    /** The upright rectangle around it, points. */
    Rectangle2D box() {
        return tiles.stream().map(tile -> tile.picture.box()).reduce(Rectangle2D::createUnion).orElseThrow();
    }

    /**
     * One sweep: neighbours on a line become one block.
     *
     * @param down whether the lines go down, else from left to right
     */
    private static List<Block> joined(List<Block> blocks, boolean down, Predicate<Mosaic> fits) {
        Comparator<Block> lines = Comparator.<Block>comparingInt(block -> block.way)
                .thenComparingInt(block -> block.across(down).pixels).thenComparingDouble(block -> block.across(down).from);
        Comparator<Block> along = Comparator.<Block>comparingDouble(block -> block.along(down).from).thenComparingInt(Block::first);
        List<Block> sorted = blocks.stream().sorted(lines).toList();
        List<Block> result = new ArrayList<>();
        for (int from = 0, to; from < sorted.size(); from = to) {
            Block begin = sorted.get(from);
            to = from + 1;
            while (to < sorted.size() && begin.isInLineWith(sorted.get(to), down)) {
                to++;
            }
            Block last = null;
            for (Block next : sorted.subList(from, to).stream().sorted(along).toList()) {
                Block both = last != null && last.isFollowedBy(next, down) ? last.with(next, down) : null;
                if (both != null && fits.test(both.mosaic)) {
                    last = both;
                } else {
                    if (last != null) {
                        result.add(last);
                    }
                    last = next;
                }
            }
            result.add(last);
        }
        return result;
    }

    /** Where something lies along one side of a page: points, and how many pixels these are. */
    private record Span(double from, double to, int pixels) {
        double pitch() {
            return (to - from) / pixels;
        }

        double tolerance() {
            return Math.min(Math.max(APART_PIXELS * pitch(), APART_POINTS), (to - from) / 2);
        }

        boolean isLike(Span other) {
            double tolerance = Math.min(tolerance(), other.tolerance());
            return pixels == other.pixels && Math.abs(from - other.from) <= tolerance && Math.abs(to - other.to) <= tolerance;
        }

        boolean isFollowedBy(Span next) {
            double ratio = pitch() / next.pitch();
            return Math.abs(next.from - to) <= Math.min(tolerance(), next.tolerance()) && ratio < UNLIKE_PITCH && 1 / ratio < UNLIKE_PITCH;
        }
    }

    /**
     * What was joined so far.
     *
     * @param way    the same for blocks that stand the same way up and are all stencils or none, -1 for those that are skewed or have no size
     * @param right  along the rows of pixels
     * @param bottom along their columns
     * @param first  which picture of the page it has first
     */
    private record Block(Mosaic mosaic, int way, Span right, Span bottom, int first) {
        static Block of(DrawnPicture picture, int index) {
            double across = Math.hypot(picture.place().getScaleX(), picture.place().getShearY());
            double down = Math.hypot(picture.place().getShearX(), picture.place().getScaleY());
            double rightX = picture.place().getScaleX() / across;
            double rightY = picture.place().getShearY() / across;
            double downX = -picture.place().getShearX() / down;
            double downY = -picture.place().getScaleY() / down;
            double left = picture.place().getTranslateX() - down * downX;
            double top = picture.place().getTranslateY() - down * downY;
            boolean straight = Math.abs(rightX * downX + rightY * downY) < STRAIGHT
                    && Double.isFinite(left + top + across + down) && picture.width() > 0 && picture.height() > 0;
            double x = left * rightX + top * rightY;
            double y = left * downX + top * downY;
            return new Block(new Mosaic(List.of(new Tile(picture, 0, 0)), picture.width(), picture.height()),
                    straight ? 2 * way(rightX, rightY, rightX * downY - rightY * downX) + (picture.isStencil() ? 1 : 0) : -1,
                    new Span(x, x + across, picture.width()), new Span(y, y + down, picture.height()), index);
        }

        /** Two unit vectors, of which the second is a quarter to the left or to the right of the first, as a number. */
        private static int way(double x, double y, double turn) {
            int steps = (int) Math.round(Math.PI / STRAIGHT);
            int angle = Math.floorMod(Math.round(Math.atan2(y, x) / Math.PI * steps), 2 * steps);
            return 2 * angle + (turn > 0 ? 1 : 0);
        }

        Span along(boolean down) {
            return down ? bottom : right;
        }

        Span across(boolean down) {
            return down ? right : bottom;
        }

        boolean isInLineWith(Block other, boolean down) {
            return way >= 0 && way == other.way && across(down).isLike(other.across(down));
        }

        boolean isFollowedBy(Block next, boolean down) {
            return along(down).isFollowedBy(next.along(down));
        }

        Block with(Block next, boolean down) {
            List<Tile> tiles = new ArrayList<>(mosaic.tiles);
            for (Tile tile : next.mosaic.tiles) {
                tiles.add(new Tile(tile.picture, tile.left + (down ? 0 : mosaic.width), tile.top + (down ? mosaic.height : 0)));
            }
            Span both = new Span(along(down).from, next.along(down).to, along(down).pixels + next.along(down).pixels);
            Mosaic joined = new Mosaic(tiles, down ? mosaic.width : both.pixels, down ? both.pixels : mosaic.height);
            return new Block(joined, way, down ? right : both, down ? both : bottom, Math.min(first, next.first));
        }
    }
}
