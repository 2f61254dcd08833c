package latentstudio.geometry;

/**
 * What is to be done with the geometry of a page before it is cleaned; each only where it is sure.
 *
 * @param straighten whether lines of text become level
 * @param crop       whether what is not of the sheet is cut off: the table in a photograph, the black borders of a scan
 * @param edges      whether black borders and punch holes become paper
 * @param turn       clockwise, degrees: 0, 90, 180 or 270
 * @param upright    whether a page that lies on its side or stands on its head is turned; then turn is 0
 * @param corners    of the sheet, which is squared whether {@code crop} is asked for or not; null where they are to be found
 * @param split      whether a double page becomes two pages, each of which has geometry of its own; null for no
 */
public record GeometryOptions(boolean straighten, boolean crop, boolean edges, int turn, boolean upright, SheetCorners corners, Split split) {
    /** Leaves a page as it is. */
    public static final GeometryOptions NONE = new GeometryOptions(false, false, false, 0);

    /** What is done with a double page, as a scanned book has them. */
    public enum Split {
        /** It stays one page. */
        NONE,
        /** Two pages, the left one first. */
        LEFT_FIRST,
        /** Two pages, the right one first, as in books that are read from right to left. */
        RIGHT_FIRST
    }

    public GeometryOptions {
        split = split == null ? Split.NONE : split;
        if (turn != 0 && turn != 90 && turn != 180 && turn != 270) {
            throw new IllegalArgumentException("Expected a turn of 0, 90, 180 or 270 degrees, got %d.".formatted(turn));
        }
        if (upright && turn != 0) {
            throw new IllegalArgumentException("Expected a page to be turned by %d degrees or until it is upright, got both.".formatted(turn));
        }
    }

    /** The page is turned by so much, whichever way up it is. */
    public GeometryOptions(boolean straighten, boolean crop, boolean edges, int turn) {
        this(straighten, crop, edges, turn, false);
    }

    /** Nobody has put the corners of the sheet. */
    public GeometryOptions(boolean straighten, boolean crop, boolean edges, int turn, boolean upright) {
        this(straighten, crop, edges, turn, upright, null);
    }

    /** A double page stays one. */
    public GeometryOptions(boolean straighten, boolean crop, boolean edges, int turn, boolean upright, SheetCorners corners) {
        this(straighten, crop, edges, turn, upright, corners, Split.NONE);
    }

    /** The same for a picture that the corners are not of. */
    public GeometryOptions withoutCorners() {
        return new GeometryOptions(straighten, crop, edges, turn, upright, null, split);
    }

    /** The same with other corners, or null. */
    public GeometryOptions with(SheetCorners others) {
        return new GeometryOptions(straighten, crop, edges, turn, upright, others, split);
    }

    /** The same, where something else is done with a double page. */
    public GeometryOptions with(Split other) {
        return new GeometryOptions(straighten, crop, edges, turn, upright, corners, other);
    }

    /** As how many pages this takes memory while it is done, with the original. */
    public int copies() {
        return asksNothing() ? 1 : edges ? 3 : 2;
    }

    /** Whether nothing is asked for. */
    public boolean asksNothing() {
        return equals(NONE);
    }
}
