package latentstudio.image;

/**
 * How the rows and columns of a stored picture lie when it is looked at.
 *
 * @param tag of EXIF and TIFF, 1 (upright) to 8; all other values count as 1
 */
record Orientation(int tag) {
    static final Orientation UPRIGHT = new Orientation(1);

    Orientation {
        tag = tag < 1 || tag > 8 ? 1 : tag;
    }

    boolean isUpright() {
        return tag == 1;
    }

    /** Whether rows become columns. */
    boolean isQuarter() {
        return tag >= 5;
    }

    /** Which pixel of the stored picture, counted row by row, is the first of the upright one. */
    int first(int width, int height) {
        return (isFromRight() ? width - 1 : 0) + (isFromBottom() ? height - 1 : 0) * width;
    }

    /** How far in the stored picture the next pixel of an upright row is. */
    int alongRow(int width) {
        return isQuarter() ? down(width) : across();
    }

    /** How far in the stored picture the next pixel of an upright column is. */
    int alongColumn(int width) {
        return isQuarter() ? across() : down(width);
    }

    private int across() {
        return isFromRight() ? -1 : 1;
    }

    private int down(int width) {
        return isFromBottom() ? -width : width;
    }

    private boolean isFromRight() {
        return tag == 2 || tag == 3 || tag == 7 || tag == 8;
    }

    private boolean isFromBottom() {
        return tag == 3 || tag == 4 || tag == 6 || tag == 7;
    }
}
