package latentstudio.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latentstudio.image.Page;

/**
 * A sheet of paper in a photograph: its four corners. Found at low resolution as the one light, little coloured area that
 * no edge of the picture cuts, or, where that is no quadrilateral, with what else has none of the table's colours; then a line is fitted through the steepest steps across each of its sides at full
 * resolution, and the corners are where the lines meet.
 *
 * @param corners   x and y of the upper left, upper right, lower right and lower left one, pixels of the photograph; not copied
 * @param certainty the share of the places along the worst of its sides where the step was found on the line, 0..1
 */
public record Sheet(double[][] corners, double certainty) {
    /** The longer side of the reduced photograph, pixels. */
    private static final int REDUCED_SIDE = 320;
    /** How much of the quadrilateral the area fills, and how much of the area is in it. */
    private static final double FILLED = 0.95;
    /** As much of a sheet is paper at least. */
    private static final double LEAST_PAPER = 0.3;
    /** A side as long as this share of the picture's at least. */
    private static final double SHORTEST_SIDE = 0.15;
    private static final double LEAST_CERTAINTY = 0.6;
    /** The squared sheet has no more pixels than so many photographs. */
    private static final double MOST_PIXELS = 1;
    /** Angles of a sheet that is not seen from too low, degrees. */
    private static final double SMALLEST_ANGLE = 50;
    private static final double LARGEST_ANGLE = 130;
    private static final double MOST_RATIO = 4;

    /** The sheet in a photograph; empty where it is not sure that there is one, and only one. */
    public static Optional<Sheet> of(Page page) {
        int factor = Math.max(1, Math.max(page.width(), page.height()) / REDUCED_SIDE);
        int width = page.width() / factor;
        int height = page.height() / factor;
        if (width < 32 || height < 32) {
            return Optional.empty();
        }
        byte[][] colours = SheetArea.reduced(page, factor, width, height);
        byte[] paperness = SheetArea.paperness(colours);
        boolean[] light = SheetArea.area(SheetArea.above(paperness, SheetArea.threshold(paperness)), width, height);
        if (light == null) {
            return Optional.empty();
        }
        Optional<Sheet> plain = in(page, light, false, factor, width, height);
        return plain.isPresent() ? plain : Optional.ofNullable(SheetArea.area(SheetArea.unlikeTable(colours, width, height), width, height))
                .filter(whole -> contains(whole, light)).flatMap(whole -> in(page, whole, true, factor, width, height));
    }

    /** @param colourful whether there may be more than paper at its sides, so that these are steps of any colour */
    private static Optional<Sheet> in(Page page, boolean[] area, boolean colourful, int factor, int width, int height) {
        int size = SheetArea.count(area);
        double[][] rough = quadrilateral(area, width, height);
        if (rough == null || !isFilled(rough, area, size, width, height)) {
            return Optional.empty();
        }
        for (double[] corner : rough) {
            corner[0] *= factor;
            corner[1] *= factor;
        }
        return SheetSides.refined(page, rough, 2.5 * factor, colourful).filter(sheet -> sheet.certainty >= LEAST_CERTAINTY && isSensible(sheet.corners, page));
    }

    /** Whether nearly all of a part is in an area, and is much of it. */
    private static boolean contains(boolean[] area, boolean[] part) {
        int both = 0;
        for (int i = 0; i < area.length; i++) {
            both += area[i] && part[i] ? 1 : 0;
        }
        return both >= FILLED * SheetArea.count(part) && both >= LEAST_PAPER * SheetArea.count(area);
    }

    /** The size of the sheet when it is seen from above, pixels. */
    public int[] size(int pageWidth, int pageHeight) {
        double across = Math.max(length(0, 1), length(3, 2));
        double down = Math.max(length(1, 2), length(0, 3));
        double ratio = ratio(pageWidth, pageHeight);
        if (ratio > 0) {
            // the longer of the two keeps its pixels
            if (down / ratio > across) {
                across = down / ratio;
            } else {
                down = across * ratio;
            }
        }
        double smaller = Math.min(1, Math.sqrt(MOST_PIXELS * pageWidth * pageHeight / (across * down)));
        return new int[] {(int) Math.max(1, Math.round(smaller * across)), (int) Math.max(1, Math.round(smaller * down))};
    }

    private double length(int from, int to) {
        return Math.hypot(corners[to][0] - corners[from][0], corners[to][1] - corners[from][1]);
    }

    /**
     * The sheet's height by its width, from its perspective (Zhengyou Zhang and Li-wei He, Whiteboard Scanning and Image Enhancement,
     * 2007, section 3.3), when the camera looked through the middle of the picture; 0 where the perspective is too weak to tell.
     */
    private double ratio(int pageWidth, int pageHeight) {
        double[][] m = new double[4][];
        int[] order = {0, 1, 3, 2};
        for (int i = 0; i < 4; i++) {
            m[i] = new double[] {corners[order[i]][0] - pageWidth / 2.0, corners[order[i]][1] - pageHeight / 2.0, 1};
        }
        double k2 = dot(cross(m[0], m[3]), m[2]) / dot(cross(m[1], m[3]), m[2]);
        double k3 = dot(cross(m[0], m[3]), m[1]) / dot(cross(m[2], m[3]), m[1]);
        double[] across = minus(m[1], m[0], k2);
        double[] down = minus(m[2], m[0], k3);
        double scale = Math.max(pageWidth, pageHeight);
        if (Math.abs(across[2]) < 0.02 || Math.abs(down[2]) < 0.02) { // sides that stay parallel do not tell the focal length
            return 0;
        }
        double focal = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2]);
        if (!(focal > 0.25 * scale * scale && focal < 25 * scale * scale)) {
            return 0;
        }
        double wide = (across[0] * across[0] + across[1] * across[1]) / focal + across[2] * across[2];
        double high = (down[0] * down[0] + down[1] * down[1]) / focal + down[2] * down[2];
        double ratio = Math.sqrt(high / wide);
        return ratio > 1 / MOST_RATIO && ratio < MOST_RATIO ? ratio : 0;
    }

    private static double[] minus(double[] a, double[] b, double k) {
        return new double[] {k * a[0] - b[0], k * a[1] - b[1], k - 1};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** The four points of the area's convex hull that enclose the most, from the upper left one clockwise; null where it has fewer. */
    private static double[][] quadrilateral(boolean[] area, int width, int height) {
        List<double[]> hull = hull(area, width, height);
        double[][] best = largest(hull);
        if (best == null) {
            return null;
        }
        int first = 0;
        for (int i = 1; i < 4; i++) {
            if (best[i][0] + best[i][1] < best[first][0] + best[first][1]) {
                first = i;
            }
        }
        double[][] ordered = new double[4][];
        for (int i = 0; i < 4; i++) {
            ordered[i] = best[(first + i) % 4].clone();
        }
        return ordered;
    }

    /** Of each diagonal the farthest point on either side: all diagonals are tried. */
    private static double[][] largest(List<double[]> hull) {
        double[][] best = null;
        double most = 0;
        int count = hull.size();
        for (int i = 0; i < count; i++) {
            for (int j = i + 2; j < count; j++) {
                double[] one = farthest(hull, i, j);
                double[] other = farthest(hull, j, i + count);
                if (one == null || other == null) {
                    continue;
                }
                double size = Math.abs(Homography.turn(hull.get(i), hull.get(j), one)) + Math.abs(Homography.turn(hull.get(i), hull.get(j), other));
                if (size > most) {
                    most = size;
                    best = new double[][] {hull.get(i), one, hull.get(j), other};
                }
            }
        }
        return best;
    }

    private static double[] farthest(List<double[]> hull, int from, int to) {
        double[] farthest = null;
        double most = 0;
        for (int k = from + 1; k < to; k++) {
            double[] point = hull.get(k % hull.size());
            double distance = Math.abs(Homography.turn(hull.get(from % hull.size()), hull.get(to % hull.size()), point));
            if (distance > most) {
                most = distance;
                farthest = point;
            }
        }
        return farthest;
    }

    /** Clockwise with y going down (A. M. Andrew, Another Efficient Algorithm for Convex Hulls in Two Dimensions, 1979). */
    private static List<double[]> hull(boolean[] area, int width, int height) {
        List<double[]> points = new ArrayList<>();
        for (int x = 0; x < width; x++) {
            int top = 0;
            while (top < height && !area[top * width + x]) {
                top++;
            }
            int bottom = height - 1;
            while (bottom > top && !area[bottom * width + x]) {
                bottom--;
            }
            if (top < height) {
                points.add(new double[] {x, top});
                points.add(new double[] {x + 1, top});
                points.add(new double[] {x, bottom + 1});
                points.add(new double[] {x + 1, bottom + 1});
            }
        }
        points.sort((a, b) -> a[0] == b[0] ? Double.compare(a[1], b[1]) : Double.compare(a[0], b[0]));
        List<double[]> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (double[] point : pass == 0 ? points : points.reversed()) {
                while (hull.size() >= start + 2 && Homography.turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
                    hull.removeLast();
                }
                hull.add(point);
            }
            hull.removeLast();
        }
        return hull;
    }

    private static boolean isFilled(double[][] corners, boolean[] area, int size, int width, int height) {
        int inside = 0;
        int filled = 0;
        for (int i = 0; i < area.length; i++) {
            double[] at = {i % width + 0.5, i / width + 0.5};
            boolean in = true;
            for (int k = 0; k < 4 && in; k++) {
                in = Homography.turn(corners[k], corners[(k + 1) % 4], at) >= 0;
            }
            if (in) {
                inside++;
                filled += area[i] ? 1 : 0;
            }
        }
        return filled >= FILLED * inside && filled >= FILLED * size;
    }

    private static boolean isSensible(double[][] corners, Page page) {
        double shortest = SHORTEST_SIDE * Math.min(page.width(), page.height());
        for (int i = 0; i < 4; i++) {
            double[] corner = corners[i];
            double[] next = corners[(i + 1) % 4];
            double[] before = corners[(i + 3) % 4];
            double angle = Math.toDegrees(Math.atan2(Homography.turn(before, corner, next),
                    (before[0] - corner[0]) * (next[0] - corner[0]) + (before[1] - corner[1]) * (next[1] - corner[1])));
            if (!(angle > SMALLEST_ANGLE && angle < LARGEST_ANGLE) || Math.hypot(next[0] - corner[0], next[1] - corner[1]) < shortest
                    || corner[0] < 0 || corner[1] < 0 || corner[0] > page.width() || corner[1] > page.height()) {
                return false;
            }
        }
        return true;
    }
}
