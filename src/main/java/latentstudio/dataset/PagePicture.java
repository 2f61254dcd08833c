package latentstudio.dataset;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * A picture as pages have them: nothing that anyone would recognise, but with what tells a photograph from dirt, that
 * is soft tones beside edges, grain, and every grey from black to white; or the same as printed dots. Stateless.
 */
final class PagePicture {
    private PagePicture() {
    }

    /** A picture of any kind as {@link BufferedImage#TYPE_INT_RGB}. */
    static BufferedImage draw(int width, int height, boolean coloured, RandomGenerator random) {
        float[][] planes = coloured && random.nextInt(5) > 0 ? coloured(width, height, random) : grey(width, height, random);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            for (float[] plane : planes) {
                pixels[i] = pixels[i] << 8 | Math.round(255 * Math.clamp(plane[i], 0f, 1f));
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    private static float[][] grey(int width, int height, RandomGenerator random) {
        float[] tones = tones(width, height, random);
        if (random.nextDouble() < 0.4) {
            screen(tones, width, 3 + 6 * random.nextDouble(), random.nextDouble() * Math.PI / 2);
        }
        return new float[][] {tones, tones, tones};
    }

    /** Tones whose hue changes slowly, from one of two palettes to the other; now and then printed as three screens. */
    private static float[][] coloured(int width, int height, RandomGenerator random) {
        float[] tones = tones(width, height, random);
        float[] hue = SmoothNoise.clouds(width, height, Math.min(width, height) * (0.1 + 0.6 * random.nextDouble()), 2, random);
        float[][] planes = new float[3][tones.length];
        boolean screened = random.nextInt(5) == 0;
        double cell = 3 + 5 * random.nextDouble();
        float saturation = 1.2f * random.nextFloat();
        float pale = random.nextInt(3) == 0 ? 0.15f + 0.6f * random.nextFloat() : 1;
        for (float[] plane : planes) {
            float one = saturation * (random.nextFloat() - 0.5f);
            float other = saturation * (random.nextFloat() - 0.5f);
            for (int i = 0; i < plane.length; i++) {
                float mix = Math.clamp(0.5f + hue[i], 0f, 1f);
                float tone = Math.clamp(tones[i], 0f, 1f);
                plane[i] = tone + (one + mix * (other - one)) * 2 * tone * (1.15f - tone); // black stays black, light has less
            }
            for (int i = 0; i < plane.length && pale < 1; i++) {
                plane[i] = 1 - pale * (1 - plane[i]);
            }
            if (screened) {
                screen(plane, width, cell, random.nextDouble() * Math.PI / 2);
            }
        }
        return planes;
    }

    /** @return [height * width], about 0..1 */
    private static float[] tones(int width, int height, RandomGenerator random) {
        int shorter = Math.min(width, height);
        float[] tones = SmoothNoise.clouds(width, height, shorter * (0.2 + random.nextDouble()), 1 + random.nextInt(5), random);
        double middle = 0.25 + 0.5 * random.nextDouble();
        double contrast = 0.1 + 0.5 * random.nextDouble();
        double across = (random.nextDouble() - 0.5) * 0.8 / width;
        double down = (random.nextDouble() - 0.5) * 0.8 / height;
        for (int i = 0; i < tones.length; i++) {
            tones[i] = (float) (middle + contrast * tones[i] + across * (i % width - width / 2) + down * (i / width - height / 2));
        }
        for (int left = random.nextInt(7); left > 0; left--) {
            blob(tones, width, height, random);
        }
        float grain = (float) (0.05 * random.nextDouble() * random.nextDouble());
        for (int i = 0; i < tones.length && grain > 0.005; i++) {
            tones[i] += grain * (float) random.nextGaussian();
        }
        return tones;
    }

    /** A disc or a superellipse up to a box, of one tone that fades to one side, with an edge from sharp to soft. */
    private static void blob(float[] tones, int width, int height, RandomGenerator random) {
        double shorter = Math.min(width, height);
        double centreX = width * random.nextDouble();
        double centreY = height * random.nextDouble();
        double radiusX = shorter * (0.05 + 0.35 * random.nextDouble());
        double radiusY = radiusX * (0.5 + random.nextDouble());
        boolean box = random.nextInt(3) == 0;
        double tone = random.nextDouble();
        double fade = 0.6 * (random.nextDouble() - 0.5);
        double sharpness = 1 + random.nextDouble() * Math.min(radiusX, radiusY);
        int top = (int) Math.max(0, centreY - 2 * radiusY);
        int bottom = (int) Math.min(height, centreY + 2 * radiusY);
        int left = (int) Math.max(0, centreX - 2 * radiusX);
        int right = (int) Math.min(width, centreX + 2 * radiusX);
        for (int y = top; y < bottom; y++) {
            double b = (y - centreY) / radiusY;
            for (int x = left; x < right; x++) {
                double a = (x - centreX) / radiusX;
                double squared = box ? Math.max(a * a, b * b) : a * a + b * b;
                float cover = (float) Math.clamp((1 - squared) * sharpness / 2 + 0.5, 0, 1);
                tones[y * width + x] += cover * ((float) (tone + fade * a) - tones[y * width + x]);
            }
        }
    }

    /**
     * Turns tones into black dots on white, or white ones on black where it is darker than half: a clustered-dot screen.
     * R. Ulichney, <i>Digital Halftoning</i>, 1987, chapter 5.
     *
     * @param cell  pixels from dot to dot
     * @param angle of the rows of dots, radians
     */
    static void screen(float[] tones, int width, double cell, double angle) {
        double frequency = 2 * Math.PI / cell;
        double cosine = frequency * Math.cos(angle);
        double sine = frequency * Math.sin(angle);
        float soft = (float) (cell / 5); // a dot's edge is about two pixels wide
        for (int i = 0; i < tones.length; i++) {
            int x = i % width;
            int y = i / width;
            float threshold = 0.5f + 0.25f * (float) (Math.cos(cosine * x + sine * y) + Math.cos(cosine * y - sine * x));
            tones[i] = Math.clamp((tones[i] - threshold) * soft * 2 + 0.5f, 0f, 1f);
        }
    }
}
