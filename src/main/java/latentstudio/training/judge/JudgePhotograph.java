package latentstudio.training.judge;

import java.awt.Color;
import java.util.SplittableRandom;
import latentstudio.image.Picture;

/** Pictures that look like photographs: hills under a sky, a street of houses, fruit on a table. */
final class JudgePhotograph {
    private static final double GRAIN = 0.011;
    private static final double SOFT = 0.6;
    private static final double[] SKIN_OF_FRUIT = {0.02, 0.06, 0.1, 0.15, 0.25, 0.33, 0.8, 0.97};

    private final int width;
    private final int height;
    private final SplittableRandom random;
    private final long seed;
    private final float[] values;

    private JudgePhotograph(int width, int height, SplittableRandom random) {
        this.width = width;
        this.height = height;
        this.random = random;
        this.seed = random.nextLong();
        this.values = new float[3 * width * height];
    }

    static Picture of(int width, int height, SplittableRandom random) {
        JudgePhotograph photograph = new JudgePhotograph(width, height, random);
        switch (random.nextInt(3)) {
            case 0 -> photograph.hills();
            case 1 -> photograph.street();
            default -> photograph.fruit();
        }
        return photograph.developed();
    }

    private void hills() {
        double horizon = random.nextDouble(0.35, 0.55);
        double[] zenith = random.nextBoolean() ? colour(0.6, 0.6, 0.75) : colour(0.62, 0.45, 0.55);
        double[] low = random.nextBoolean() ? colour(0.1, 0.35, 0.95) : colour(0.56, 0.15, 0.95);
        double sunX = random.nextDouble(0.15, 0.85);
        double sunY = horizon * random.nextDouble(0.3, 0.9);
        double cloudiness = random.nextDouble(0.42, 0.58);
        int ridges = 4;
        double[][] ridge = new double[ridges][width];
        double[][] ridgeColour = new double[ridges][];
        for (int i = 0; i < ridges; i++) {
            double base = horizon + (1 - horizon) * i / ridges * 0.8;
            for (int x = 0; x < width; x++) {
                double along = x / (double) height;
                ridge[i][x] = base - 0.22 * (noise(along * (1.2 + i * 0.5), i * 17.3, 5) - 0.4);
            }
            ridgeColour[i] = mix(colour(random.nextDouble(0.2, 0.36), random.nextDouble(0.35, 0.65), 0.5 - 0.08 * i), low, 0.65 - 0.2 * i);
        }
        boolean lake = random.nextInt(3) == 0;
        paint((u, v, x) -> {
            int layer = -1;
            for (int i = 0; i < ridges; i++) {
                layer = v > ridge[i][x] ? i : layer;
            }
            if (lake && v > 0.82) {
                double mirrored = 1.64 - v + 0.02 * (noise(u * 6, v * 60, 3) - 0.5);
                double[] glimmer = mix(zenith, low, JudgeField.rise(0, 1, mirrored));
                return mix(glimmer, new double[] {0.1, 0.18, 0.22}, 0.35 + 0.4 * noise(u * 4, v * 40, 3));
            }
            if (layer < 0) {
                double[] sky = mix(zenith, low, JudgeField.rise(0, horizon * 1.1, v));
                double cloud = JudgeField.rise(cloudiness, cloudiness + 0.25, noise(u * 2.2, v * 5, 5));
                double shade = 0.75 + 0.25 * noise(u * 3 + 0.3, v * 6 + 0.2, 4);
                double[] clouded = mix(sky, new double[] {shade, shade, shade * 1.02}, cloud * 0.85);
                double glow = Math.exp(-Math.hypot(u - sunX * width / height, v - sunY) * 7);
                return mix(clouded, new double[] {1, 0.95, 0.8}, Math.min(1, glow * 1.3));
            }
            double depth = v - ridge[layer][x];
            double texture = noise(u * (8 + 14 * layer), v * (14 + 20 * layer), 4);
            double light = 0.55 + 0.75 * texture - 0.5 * JudgeField.rise(0, 0.3, depth) + 0.15 * noise(u * 3, v * 3, 2);
            return scaled(ridgeColour[layer], light);
        });
    }

    private void street() {
        double[] zenith = colour(0.58, random.nextDouble(0.1, 0.5), random.nextDouble(0.7, 0.95));
        int houses = random.nextInt(4, 8);
        double[] left = new double[houses + 1];
        double[] top = new double[houses];
        double[][] wall = new double[houses][];
        double[][] roof = new double[houses][];
        int[] floors = new int[houses];
        double wide = width / (double) height;
        for (int i = 0; i < houses; i++) {
            left[i + 1] = left[i] + random.nextDouble(0.7, 1.3);
            top[i] = random.nextDouble(0.15, 0.42);
            wall[i] = colour(random.nextDouble(0, 0.16), random.nextDouble(0.08, 0.5), random.nextDouble(0.5, 0.95));
            roof[i] = colour(random.nextDouble(0, 0.08), random.nextDouble(0.2, 0.6), random.nextDouble(0.25, 0.5));
            floors[i] = random.nextInt(2, 5);
        }
        double scale = wide / left[houses];
        double ground = random.nextDouble(0.72, 0.84);
        double sun = random.nextDouble(-0.5, 0.5);
        paint((u, v, x) -> {
            if (v > ground) {
                double far = (v - ground) / (1 - ground);
                double stones = noise(u * 30 / (0.3 + far), v * 70, 3);
                double shadow = u + (v - ground) * 2 * sun < wide * 0.45 ? 0.6 : 1;
                return scaled(new double[] {0.62, 0.6, 0.58}, shadow * (0.55 + 0.6 * stones) * (0.8 + 0.2 * far));
            }
            int house = 0;
            while (house < houses - 1 && u > left[house + 1] * scale) {
                house++;
            }
            double from = left[house] * scale;
            double across = (u - from) / (left[house + 1] * scale - from);
            double gable = top[house] - 0.13 * (1 - Math.abs(2 * across - 1));
            if (v < gable) {
                double cloud = JudgeField.rise(0.45, 0.75, noise(u * 2, v * 4, 5));
                return mix(mix(zenith, new double[] {0.93, 0.94, 0.95}, v * 1.2), new double[] {0.97, 0.97, 0.97}, cloud * 0.8);
            }
            if (v < top[house]) {
                return scaled(roof[house], 0.7 + 0.25 * Math.sin(v * 260) * 0.4 + 0.5 * noise(u * 25, v * 25, 3));
            }
            double row = (v - top[house]) / (ground - top[house]) * floors[house];
            double column = across * 3;
            double inRow = row - Math.floor(row);
            double inColumn = column - Math.floor(column);
            boolean window = inRow > 0.25 && inRow < 0.8 && inColumn > 0.28 && inColumn < 0.72;
            if (window) {
                boolean frame = inRow < 0.29 || inRow > 0.76 || Math.abs(inColumn - 0.5) < 0.025 || inColumn < 0.31 || inColumn > 0.69;
                double glass = 0.18 + 0.35 * noise(u * 9 + house, v * 9, 3);
                return frame ? new double[] {0.85, 0.83, 0.8} : new double[] {glass * 0.8, glass * 0.95, glass * 1.15};
            }
            double relief = inRow > 0.8 && inRow < 0.84 && inColumn > 0.24 && inColumn < 0.76 ? 0.55 : 1;
            double light = relief * (0.75 + 0.2 * sun * (across - 0.5) + 0.35 * noise(u * 12, v * 12, 5));
            return scaled(wall[house], light * (0.85 + 0.15 * (1 - v)));
        });
    }

    private void fruit() {
        int count = random.nextInt(3, 6);
        double[][] fruit = new double[count][]; // u, v, radius, then the colour
        double wide = width / (double) height;
        for (int i = 0; i < count; i++) {
            double radius = random.nextDouble(0.12, 0.2);
            double[] colour = colour(SKIN_OF_FRUIT[random.nextInt(SKIN_OF_FRUIT.length)], random.nextDouble(0.6, 0.9), random.nextDouble(0.6, 0.9));
            fruit[i] = new double[] {wide * (i + 0.6 + random.nextDouble(-0.2, 0.2)) / (count + 0.2),
                0.62 + 0.06 * i % 0.17 - radius * 0.3, radius, colour[0], colour[1], colour[2]};
        }
        double[] wall = colour(random.nextDouble(), random.nextDouble(0.05, 0.3), random.nextDouble(0.5, 0.9));
        double[] wood = colour(random.nextDouble(0.05, 0.1), random.nextDouble(0.4, 0.65), random.nextDouble(0.4, 0.7));
        double edge = random.nextDouble(0.42, 0.52);
        paint((u, v, x) -> {
            double[] pixel;
            if (v < edge) {
                pixel = scaled(wall, 0.55 + 0.4 * JudgeField.rise(wide, 0, u) + 0.12 * noise(u * 5, v * 5, 4));
            } else {
                double rings = noise(u * 1.5, v * 24, 4);
                pixel = scaled(wood, 0.6 + 0.7 * rings + 0.2 * (v - edge));
                for (double[] one : fruit) {
                    double away = Math.hypot((u - one[0] - one[2] * 0.6) / 1.5, (v - one[1] - one[2] * 0.85) / 0.4) / one[2];
                    pixel = scaled(pixel, 0.4 + 0.6 * JudgeField.rise(0.4, 1.15, away));
                }
            }
            for (double[] one : fruit) {
                double nx = (u - one[0]) / one[2];
                double ny = (v - one[1]) / one[2];
                double round = nx * nx + ny * ny;
                if (round < 1) {
                    double nz = Math.sqrt(1 - round);
                    double light = Math.max(0, -0.55 * nx - 0.55 * ny + 0.63 * nz);
                    double skin = 0.8 + 0.4 * noise(nx * 2 + one[0] * 9, ny * 3, 4);
                    double shine = Math.pow(Math.max(0, -0.42 * nx - 0.42 * ny + 0.8 * nz), 40);
                    double[] lit = scaled(new double[] {one[3], one[4], one[5]}, skin * (0.18 + 0.9 * light));
                    pixel = mix(lit, new double[] {1, 1, 0.97}, 0.7 * shine);
                }
            }
            return pixel;
        });
    }

    private interface Scene {
        /** The colour at u (0 at the left, in heights) and v (0 top to 1 bottom), in column x. */
        double[] at(double u, double v, int x);
    }

    private void paint(Scene scene) {
        int size = width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] colour = scene.at((x + 0.5) / height, (y + 0.5) / height, x);
                for (int c = 0; c < 3; c++) {
                    values[c * size + y * width + x] = (float) colour[c];
                }
            }
        }
    }

    /** Darker in the corners, soft and grainy; sometimes without colour. */
    private Picture developed() {
        int size = width * height;
        boolean grey = random.nextInt(5) == 0;
        float[] result = new float[3 * size];
        float[] common = JudgeField.grain(width, height, 0.5, random);
        for (int c = 0; c < 3; c++) {
            float[] plane = new float[size];
            for (int i = 0; i < size; i++) {
                plane[i] = grey ? 0.3f * values[i] + 0.59f * values[size + i] + 0.11f * values[2 * size + i] : values[c * size + i];
            }
            plane = JudgeField.blur(plane, width, height, SOFT);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int i = y * width + x;
                    double corner = Math.pow(2.0 * x / width - 1, 2) + Math.pow(2.0 * y / height - 1, 2);
                    result[c * size + i] = (float) Math.clamp(plane[i] * (1 - 0.12 * corner) + GRAIN * common[i], 0.02, 0.98);
                }
            }
        }
        return new Picture(Picture.RGB, width, height, result);
    }

    /** Noise of so many octaves, each twice as fine and half as strong, 0..1, the mean near 0.5. */
    private double noise(double u, double v, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double reached = 0;
        for (int i = 0; i < octaves; i++) {
            sum += strength * lattice(u * (1 << i) + 31.7 * i, v * (1 << i) - 11.3 * i);
            reached += strength;
            strength /= 2;
        }
        return sum / reached;
    }

    private double lattice(double u, double v) {
        long x = (long) Math.floor(u);
        long y = (long) Math.floor(v);
        double across = JudgeField.rise(0, 1, u - x);
        double down = JudgeField.rise(0, 1, v - y);
        double above = corner(x, y) + across * (corner(x + 1, y) - corner(x, y));
        double below = corner(x, y + 1) + across * (corner(x + 1, y + 1) - corner(x, y + 1));
        return above + down * (below - above);
    }

    private double corner(long x, long y) {
        long mixed = (x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL) + seed;
        mixed = (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
        return (mixed >>> 40) / (double) (1 << 24);
    }

    private static double[] colour(double hue, double saturation, double brightness) {
        int rgb = Color.HSBtoRGB((float) hue, (float) Math.clamp(saturation, 0.0, 1.0), (float) Math.clamp(brightness, 0.0, 1.0));
        return new double[] {(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0};
    }

    private static double[] mix(double[] from, double[] to, double share) {
        return new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), from[2] + share * (to[2] - from[2])};
    }

    private static double[] scaled(double[] colour, double factor) {
        return new double[] {colour[0] * factor, colour[1] * factor, colour[2] * factor};
    }
}
