package latentstudio.training.geometry;

import java.util.Arrays;
import java.util.SplittableRandom;
import latentstudio.dataset.PageRenderer;
import latentstudio.geometry.Homography;
import latentstudio.image.Page;
import latentstudio.image.Picture;

/**
 * A rendered photograph of a sheet of A4 on a table, from above or at a slant, in uneven light.
 *
 * @param page    the photograph, in colour
 * @param corners of the sheet, from the upper left one clockwise, pixels; null where there is no one sheet that a person would name
 */
record TablePhotograph(Page page, double[][] corners) {
    private static final int LONG = 1600;
    private static final int SHORT = 1200;
    private static final int SHEET_WIDTH = 827;
    private static final int SHEET_HEIGHT = 1169;

    /** What the sheet lies on, and what makes it hard. */
    enum Scene { WOOD, CLOTH, MARBLE, DARK, TWO_SHEETS, CUT_OFF, NO_SHEET }

    static TablePhotograph of(Scene scene, PageRenderer renderer, SplittableRandom random) {
        boolean upright = random.nextInt(3) > 0;
        int width = upright ? SHORT : LONG;
        int height = upright ? LONG : SHORT;
        float[][] table = table(scene, width, height, random.split());
        double[][] corners = corners(width, height, scene == Scene.TWO_SHEETS ? 0.5 : random.nextDouble(0.6, 0.88), random.split());
        if (scene == Scene.TWO_SHEETS || scene == Scene.CUT_OFF) {
            double away = scene == Scene.CUT_OFF ? 0.3 : -0.23;
            move(corners, away * width, 0);
        }
        if (scene != Scene.NO_SHEET) {
            lay(renderer.colourPage(SHEET_WIDTH, SHEET_HEIGHT, random.split()), corners, table, width, height);
        }
        if (scene == Scene.TWO_SHEETS) {
            double[][] other = corners(width, height, 0.5, random.split());
            move(other, 0.25 * width, 0);
            lay(renderer.colourPage(SHEET_WIDTH, SHEET_HEIGHT, random.split()), other, table, width, height);
        }
        light(table, width, height, random.split());
        float[] values = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(table[c], 0, values, c * width * height, width * height);
        }
        boolean known = scene != Scene.TWO_SHEETS && scene != Scene.NO_SHEET && Arrays.stream(corners)
                .allMatch(corner -> corner[0] >= 0 && corner[1] >= 0 && corner[0] <= width && corner[1] <= height);
        return new TablePhotograph(new Picture(Picture.RGB, width, height, values).toPage(), known ? corners : null);
    }

    private static void move(double[][] corners, double x, double y) {
        for (double[] corner : corners) {
            corner[0] += x;
            corner[1] += y;
        }
    }

    /** An A4 sheet, turned a little and seen at a slant. */
    private static double[][] corners(int width, int height, double share, SplittableRandom random) {
        double high = share * Math.min(height, width * 1.25);
        double wide = high / Math.sqrt(2);
        double angle = Math.toRadians(random.nextDouble(-12, 12));
        double slant = random.nextDouble(-0.08, 0.08);
        double lean = random.nextDouble(-0.08, 0.08);
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        double middleX = width / 2.0 + random.nextDouble(-0.02, 0.02) * width;
        double middleY = height / 2.0 + random.nextDouble(-0.02, 0.02) * height;
        for (double[] corner : corners) {
            double w = 1 + slant * corner[0] + lean * corner[1];
            double x = corner[0] * wide / 2;
            double y = corner[1] * high / 2;
            corner[0] = middleX + (x * Math.cos(angle) - y * Math.sin(angle)) / w;
            corner[1] = middleY + (x * Math.sin(angle) + y * Math.cos(angle)) / w;
        }
        return corners;
    }

    private static float[][] table(Scene scene, int width, int height, SplittableRandom random) {
        double[] colour = switch (scene) {
            case CLOTH -> new double[] {random.nextDouble(0.1, 0.7), random.nextDouble(0.1, 0.6), random.nextDouble(0.1, 0.7)};
            case MARBLE -> new double[] {0.74, 0.73, 0.71};
            case DARK -> new double[] {0.12, 0.12, 0.13};
            default -> new double[] {random.nextDouble(0.4, 0.66), random.nextDouble(0.26, 0.42), random.nextDouble(0.12, 0.24)};
        };
        double[] coarse = noise(width / 8 + 2, height / 8 + 2, 9, random);
        double phase = random.nextDouble(0, 6);
        double grain = random.nextDouble(0.02, 0.06);
        int across = width / 8 + 2;
        float[][] table = new float[3][width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            double slow = coarse[y / 8 * across + x / 8];
            double pattern = switch (scene) {
                case CLOTH -> 0.05 * (((x / 3 + y / 3) & 1) == 0 ? 1 : -1) + 0.05 * slow;
                case MARBLE -> 0.06 * slow - 0.25 * Math.exp(-Math.pow(Math.sin(phase + (x + 1.7 * y) / 170.0 + 2.2 * slow), 2) * 60);
                case DARK -> 0.02 * slow;
                default -> 0.07 * Math.sin(phase + y * grain * 3 + 3 * slow) + 0.05 * slow - (y % 400 < 4 ? 0.2 : 0);
            };
            for (int c = 0; c < 3; c++) {
                table[c][i] = (float) Math.clamp(colour[c] * (1 + pattern / 0.6), 0, 1);
            }
        }
        return table;
    }

    /** Smooth noise of deviation about 1, [height, width]. */
    private static double[] noise(int width, int height, int reach, SplittableRandom random) {
        int across = width / reach + 3;
        double[] knots = new double[across * (height / reach + 3)];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = random.nextDouble(-1.7, 1.7);
        }
        double[] noise = new double[width * height];
        for (int i = 0; i < noise.length; i++) {
            double x = (double) (i % width) / reach;
            double y = (double) (i / width) / reach;
            int at = (int) y * across + (int) x;
            double right = x - (int) x;
            double down = y - (int) y;
            noise[i] = (1 - down) * ((1 - right) * knots[at] + right * knots[at + 1]) + down * ((1 - right) * knots[at + across] + right * knots[at + across + 1]);
        }
        return noise;
    }

    /** Draws a sheet with its soft shadow; four looks a pixel, so that its edge is not jagged. */
    private static void lay(Picture sheet, double[][] corners, float[][] table, int width, int height) {
        Homography map = Homography.of(sheet.width(), sheet.height(), corners).inverse();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                double[] sum = new double[3];
                int inside = 0;
                for (int look = 0; look < 4; look++) {
                    double[] on = map.at(x + 0.25 + 0.5 * (look % 2), y + 0.25 + 0.5 * (look / 2));
                    if (on[0] >= 0 && on[1] >= 0 && on[0] < sheet.width() && on[1] < sheet.height()) {
                        inside++;
                        for (int c = 0; c < 3; c++) {
                            sum[c] += sheet.at((int) on[0], (int) on[1], c);
                        }
                    }
                }
                double[] shadow = map.at(x - 5, y - 6);
                double near = Math.max(Math.max(-shadow[0], shadow[0] - sheet.width()), Math.max(-shadow[1], shadow[1] - sheet.height()));
                double shade = 1 - 0.3 / (1 + Math.exp(near / 4));
                for (int c = 0; c < 3; c++) {
                    table[c][at] = (float) ((0.93 * sum[c] + (4 - inside) * table[c][at] * shade) / 4);
                }
            }
        }
    }

    /** Light from one side, a shadow across, and a camera's noise. */
    private static void light(float[][] planes, int width, int height, SplittableRandom random) {
        double across = random.nextDouble(-0.2, 0.2);
        double down = random.nextDouble(-0.2, 0.2);
        double warm = random.nextDouble(0.9, 1.02);
        double noise = random.nextDouble(0.005, 0.03);
        for (int i = 0; i < width * height; i++) {
            double light = 0.92 + across * ((double) (i % width) / width - 0.5) + down * ((double) (i / width) / height - 0.5);
            for (int c = 0; c < 3; c++) {
                double value = planes[c][i] * light * (c == 2 ? warm : 1) + noise * (random.nextDouble() + random.nextDouble() - 1);
                planes[c][i] = (float) Math.clamp(value, 0, 1);
            }
        }
    }
}
