package latentstudio.restore;

import latentstudio.geometry.GeometryOptions;

/**
 * How a page is cleaned.
 *
 * @param strength     0 leaves the page as it is, 1 cleans it all the way
 * @param keepChannels whether a page in red, green and blue that has hardly any colour comes back so too; else it comes
 *                     back grey
 * @param keepPaper    whether the sheet keeps its own colour; else it becomes white
 * @param despeckle    whether specks go that could be dots
 * @param geometry     what is done with the page before it is cleaned; a {@link PageCleaner} is given the page that came of it
 */
public record CleanOptions(double strength, boolean keepChannels, boolean keepPaper, boolean despeckle, GeometryOptions geometry) {
    public static final CleanOptions DEFAULT = new CleanOptions(1, true);

    public CleanOptions {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("Expected a strength from 0 to 1, got %s.".formatted(strength));
        }
    }

    /** White paper, no dot is taken for a speck, and the page stays as it lies. */
    public CleanOptions(double strength, boolean keepChannels) {
        this(strength, keepChannels, false, false, GeometryOptions.NONE);
    }
}
