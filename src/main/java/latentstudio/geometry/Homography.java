package latentstudio.geometry;

/**
 * A projective map of the plane: (x, y) goes to ((a x + b y + c) / w, (d x + e y + f) / w) with w = g x + h y + i. Places are
 * those of a picture whose first pixel covers 0 to 1. Immutable.
 */
public final class Homography {
    /** The map that leaves all as it is. */
    public static final Homography IDENTITY = new Homography(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

    private final double[] m;

    private Homography(double[] matrix) {
        m = matrix;
    }

    static Homography shift(double x, double y) {
        return new Homography(new double[] {1, 0, x, 0, 1, y, 0, 0, 1});
    }

    /**
     * Turns clockwise, as it is seen with y going down, about a point.
     *
     * @param pixelHeight of a pixel, in widths
     */
    static Homography rotation(double radians, double x, double y, double pixelHeight) {
        double cos = Math.cos(radians);
        double right = -Math.sin(radians) * pixelHeight;
        double down = Math.sin(radians) / pixelHeight;
        return new Homography(new double[] {cos, right, x - cos * x - right * y, down, cos, y - down * x - cos * y, 0, 0, 1});
    }

    /** Of a picture turned clockwise by so many quarters to where each place was on the upright one of a size. */
    static Homography unturned(int quarters, double width, double height) {
        return new Homography(switch (Math.floorMod(quarters, 4)) {
            case 1 -> new double[] {0, 1, 0, -1, 0, height, 0, 0, 1};
            case 2 -> new double[] {-1, 0, width, 0, -1, height, 0, 0, 1};
            case 3 -> new double[] {0, -1, width, 1, 0, 0, 0, 0, 1};
            default -> IDENTITY.m;
        });
    }

    /**
     * Of a rectangle to four corners (Paul Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3).
     *
     * @param corners x and y of the upper left, upper right, lower right and lower left one
     * @throws IllegalArgumentException if they are not those of a convex quadrilateral in this order
     */
    public static Homography of(double width, double height, double[][] corners) {
        for (int i = 0; i < 4; i++) {
            if (!(turn(corners[i], corners[(i + 1) % 4], corners[(i + 2) % 4]) > 0)) {
                throw new IllegalArgumentException("expected the corners of a convex sheet, clockwise from the upper left one");
            }
        }
        double x1 = corners[1][0] - corners[2][0];
        double x2 = corners[3][0] - corners[2][0];
        double x3 = corners[0][0] - corners[1][0] + corners[2][0] - corners[3][0];
        double y1 = corners[1][1] - corners[2][1];
        double y2 = corners[3][1] - corners[2][1];
        double y3 = corners[0][1] - corners[1][1] + corners[2][1] - corners[3][1];
        double determinant = x1 * y2 - x2 * y1;
        double g = (x3 * y2 - x2 * y3) / determinant;
        double h = (x1 * y3 - x3 * y1) / determinant;
        return new Homography(new double[] {
            (corners[1][0] - corners[0][0] + g * corners[1][0]) / width, (corners[3][0] - corners[0][0] + h * corners[3][0]) / height, corners[0][0],
            (corners[1][1] - corners[0][1] + g * corners[1][1]) / width, (corners[3][1] - corners[0][1] + h * corners[3][1]) / height, corners[0][1],
            g / width, h / height, 1});
    }

    /** Above 0 where the way from a over b to c bends to the right. */
    static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
    }

    /** The map back. */
    public Homography inverse() {
        double[] inverse = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int up = (column + 1) % 3;
                int low = (column + 2) % 3;
                int left = (row + 1) % 3;
                int right = (row + 2) % 3;
                inverse[3 * row + column] = m[3 * up + left] * m[3 * low + right] - m[3 * up + right] * m[3 * low + left];
            }
        }
        return new Homography(inverse);
    }

    /** The map that does another one first. */
    Homography after(Homography first) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * row + column] += m[3 * row + k] * first.m[3 * k + column];
                }
            }
        }
        return new Homography(product);
    }

    /** Where a place goes: x and y. */
    public double[] at(double x, double y) {
        double w = m[6] * x + m[7] * y + m[8];
        return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
    }

    /**
     * Where the middles of a row of pixels go.
     *
     * @param places gets x and y of each
     */
    void row(int y, double[] places) {
        double nextX = m[0] * 0.5 + m[1] * (y + 0.5) + m[2];
        double nextY = m[3] * 0.5 + m[4] * (y + 0.5) + m[5];
        double w = m[6] * 0.5 + m[7] * (y + 0.5) + m[8];
        for (int i = 0; i < places.length; i += 2) {
            int x = i / 2;
            double weight = w + m[6] * x;
            places[i] = (nextX + m[0] * x) / weight;
            places[i + 1] = (nextY + m[3] * x) / weight;
        }
    }
}
