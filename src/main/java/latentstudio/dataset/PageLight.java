package latentstudio.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What dims a page in colour: its paper, age and stains, how it is bent, the lamp and what stands before it. For each
 * channel a field that multiplies what is printed, as light on matt paper does (E. Land, J. McCann, <i>Lightness and
 * Retinex Theory</i>, 1971). It is kept as a logarithm, so that the colour of each cause is one exponent a channel (the
 * Beer-Lambert law). Used once, by one thread.
 */
final class PageLight {
    private static final int CHANNELS = 3;
    /** Darker than this nothing gets. */
    private static final double DARKEST = 0.03;

    /**
     * What dims a page.
     *
     * @param smooth [3][height * width], above 0 and at most 1: paper, lamp and shadow, what an overview of the page tells
     * @param all    [3][height * width]: the same with what lies on the sheet, stains and tape, too small and too like print
     *               for an overview
     */
    record Fields(float[][] smooth, float[][] all) {
        /** The same behind a veil of light that lifts black to so much. */
        Fields veiled(float veil) {
            return new Fields(veiled(smooth, veil), veiled(all, veil));
        }

        private static float[][] veiled(float[][] planes, float veil) {
            float[][] veiled = new float[planes.length][];
            for (int channel = 0; channel < planes.length; channel++) {
                veiled[channel] = planes[channel].clone();
                for (int i = 0; i < veiled[channel].length; i++) {
                    veiled[channel][i] = behind(veil, veiled[channel][i]);
                }
            }
            return veiled;
        }
    }

    /** A value, 0..1, behind a veil of light: black is as bright as the veil, white stays white. */
    static float behind(float veil, float value) {
        return veil + (1 - veil) * value;
    }

    private final int width;
    private final int height;
    private final RandomGenerator random;
    /** [3][height * width], natural logarithms. */
    private float[][] logarithms;

    private PageLight(int width, int height, RandomGenerator random) {
        this.width = width;
        this.height = height;
        this.random = random;
        logarithms = new float[CHANNELS][width * height];
    }

    /** Any mixture of causes. */
    static Fields any(int width, int height, RandomGenerator random) {
        PageLight light = new PageLight(width, height, random);
        if (random.nextInt(3) == 0) {
            light.single();
            return light.with(() -> { });
        }
        light.paper();
        if (random.nextInt(4) == 0) {
            light.aged();
        }
        if (random.nextInt(2) == 0) {
            light.relief(random.nextInt(5));
        }
        if (random.nextInt(5) < 2) {
            light.lamp();
        }
        if (random.nextInt(5) < 2) {
            light.gradient();
        }
        for (int shadows = random.nextInt(5) < 2 ? 1 + random.nextInt(2) : 0; shadows > 0; shadows--) {
            light.shadow();
        }
        if (random.nextInt(4) == 0) {
            light.cast();
        }
        return light.with(() -> {
            if (random.nextInt(5) == 0) {
                light.stains();
            }
            if (random.nextInt(10) == 0) {
                light.tape();
            }
        });
    }

    /** One cause on white paper: where all else is white, what is darker in one place may still be a shadow. */
    private void single() {
        double bright = between(0.85, 1.05);
        if (bright < 1) {
            multiply(bright, bright * between(0.98, 1), bright * between(0.96, 1));
        }
        switch (random.nextInt(5)) {
            case 0 -> relief(random.nextInt(5));
            case 1 -> gradient();
            case 2 -> lamp();
            default -> {
                for (int shadows = 1 + random.nextInt(2); shadows > 0; shadows--) {
                    shadow();
                }
            }
        }
    }

    /** On a real paper, in a colour of its own, under any lamp. */
    static Fields on(float[] paper, int width, int height, RandomGenerator random) {
        PageLight light = new PageLight(width, height, random);
        if (random.nextInt(2) == 0) {
            light.multiply(paper, 1, 1, 1);
        } else {
            light.multiply(paper, 0.5 + 0.6 * random.nextDouble(), 0.9, 1 + 0.8 * random.nextDouble());
        }
        if (random.nextInt(3) == 0) {
            light.gradient();
        }
        return light.with(() -> {
            if (random.nextInt(5) == 0) {
                light.stains();
            }
        });
    }

    /** What there is, and the same after more was put on the sheet. */
    private Fields with(Runnable more) {
        float[][] smooth = logarithms;
        logarithms = new float[CHANNELS][];
        for (int channel = 0; channel < CHANNELS; channel++) {
            logarithms[channel] = smooth[channel].clone();
        }
        more.run();
        return new Fields(fields(smooth), fields(logarithms));
    }

    private static float[][] fields(float[][] logarithms) {
        for (float[] channel : logarithms) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) Math.clamp(Math.exp(channel[i]), DARKEST, 1);
            }
        }
        return logarithms;
    }

    /** Multiplies a grey field in, to the power of an exponent a channel. */
    private void multiply(float[] field, double red, double green, double blue) {
        double[] exponents = {red, green, blue};
        for (int i = 0; i < field.length; i++) {
            float logarithm = (float) Math.log(Math.clamp(field[i], DARKEST, 1));
            for (int channel = 0; channel < CHANNELS; channel++) {
                logarithms[channel][i] += (float) exponents[channel] * logarithm;
            }
        }
    }

    private void multiply(double red, double green, double blue) {
        double[] factors = {red, green, blue};
        for (int channel = 0; channel < CHANNELS; channel++) {
            float logarithm = (float) Math.log(factors[channel]);
            for (int i = 0; i < logarithms[channel].length; i++) {
                logarithms[channel][i] += logarithm;
            }
        }
    }

    private float[] ones() {
        float[] ones = new float[width * height];
        Arrays.fill(ones, 1);
        return ones;
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** White, cream, recycled, pastel or brown paper with its grain. */
    private void paper() {
        double bright = between(0.85, 1);
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> multiply(between(0.95, 1) * bright, between(0.95, 1) * bright, between(0.93, 1) * bright);
            case 4, 5, 6 -> { // cream to tan
                double green = between(0.85, 0.98);
                multiply(bright, bright * green, bright * green * between(0.6, 0.95));
            }
            case 7 -> { // recycled
                double grey = between(0.6, 0.9);
                multiply(grey * between(0.95, 1), grey, grey * between(0.88, 1));
            }
            case 8 -> multiply(between(0.7, 1), between(0.7, 1), between(0.7, 1)); // pastel
            default -> { // brown
                double red = between(0.5, 0.8);
                double green = red * between(0.75, 0.92);
                multiply(red, green, green * between(0.55, 0.85));
            }
        }
        if (random.nextInt(3) > 0) {
            float[] grain = ones();
            new SheetRelief(grain, width, height, random).texture(random.nextDouble());
            multiply(grain, 1, between(1, 1.1), between(1, 1.4));
        }
    }

    /** Browner towards the edges, or towards one side where the sheet is larger than what is seen; spotted here and there. */
    private void aged() {
        float[] clouds = SmoothNoise.clouds(width, height, Math.min(width, height) * between(0.1, 0.6), 3, random);
        double reach = Math.min(width, height) * between(0.05, 0.5);
        double strength = between(0.1, 0.6);
        boolean whole = random.nextBoolean();
        double angle = 2 * Math.PI * random.nextDouble();
        float[] field = new float[width * height];
        for (int i = 0; i < field.length; i++) {
            int x = i % width;
            int y = i / width;
            double edge = whole ? Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y))
                    : Math.max(0, (x - width / 2.0) * Math.cos(angle) + (y - height / 2.0) * Math.sin(angle) + reach);
            double dark = strength * Math.exp(-edge / reach) * (1 + 0.6 * clouds[i]) + 0.05 * strength * (1 + clouds[i]);
            field[i] = (float) (1 - Math.clamp(dark, 0, 0.8));
        }
        multiply(field, between(0.4, 0.8), 1, between(1.3, 2.2));
    }

    private void relief(int kind) {
        float[] field = ones();
        SheetRelief relief = new SheetRelief(field, width, height, random);
        double level = Math.sqrt(random.nextDouble());
        switch (kind) {
            case 0, 1 -> relief.wrinkles(level);
            case 2 -> relief.crease(level);
            case 3 -> relief.fold(level);
            default -> relief.corner(level);
        }
        multiply(field, between(0.9, 1), 1, between(0.95, 1.15));
    }

    /** Coffee, tea, wine, ink, water, mould, dirt. */
    private void stains() {
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            float[] field = ones();
            new Stain(field, width, height, random).any(between(0.4, 1.3));
            switch (random.nextInt(6)) {
                case 0, 1 -> multiply(field, between(0.4, 0.8), 1, between(1.3, 2.2));
                case 2 -> multiply(field, between(0.3, 0.7), between(1.2, 1.7), between(0.8, 1.3));
                case 3 -> multiply(field, between(0.9, 1.5), between(0.6, 1), between(0.8, 1.4));
                case 4 -> multiply(field, between(0.2, 0.5), between(0.2, 0.5), between(0.3, 0.8));
                default -> multiply(field, 1, 1, 1);
            }
        }
    }

    /** A strip of yellowed tape. */
    private void tape() {
        double angle = Math.PI * random.nextDouble();
        double half = Math.min(width, height) * between(0.05, 0.2);
        double length = Math.min(width, height) * between(0.2, 0.6);
        double centreX = width * random.nextDouble();
        double centreY = height * random.nextDouble();
        double dark = between(0.1, 0.4);
        float[] field = ones();
        for (int i = 0; i < field.length; i++) {
            double dx = i % width - centreX;
            double dy = i / width - centreY;
            double across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) - half;
            double along = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) - length;
            double inside = Math.clamp(0.5 - Math.max(across, along) / 1.5, 0, 1);
            double rim = Math.max(0, 1 - Math.abs(Math.max(across, along)) / 2);
            field[i] = (float) (1 - Math.min(0.8, dark * (inside + 0.5 * rim)));
        }
        multiply(field, between(0.3, 0.6), between(0.6, 0.9), between(1.2, 1.8));
    }

    /** A lamp at some height above some place: the light falls with the square of the distance and the angle. */
    private void lamp() {
        double size = Math.max(width, height);
        double high = size * between(0.25, 1.2);
        double centreX = width * between(-0.4, 1.4);
        double centreY = height * between(-0.4, 1.4);
        double ambient = between(0.05, 0.5);
        float[] field = new float[width * height];
        for (int i = 0; i < field.length; i++) {
            double dx = (i % width - centreX) / high;
            double dy = (i / width - centreY) / high;
            field[i] = (float) (ambient + (1 - ambient) / Math.pow(1 + dx * dx + dy * dy, 1.5));
        }
        multiply(field, between(0.6, 1), 1, between(1, 1.7));
    }

    /** Weaker on one side, in the corners, and cloudy. */
    private void gradient() {
        float[] field = ones();
        PageDamage.UNEVEN_LIGHT.damage(field, width, height, between(0.2, 1), random);
        multiply(field, between(0.8, 1.2), 1, between(0.8, 1.3));
    }

    /** Of a hand, a phone or a shelf: any outline, its edge from one pixel to a third of the page wide, bluish or neutral. */
    private void shadow() {
        double shorter = Math.min(width, height);
        double soft = Math.max(0.7, shorter * 0.35 * Math.pow(random.nextDouble(), 3.5));
        float[] clouds = SmoothNoise.clouds(width, height, shorter * between(0.2, 1), 2, random);
        double wobble = shorter * 0.3 * random.nextDouble() * random.nextDouble();
        double centreX = width * random.nextDouble();
        double centreY = height * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        double halfX = width * between(0.1, 0.6);
        double halfY = height * between(0.1, 0.6);
        int shape = random.nextInt(5);
        double[] limbs = random.doubles(5 * (1 + random.nextInt(5))).toArray();
        double depth = between(0.2, 0.75);
        float[] field = new float[width * height];
        for (int i = 0; i < field.length; i++) {
            double dx = i % width - centreX;
            double dy = i / width - centreY;
            double along = dx * Math.cos(angle) + dy * Math.sin(angle);
            double across = dy * Math.cos(angle) - dx * Math.sin(angle);
            double outside = switch (shape) { // pixels, negative inside
                case 0 -> along;
                case 1 -> Math.max(Math.abs(along) - halfX, Math.abs(across) - halfY);
                case 2 -> Math.hypot(along, across * halfX / halfY) - halfX;
                case 3 -> Math.abs(along) - 0.3 * halfX; // a strip across the page
                default -> outsideLimbs(i % width, i / width, limbs);
            };
            double lit = 1 / (1 + Math.exp(-(outside + wobble * clouds[i]) / soft * 2));
            field[i] = (float) (1 - depth * (1 - lit));
        }
        multiply(field, between(0.95, 1.15), 1, between(0.8, 1.1));
    }

    /** How far outside several bars with round ends a pixel is, negative inside; each has two ends and a thickness. */
    private double outsideLimbs(int x, int y, double[] limbs) {
        double nearest = Double.MAX_VALUE;
        for (int limb = 0; limb < limbs.length; limb += 5) {
            double fromX = width * limbs[limb];
            double fromY = height * limbs[limb + 1];
            double alongX = width * (1.4 * limbs[limb + 2] - 0.2) - fromX;
            double alongY = height * (1.4 * limbs[limb + 3] - 0.2) - fromY;
            double share = Math.clamp(((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY + 1), 0, 1);
            nearest = Math.min(nearest, Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY)
                    - Math.min(width, height) * (0.02 + 0.2 * limbs[limb + 4]));
        }
        return nearest;
    }

    private void cast() {
        multiply(between(0.6, 1), between(0.7, 1), between(0.6, 1));
    }
}
