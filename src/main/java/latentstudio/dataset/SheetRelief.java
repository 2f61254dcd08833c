package latentstudio.dataset;

import java.util.random.RandomGenerator;

/**
 * What the bent paper of a page does to the light: wrinkles, creases, folds, a corner that was folded over, and the
 * grain of the paper. Lengths go with the shorter side of the page, lines are never thinner than about a pixel. Every
 * method multiplies into the given pixels, so that black stays black.
 */
final class SheetRelief {
    /**
     * Where the sheet is bent.
     *
     * @param x        a point on it, with {@code y}, pixels; {@code cosine} and {@code sine} are its direction
     * @param narrow   1 / pixels across it to where it has faded, {@code brief} the same along it
     * @param bend     pixels that the cloudy warp moves it
     * @param soft     pixels from its dark to its bright side
     */
    private record Edge(float x, float y, float cosine, float sine, float narrow, float brief, float strength, float bend, float soft) {
    }

    private final float[] pixels;
    private final int width;
    private final int height;
    private final RandomGenerator random;
    private final double shorter;

    SheetRelief(float[] pixels, int width, int height, RandomGenerator random) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.random = random;
        shorter = Math.min(width, height);
    }

    /**
     * A sheet that was crumpled and smoothed again: bent edges of any direction, each bright on the side that faces the
     * lamp and dark on the other, less and less away from it, and no longer than a part of the sheet.
     */
    void wrinkles(double level) {
        shade(level, 12 + random.nextInt(24), 0.1, 0.4, 0.5);
    }

    /** One to three such edges, longer and sharper, with a thin line where the fibres are broken. */
    void crease(double level) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            shade(level, 1, 0.06, 1.5, 0.3);
            double angle = Math.PI * random.nextDouble();
            line(Math.cos(angle), Math.sin(angle), width * random.nextDouble(), height * random.nextDouble(),
                    level * (0.7 * random.nextDouble() - 0.2), 0.8 + 0.004 * shorter);
        }
    }

    /** Adds up the slopes of bent edges to one field and multiplies it in. */
    private void shade(double level, int edges, double fade, double length, double depth) {
        float[] warpX = SmoothNoise.clouds(width, height, Math.max(4, shorter / 3), 3, random);
        float[] warpY = SmoothNoise.clouds(width, height, Math.max(4, shorter / 3), 3, random);
        float[] slope = new float[pixels.length];
        double lamp = 2 * Math.PI * random.nextDouble();
        float rough = (float) (shorter * 0.1 * random.nextDouble());
        for (int left = edges; left > 0; left--) {
            double angle = 2 * Math.PI * random.nextDouble();
            Edge edge = new Edge((float) (width * random.nextDouble()), (float) (height * random.nextDouble()),
                    (float) Math.cos(angle), (float) Math.sin(angle),
                    (float) (1 / (shorter * fade * (0.3 + 1.7 * random.nextDouble()))),
                    (float) (1 / (shorter * length * (0.3 + random.nextDouble()))),
                    (float) ((0.3 + 0.7 * random.nextDouble()) * (0.3 + 0.7 * Math.abs(Math.cos(angle - lamp)))),
                    rough, (float) (0.7 + 0.008 * shorter * random.nextDouble()));
            for (int y = 0; y < height; y++) {
                edge(slope, warpX, warpY, y, edge);
            }
        }
        float dark = (float) (level * depth * (0.7 + 0.6 * random.nextDouble()));
        for (int i = 0; i < slope.length; i++) {
            float facing = slope[i] / (1 + 0.4f * Math.abs(slope[i])); // level paper is a little dim, and what faces the lamp white
            pixels[i] *= 1 - dark * Math.max(0, 0.3f - facing);
        }
    }

    /** Adds one edge to one row; a loop of its own, which the JVM turns into vector instructions. */
    private void edge(float[] slope, float[] warpX, float[] warpY, int y, Edge edge) {
        float fromX = -edge.x;
        float fromY = y - edge.y;
        float cosine = edge.cosine;
        float sine = edge.sine;
        float narrow = edge.narrow;
        float brief = edge.brief;
        float strength = edge.strength;
        float bend = edge.bend;
        float soft = edge.soft;
        int start = y * width;
        for (int x = 0; x < width; x++) {
            float dx = x + fromX + bend * warpX[start + x];
            float dy = fromY + bend * warpY[start + x];
            float across = dy * cosine - dx * sine;
            float away = across * narrow;
            float along = (dx * cosine + dy * sine) * brief;
            float fading = (1 + away * away) * (1 + along * along * along * along);
            slope[start + x] += strength * across / ((Math.abs(across) + soft) * fading);
        }
    }

    /**
     * A sheet that was folded flat, once or twice, upright or across: a straight line, and a shadow that falls off on
     * one side of it or on both.
     */
    void fold(double level) {
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            double angle = Math.PI / 2 * random.nextInt(2) + 0.1 * (random.nextDouble() - 0.5);
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            double centreX = width * (0.1 + 0.8 * random.nextDouble());
            double centreY = height * (0.1 + 0.8 * random.nextDouble());
            double wide = shorter * (0.03 + 0.4 * random.nextDouble() * random.nextDouble());
            float dark = (float) (level * (0.2 + 0.4 * random.nextDouble()));
            float other = dark * (float) (random.nextBoolean() ? 0 : 0.5 * random.nextDouble());
            double lean = 0.6 * random.nextDouble() - 0.3;
            for (int i = 0; i < pixels.length; i++) {
                double dx = i % width - centreX;
                double dy = i / width - centreY;
                double across = dy * cosine - dx * sine;
                double along = (dx * cosine + dy * sine) / shorter;
                double step = Math.clamp(across / 1.5 + 0.5, 0, 1); // the turn at the line takes a pixel or two
                double away = across / wide;
                double taken = (dark * step + other * (1 - step)) / (1 + away * away) * Math.max(0, 1 + lean * along);
                pixels[i] *= (float) (1 - Math.clamp(taken, 0, 0.8));
            }
            line(cosine, sine, centreX, centreY, level * (0.5 * random.nextDouble() - 0.1), 0.7 + 0.003 * shorter);
        }
    }

    /**
     * A corner that was folded over and back: a crease across it, the corner behind it dimmer and worn towards its tip.
     * What is written on it stays: a restorer must not learn to make up what it cannot see.
     */
    void corner(double level) {
        double size = shorter * (0.2 + 0.5 * random.nextDouble());
        double tilt = Math.PI / 4 + 0.6 * (random.nextDouble() - 0.5);
        double towardsX = Math.cos(tilt);
        double towardsY = Math.sin(tilt);
        boolean right = random.nextBoolean();
        boolean bottom = random.nextBoolean();
        float dim = (float) (level * (0.15 + 0.3 * random.nextDouble()));
        float worn = (float) (level * 0.35 * random.nextDouble());
        float ridge = (float) (level * (0.3 + 0.4 * random.nextDouble()));
        double thin = 0.8 + 0.008 * shorter;
        for (int i = 0; i < pixels.length; i++) {
            int x = right ? width - 1 - i % width : i % width;
            int y = bottom ? height - 1 - i / width : i / width;
            double within = size - x * towardsX - y * towardsY; // how far beyond the crease, in pixels
            double off = within / thin;
            double taken = ridge / (1 + off * off)
                    + dim * Math.clamp(within / 1.5 + 0.5, 0, 1) + (within > 0 ? worn * within / size : 0);
            pixels[i] *= (float) (1 - Math.clamp(taken, 0, 0.85));
        }
    }

    /**
     * Grey paper with its grain: cloudy, with single fibres, and finer than a letter.
     */
    void texture(double level) {
        float[] clouds = SmoothNoise.clouds(width, height, 12 + 20 * random.nextDouble(), 3, random);
        float[] grain = SmoothNoise.field(width, height, 1 + 1.5 * random.nextDouble(), random);
        float grey = (float) (level * 0.35 * random.nextDouble());
        float cloudy = (float) (level * 0.1 * random.nextDouble());
        float fine = (float) (level * (0.02 + 0.12 * random.nextDouble() * random.nextDouble()));
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] *= 1 - grey + cloudy * (clouds[i] - 1) + fine * (grain[i] - 1);
        }
        for (int fibres = (int) (level * width * height / 3000.0 * random.nextDouble()); fibres > 0; fibres--) {
            fibre(level * (0.1 + 0.2 * random.nextDouble()));
        }
    }

    /** A short, bent, thin line. */
    private void fibre(double dark) {
        double x = width * random.nextDouble();
        double y = height * random.nextDouble();
        double direction = 2 * Math.PI * random.nextDouble();
        double bend = 0.15 * random.nextGaussian();
        for (int left = 5 + random.nextInt(20); left > 0; left--) {
            if (x >= 0 && y >= 0 && x < width && y < height) {
                pixels[(int) y * width + (int) x] *= (float) (1 - dark);
            }
            x += Math.cos(direction);
            y += Math.sin(direction);
            direction += bend;
        }
    }

    /** Multiplies a thin straight line in; a negative darkness fills it with white, as broken ink does. */
    private void line(double cosine, double sine, double centreX, double centreY, double dark, double thin) {
        for (int i = 0; i < pixels.length; i++) {
            double across = ((i / width - centreY) * cosine - (i % width - centreX) * sine) / thin;
            if (across > -3 && across < 3) {
                float taken = (float) (dark * Math.max(0, 1 - Math.abs(across) / 3) );
                pixels[i] *= 1 - taken;
            }
        }
    }
}
