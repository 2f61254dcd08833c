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
 */
public record GeometryOptions(boolean straighten, boolean crop, boolean edges, int turn, boolean upright, SheetCorners corners) {
    /** Leaves a page as it is. */
    public static final GeometryOptions NONE = new GeometryOptions(false, false, false, 0);

    public GeometryOptions {
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

    /** The same for a picture that the corners are not of. */
    public GeometryOptions withoutCorners() {
        return new GeometryOptions(straighten, crop, edges, turn, upright);
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
