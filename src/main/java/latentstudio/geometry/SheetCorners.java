package latentstudio.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latentstudio.image.Page;

/**
 * The corners of a sheet in a picture, as a person put them. As JSON they are four pairs of numbers. Immutable.
 *
 * @param corners the upper left, upper right, lower right and lower left one
 */
public record SheetCorners(List<Corner> corners) {
    /** A sheet takes this share of the picture at least. */
    private static final double SMALLEST = 0.05;

    /**
     * One corner.
     *
     * @param x of the picture's width, 0..1
     * @param y of the picture's height, 0..1
     */
    public record Corner(double x, double y) {
        public Corner {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException("Expected each corner inside the picture, x and y from 0 to 1, got %s and %s; move it inside."
                        .formatted(x, y));
            }
        }
    }

    /** @throws IllegalArgumentException if they are not those of a convex sheet, clockwise, that takes 5 % of the picture at least */
    public SheetCorners {
        corners = List.copyOf(corners);
        if (corners.size() != 4) {
            throw four(corners.size() + " of them");
        }
        double[][] points = points(corners, 1, 1);
        for (int i = 0; i < 4; i++) {
            if (!(Homography.turn(points[i], points[(i + 1) % 4], points[(i + 2) % 4]) > 0)) {
                throw new IllegalArgumentException("Expected the corners of a sheet, clockwise from the upper left one, got ones whose sides cross or bend inward; "
                        + "move them apart.");
            }
        }
        if (share(points, 1, 1) < SMALLEST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "Expected a sheet of at least %.0f %% of the picture, got %.1f %%; move the corners apart.",
                    100 * SMALLEST, 100 * share(points, 1, 1)));
        }
    }

    /** How much of a picture a quadrilateral takes, 0..1 (the shoelace formula). */
    private static double share(double[][] points, double width, double height) {
        double twice = 0;
        for (int i = 0; i < 4; i++) {
            double[] next = points[(i + 1) % 4];
            twice += points[i][0] * next[1] - next[0] * points[i][1];
        }
        return twice / 2 / (width * height);
    }

    /**
     * Corners as they are told.
     *
     * @param fractions x and y of each
     * @throws IllegalArgumentException also if they are not four pairs
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SheetCorners of(double[][] fractions) {
        return new SheetCorners(Arrays.stream(fractions).map(pair -> {
            if (pair == null || pair.length != 2) {
                throw four("one of " + (pair == null ? "no" : pair.length) + " numbers");
            }
            return new Corner(pair[0], pair[1]);
        }).toList());
    }

    /** The corners of the sheet in a photograph; empty where it is not sure that there is one, and only one. */
    public static Optional<SheetCorners> found(Page photograph) {
        return Sheet.of(photograph).filter(sheet -> share(sheet.corners(), photograph.width(), photograph.height()) >= SMALLEST).map(sheet -> new SheetCorners(Arrays.stream(sheet.corners())
                .map(corner -> new Corner(corner[0] / photograph.width(), corner[1] / photograph.height())).toList()));
    }

    private static IllegalArgumentException four(String got) {
        return new IllegalArgumentException("Expected four corners, each x and y as fractions of the picture's width and height, got %s; send for instance %s."
                .formatted(got, "[[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]"));
    }

    /** x and y of each, as {@link #of} takes them. */
    @JsonValue
    public double[][] fractions() {
        return points(corners, 1, 1);
    }

    /** x and y of each, pixels of a picture of this size. */
    double[][] on(int width, int height) {
        return points(corners, width, height);
    }

    private static double[][] points(List<Corner> corners, int width, int height) {
        return corners.stream().map(corner -> new double[] {width * corner.x, height * corner.y}).toArray(double[][]::new);
    }
}
