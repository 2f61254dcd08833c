package latentstudio.restore;

/**
 * How a page is cleaned.
 *
 * @param strength     0 leaves the page as it is, 1 cleans it all the way
 * @param keepChannels whether a page in red, green and blue that has hardly any colour comes back so too; else it comes
 *                     back grey
 */
public record CleanOptions(double strength, boolean keepChannels) {
    public static final CleanOptions DEFAULT = new CleanOptions(1, true);

    public CleanOptions {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("Expected a strength from 0 to 1, got %s.".formatted(strength));
        }
    }
}
