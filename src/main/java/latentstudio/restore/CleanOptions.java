package latentstudio.restore;

/**
 * How a page is cleaned.
 *
 * @param strength     0 leaves the page as it is, 1 cleans it all the way
 * @param keepChannels whether a page in red, green and blue that has hardly any colour comes back so too; else it comes
 *                     back grey
 * @param keepPaper    whether the sheet keeps its own colour; else it becomes white
 * @param despeckle    whether specks go that could be dots
 */
public record CleanOptions(double strength, boolean keepChannels, boolean keepPaper, boolean despeckle) {
    public static final CleanOptions DEFAULT = new CleanOptions(1, true);

    public CleanOptions {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("Expected a strength from 0 to 1, got %s.".formatted(strength));
        }
    }

    /** White paper, and no dot is taken for a speck. */
    public CleanOptions(double strength, boolean keepChannels) {
        this(strength, keepChannels, false, false);
    }
}
