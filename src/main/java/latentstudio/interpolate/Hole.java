package latentstudio.interpolate;

/**
 * A stretch of a path where latents are less common than {@value #RARE} % of the test pictures' are: what the decoder makes of
 * them, it never learned.
 *
 * @param from 0..1, the position where it begins
 * @param to   0..1, where it ends
 */
public record Hole(double from, double to) {
    static final int RARE = 1;
}
