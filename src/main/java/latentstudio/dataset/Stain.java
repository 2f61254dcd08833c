package latentstudio.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Dirt that lies on a page and dims it, so that ink stays darker than the paper around it: what is left of a cup,
 * of a drop, of a sole, and specks of dust. Sizes go with the shorter side of the page, since pages are scanned at any
 * dpi: a stain's radius is 0.1 to 0.7 of it, a splash's less, and its middle may lie beyond the edge. Stateless; every method multiplies
 * into the given pixels.
 */
final class Stain {
    private static final int DIRECTIONS = 512;

    private final float[] pixels;
    private final int width;
    private final int height;
    private final RandomGenerator random;
    private final double shorter;

    Stain(float[] pixels, int width, int height, RandomGenerator random) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.random = random;
        shorter = Math.min(width, height);
    }

    /** One to four stains of any kind, a few of them no more than splashes. */
    void any(double level) {
        int first = random.nextInt(4);
        for (int left = 1 + random.nextInt(first == 0 ? 2 : 4); left > 0; left--) {
            double smallest = first > 0 && random.nextInt(6) == 0 ? 0.03 : 0.1;
            double radius = shorter * (smallest + 0.6 * random.nextDouble() * random.nextDouble());
            double x = width * (1.3 * random.nextDouble() - 0.15);
            double y = height * (1.3 * random.nextDouble() - 0.15);
            switch (first == 0 ? 2 : random.nextInt(3)) {
                case 0 -> liquid(x, y, radius, true, level);
                case 1 -> liquid(x, y, radius, false, level);
                default -> sole(x, y, 1.6 * radius + 0.1 * shorter, level);
            }
        }
    }

    /**
     * Dried liquid: dark along its outline, where what was dissolved in it was carried, sharper outwards than inwards
     * (R. Deegan and others, <i>Capillary flow as the cause of ring stains from dried liquid drops</i>, 1997).
     *
     * @param cup a ring as a cup leaves it, open here and there; else a blot, filled, of any outline
     */
    private void liquid(double centreX, double centreY, double radius, boolean cup, double level) {
        float[] outline = outline(cup ? 0.03 : 0.1 + 0.25 * random.nextDouble());
        float[] strength = outline(0.35);
        double rimWidth = cup ? 0.05 + 0.2 * random.nextDouble() : 0.04 + 0.1 * random.nextDouble();
        double inward = Math.max(1.5 / radius, rimWidth);
        double outward = Math.max(0.8 / radius, rimWidth * 0.15);
        float rim = (float) (level * (0.2 + 0.5 * random.nextDouble()));
        float inside = (float) (level * (cup ? 0.06 * random.nextDouble() : 0.05 + 0.6 * random.nextDouble()));
        float grain = 0.25f * random.nextFloat() * random.nextFloat(); // of what dried, and of the paper under it
        double open = cup ? 0.5 * random.nextDouble() : 0;
        double reach = radius * 1.9;
        int left = bound(centreX - reach, width);
        int right = bound(centreX + reach, width);
        int top = bound(centreY - reach, height);
        int bottom = bound(centreY + reach, height);
        if (left >= right || top >= bottom) {
            return;
        }
        float[] patchy = SmoothNoise.clouds(right - left, bottom - top, Math.max(3, radius / 3), 4, random);
        double edge = 1.5 / radius;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double dx = x - centreX;
                double dy = y - centreY;
                int direction = (int) ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * DIRECTIONS) % DIRECTIONS;
                float cloud = patchy[(y - top) * (right - left) + x - left];
                // past 1 the outline is crossed
                double distance = Math.sqrt(dx * dx + dy * dy) / (radius * outline[direction]) + 0.02 * cloud;
                double near = (distance - 1) / (distance > 1 ? outward : inward);
                double dark = rim * Math.max(0, strength[direction] - open) / (1 + near * near * near * near);
                double filled = inside * Math.clamp((1 - distance) / edge + 0.5, 0, 1);
                double taken = (dark * (1 + 0.5 * cloud) + filled * (1 + 0.4 * cloud)) * (1 + grain * (2 * random.nextFloat() - 1));
                pixels[y * width + x] *= (float) (1 - Math.clamp(taken, 0, 0.85));
            }
        }
    }

    /** A number about 1 for every direction, which changes smoothly, also from the last to the first. */
    private float[] outline(double change) {
        float[] outline = new float[DIRECTIONS];
        Arrays.fill(outline, 1);
        for (int waves = 1; waves <= 9; waves++) {
            double weight = change * random.nextGaussian() / Math.sqrt(waves) / 1.5;
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < DIRECTIONS; i++) {
                outline[i] += (float) (weight * Math.cos(2 * Math.PI * waves * i / DIRECTIONS + phase));
            }
        }
        for (int i = 0; i < DIRECTIONS; i++) {
            outline[i] = Math.clamp(outline[i], 0.3f, 1.7f);
        }
        return outline;
    }

    /** The print of a dirty sole: bars across a long oval, pressed unevenly. */
    private void sole(double centreX, double centreY, double length, double level) {
        double angle = 2 * Math.PI * random.nextDouble();
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double half = length * (0.3 + 0.1 * random.nextDouble());
        double bars = 2 * Math.PI / (length * (0.06 + 0.12 * random.nextDouble()));
        double zigzag = random.nextDouble();
        float depth = (float) (level * (0.2 + 0.4 * random.nextDouble()));
        int left = bound(centreX - length, width);
        int right = bound(centreX + length, width);
        int top = bound(centreY - length, height);
        int bottom = bound(centreY + length, height);
        if (left >= right || top >= bottom) {
            return;
        }
        float[] pressed = SmoothNoise.clouds(right - left, bottom - top, Math.max(2, length / 6), 6, random);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double along = (x - centreX) * cosine + (y - centreY) * sine;
                double across = (y - centreY) * cosine - (x - centreX) * sine;
                double waist = half * (1 - 0.3 * Math.cos(2.5 * along / length + 1));
                double in = 1 - along * along / (length * length) - across * across / (waist * waist);
                if (in > 0) {
                    float cloud = pressed[(y - top) * (right - left) + x - left];
                    double tread = Math.sin(bars * (along + zigzag * Math.abs(across))) + 0.4 + cloud;
                    double taken = depth * Math.clamp(2 * tread, 0, 1) * Math.clamp(6 * in, 0, 1) * Math.clamp(0.7 + cloud, 0, 1);
                    pixels[y * width + x] *= (float) (1 - taken);
                }
            }
        }
    }

    /** Specks of 0.5 to 3 pixels, dark or, rarely, white as dust on the glass is; up to one in 700 pixels. */
    void dust(double level) {
        int specks = (int) Math.ceil(level * width * height / 700.0);
        for (int speck = 0; speck < specks; speck++) {
            double centreX = width * random.nextDouble();
            double centreY = height * random.nextDouble();
            double radius = 0.5 + 2.5 * Math.pow(random.nextDouble(), 4);
            double stretch = 1 + random.nextDouble();
            boolean light = random.nextInt(8) == 0;
            float depth = (float) (0.3 + 0.7 * random.nextDouble());
            int bottom = bound(centreY + radius * stretch + 2, height);
            int right = bound(centreX + radius * stretch + 2, width);
            for (int y = bound(centreY - radius * stretch - 1, height); y < bottom; y++) {
                for (int x = bound(centreX - radius * stretch - 1, width); x < right; x++) {
                    double dx = (x - centreX) * stretch;
                    double dy = (y - centreY) / stretch;
                    float cover = depth * (float) Math.clamp(radius + 0.5 - Math.sqrt(dx * dx + dy * dy), 0, 1);
                    int i = y * width + x;
                    pixels[i] = light ? pixels[i] + cover * (1 - pixels[i]) : pixels[i] * (1 - cover);
                }
            }
        }
    }

    private static int bound(double place, int length) {
        return (int) Math.clamp(place, 0, length);
    }
}
