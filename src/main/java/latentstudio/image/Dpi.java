package latentstudio.image;

/**
 * How finely a page was scanned: dots, that is pixels, per inch.
 *
 * @param horizontal along a row
 * @param vertical   along a column; a fax has another one
 */
public record Dpi(double horizontal, double vertical) {
    public static final double MILLIMETRES_PER_INCH = 25.4;

    public Dpi {
        if (!(horizontal > 0 && horizontal < 1e6 && vertical > 0 && vertical < 1e6)) {
            throw new IllegalArgumentException("expected dots per inch above 0, got %s x %s".formatted(horizontal, vertical));
        }
    }

    /** The same, of a page turned by a quarter. */
    Dpi turned() {
        return new Dpi(vertical, horizontal);
    }
}
