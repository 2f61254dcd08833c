package latentstudio.clean;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** A sheet as a scanner or a camera sees it: ink on paper, what time did to the paper, light, lens and sensor. */
final class ExampleLight {
    private final SplittableRandom random;
    private int width;
    private int height;
    /** [height * width], 0 no ink to 1 all of it. */
    private float[] cover;
    /** [3][height * width], 0..255: ink, and what is seen. */
    private float[][] ink;
    private float[][] seen;

    /** @param drawn ink on nothing */
    ExampleLight(BufferedImage drawn, long seed) {
        random = new SplittableRandom(seed);
        width = drawn.getWidth();
        height = drawn.getHeight();
        cover = new float[width * height];
        ink = new float[3][width * height];
        for (int i = 0; i < cover.length; i++) {
            int argb = drawn.getRGB(i % width, i / width);
            cover[i] = (argb >>> 24) / 255f;
            for (int c = 0; c < 3; c++) {
                ink[c][i] = argb >> 16 - 8 * c & 0xff;
            }
        }
    }

    ExampleLight paper(int red, int green, int blue) {
        int[] colour = {red, green, blue};
        float[] clouds = clouds(90, 0.012f);
        float[] fibres = clouds(3, 0.010f);
        float[] uneven = clouds(11, 0.06f); // ink takes to paper here more, there less
        seen = new float[3][width * height];
        for (int i = 0; i < cover.length; i++) {
            float there = cover[i] * Math.clamp(0.93f + uneven[i], 0.7f, 1f);
            for (int c = 0; c < 3; c++) {
                float sheet = colour[c] * (1 + clouds[i] + fibres[i]);
                seen[c][i] = sheet + there * (ink[c][i] * sheet / 255 - sheet) * 0.97f;
            }
        }
        return this;
    }

    ExampleLight yellowEdges() {
        float[] ragged = clouds(120, 45);
        return shade((x, y, i, c) -> {
            float edge = Math.max(0, Math.min(Math.min(x, width - x), Math.min(y, height - y)) + ragged[i]);
            float brown = (float) Math.exp(-edge / 85);
            return 1 - brown * new float[] {0.16f, 0.25f, 0.42f}[c];
        });
    }

    ExampleLight foxing() {
        for (int spot = 0; spot < 46; spot++) {
            double x = random.nextDouble(width);
            double y = random.nextDouble(height);
            double radius = 2 + 9 * Math.pow(random.nextDouble(), 3);
            float strength = 0.10f + 0.22f * (float) random.nextDouble();
            around(x, y, radius, (far, i) -> {
                float there = strength * (float) Math.exp(-far * far * 1.6);
                seen[0][i] *= 1 - 0.5f * there;
                seen[1][i] *= 1 - there;
                seen[2][i] *= 1 - 1.5f * there;
            });
        }
        return this;
    }

    /** Creases across the page: a dark line, and light that falls another way on both sides of it. */
    ExampleLight folds(int... rows) {
        float[] wobble = clouds(160, 5);
        return shade((x, y, i, c) -> {
            float light = 1;
            for (int row : rows) {
                float far = y - row - wobble[row * width + x];
                light *= 1 - 0.20f * (float) Math.exp(-far * far / 3) + 0.04f * (float) Math.exp(-far * far / 1800) * Math.signum(far);
            }
            return light;
        });
    }

    /** Flat facets, each a little lighter or darker. */
    ExampleLight crumple() {
        float[] coarse = clouds(180, 0.022f);
        float[] fine = clouds(64, 0.010f);
        return shade((x, y, i, c) -> 1 + coarse[i] + fine[i] - 0.5f * Math.abs(coarse[i] + fine[i]));
    }

    /** Thermal print pales in bands. */
    ExampleLight fadedPrint() {
        float[] bands = clouds(200, 0.28f);
        for (int i = 0; i < cover.length; i++) {
            float pale = cover[i] * Math.clamp(0.16f + bands[i], 0f, 0.45f);
            for (int c = 0; c < 3; c++) {
                seen[c][i] += pale * (238 - seen[c][i]);
            }
        }
        return this;
    }

    /** Light that is uneven from corner to corner. */
    ExampleLight light(double fall) {
        return shade((x, y, i, c) -> 1 - (float) fall * (0.55f * x / width + 0.75f * y / height) * (c == 0 ? 0.9f : 1));
    }

    /** A warm lamp above on the left. */
    ExampleLight lamp(double fall) {
        return shade((x, y, i, c) -> {
            double far = Math.hypot(x - 0.30 * width, y - 0.22 * height) / height;
            return (float) (1.04 - fall * far * far) * new float[] {1.01f, 0.95f, 0.82f}[c];
        });
    }

    /** The soft shadow of who holds the phone. */
    ExampleLight phoneShadow() {
        float[] soft = clouds(220, 60);
        return shade((x, y, i, c) -> {
            float inside = 0.62f * x + y + soft[i] - 1.22f * height;
            return 1 - 0.26f / (1 + (float) Math.exp(-inside / 34));
        });
    }

    /** Lays the sheet on a table, turned by some radians. */
    ExampleLight onTable(int tableWidth, int tableHeight, double turn) {
        float[][] sheet = seen;
        int sheetWidth = width;
        int sheetHeight = height;
        width = tableWidth;
        height = tableHeight;
        float[] rings = clouds(30, 1);
        float[] grain = clouds(2, 0.05f);
        seen = new float[3][width * height];
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float[] wood = {112, 74, 48};
                float board = (float) Math.sin(x * 0.13 + 2.6 * rings[(y / 9) * width + x]) * 0.07f + grain[i];
                // a lens from near: the far end is a little smaller
                double near = 1 + 0.06 * ((double) y / height - 0.5);
                double across = (x - width / 2.0) / near;
                double down = y - height / 2.0;
                double u = cos * across + sin * down + sheetWidth / 2.0 + 3 * Math.sin(y / 170.0);
                double v = -sin * across + cos * down + sheetHeight / 2.0;
                double outside = Math.max(Math.max(-u, u - sheetWidth + 1), Math.max(-v, v - sheetHeight + 1));
                double shadow = Math.max(Math.max(-u + 8, u - sheetWidth - 6), Math.max(-v + 4, v - sheetHeight - 10));
                float dark = 1 - 0.5f / (1 + (float) Math.exp(shadow / 6));
                for (int c = 0; c < 3; c++) {
                    float table = wood[c] * (1 + board) * dark;
                    float over = (float) Math.clamp(0.5 - outside, 0, 1);
                    seen[c][i] = table + (over == 0 ? 0 : over * (at(sheet[c], sheetWidth, sheetHeight, u, v) - table));
                }
            }
        }
        return this;
    }

    private static float at(float[] plane, int width, int height, double u, double v) {
        double x = Math.clamp(u, 0, width - 1.001);
        double y = Math.clamp(v, 0, height - 1.001);
        int i = (int) y * width + (int) x;
        float right = (float) (x % 1);
        float down = (float) (y % 1);
        int below = i + (y >= height - 1 ? 0 : width);
        return (plane[i] * (1 - right) + plane[i + 1] * right) * (1 - down) + (plane[below] * (1 - right) + plane[below + 1] * right) * down;
    }

    /** A lens that is not quite sharp, and a sensor's noise, more of it in blue. */
    ExampleLight grain(double deviation) {
        for (int c = 0; c < 3; c++) {
            float[] sharp = seen[c].clone();
            float[] coarse = clouds(2, (float) deviation * 0.8f);
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    int i = y * width + x;
                    float around = (sharp[i - 1] + sharp[i + 1] + sharp[i - width] + sharp[i + width]) / 4;
                    seen[c][i] = 0.66f * sharp[i] + 0.34f * around + coarse[i] + (float) (gaussian() * deviation * (c == 2 ? 0.9 : 0.6));
                }
            }
        }
        return this;
    }

    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                rgb = rgb << 8 | Math.clamp(Math.round(seen[c][i]), 0, 255);
            }
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    private interface Shade {
        float at(int x, int y, int i, int channel);
    }

    private ExampleLight shade(Shade shade) {
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                seen[c][i] *= shade.at(i % width, i / width, i, c);
            }
        }
        return this;
    }

    private interface Spot {
        void at(double far, int i);
    }

    private void around(double x, double y, double radius, Spot spot) {
        int reach = (int) (3 * radius) + 1;
        for (int py = Math.max(0, (int) y - reach); py < Math.min(height, y + reach); py++) {
            for (int px = Math.max(0, (int) x - reach); px < Math.min(width, x + reach); px++) {
                spot.at(Math.hypot(px - x, py - y) / radius, py * width + px);
            }
        }
    }

    /** Smooth noise of a mean of 0. @param cell pixels from one random number to the next */
    private float[] clouds(int cell, float deviation) {
        int columns = width / cell + 4;
        float[] numbers = new float[columns * (height / cell + 4)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) gaussian();
        }
        float[] field = new float[width * height];
        for (int y = 0; y < height; y++) {
            float down = smooth((float) (y % cell) / cell);
            for (int x = 0; x < width; x++) {
                float right = smooth((float) (x % cell) / cell);
                int at = y / cell * columns + x / cell;
                float above = numbers[at] + right * (numbers[at + 1] - numbers[at]);
                float below = numbers[at + columns] + right * (numbers[at + columns + 1] - numbers[at + columns]);
                field[y * width + x] = deviation * (above + down * (below - above));
            }
        }
        return field;
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    /** The sum of twelve uniform numbers. */
    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
