package latentstudio.dataset;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import latentstudio.image.JpegRoundTrip;

/** What a scanner, a copier or a phone does to a page in colour. Stateless; changes the given [3][height * width], 0..1. */
final class PageCamera {
    private PageCamera() {
    }

    /** Any mixture, mild ones likelier; a quarter of the pages is left as they are. */
    static void any(float[][] planes, int width, int height, RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return;
        }
        if (random.nextInt(5) < 2) {
            blur(planes, width, height, 0.3 + 1.3 * random.nextDouble() * random.nextDouble());
        }
        if (random.nextInt(4) == 0) {
            specks(planes, width, height, random);
        }
        if (random.nextInt(2) == 0) {
            noise(planes, width, height, 0.08 * random.nextDouble() * random.nextDouble(), random);
        }
        if (random.nextInt(12) == 0) {
            lines(planes, width, random);
        }
        if (random.nextInt(6) == 0) {
            sharpen(planes, width, height, 0.3 + random.nextDouble(), 0.6 + random.nextDouble());
        }
        if (random.nextInt(3) == 0) {
            jpeg(planes, width, height, (float) (0.2 + 0.75 * random.nextDouble()), random);
        }
    }

    private static void blur(float[][] planes, int width, int height, double deviation) {
        for (float[] plane : planes) {
            Corruption.BLUR.damage(plane, width, height, deviation, null);
        }
    }

    /** Dust and toner: alike in all channels. */
    private static void specks(float[][] planes, int width, int height, RandomGenerator random) {
        float[] field = new float[width * height];
        Arrays.fill(field, 1);
        new Stain(field, width, height, random).dust(random.nextDouble());
        if (random.nextInt(3) == 0) {
            Corruption.SALT_AND_PEPPER.damage(field, width, height, 0.03 * random.nextDouble(), random);
        }
        for (float[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= field[i];
            }
        }
    }

    /** Noise that is partly alike in all channels, and stronger in one, from fine to as coarse as two pixels. */
    private static void noise(float[][] planes, int width, int height, double deviation, RandomGenerator random) {
        float alike = random.nextFloat();
        float[] common = gaussian(width * height, random);
        boolean coarse = random.nextInt(3) == 0;
        for (float[] plane : planes) {
            float[] own = alike > 0.9f ? common : gaussian(width * height, random);
            if (coarse) {
                Corruption.BLUR.damage(own, width, height, 0.6, null);
            }
            float strength = (float) (deviation * (0.7 + 0.6 * random.nextDouble()));
            for (int i = 0; i < plane.length; i++) {
                plane[i] += strength * (alike * common[i] + (1 - alike) * own[i]);
            }
        }
    }

    /** Sums of four uniform numbers, of deviation 1: near enough to normal ones, and faster. */
    private static float[] gaussian(int count, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            long bits = random.nextLong();
            int sum = (int) (bits & 0xffff) + (int) (bits >>> 16 & 0xffff) + (int) (bits >>> 32 & 0xffff) + (int) (bits >>> 48);
            numbers[i] = (sum / 65535f - 2) * 1.732f;
        }
        return numbers;
    }

    /** Upright or level lines of a dirty glass or a fax, and rows that are a little too light or too dark. */
    private static void lines(float[][] planes, int width, RandomGenerator random) {
        boolean upright = random.nextBoolean();
        int height = planes[0].length / width;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(upright ? width : height);
            int thick = 1 + random.nextInt(2);
            float factor = 1 - 0.5f * random.nextFloat();
            for (float[] plane : planes) {
                for (int k = 0; k < thick; k++) {
                    for (int i = 0; i < (upright ? height : width); i++) {
                        int x = upright ? Math.min(width - 1, at + k) : i;
                        int y = upright ? i : Math.min(height - 1, at + k);
                        plane[y * width + x] *= factor;
                    }
                }
            }
        }
    }

    /** Halos as of a camera's sharpening: an unsharp mask. */
    private static void sharpen(float[][] planes, int width, int height, double amount, double deviation) {
        for (float[] plane : planes) {
            float[] soft = plane.clone();
            Corruption.BLUR.damage(soft, width, height, deviation, null);
            for (int i = 0; i < plane.length; i++) {
                plane[i] += (float) amount * (plane[i] - soft[i]);
            }
        }
    }

    /** A round trip through a JPEG file in colour, its blocks starting anywhere. */
    private static void jpeg(float[][] planes, int width, int height, float quality, RandomGenerator random) {
        int left = random.nextInt(16);
        int top = random.nextInt(16);
        BufferedImage image = new BufferedImage(width + left, height + top, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[image.getWidth() * image.getHeight()];
        for (int i = 0; i < pixels.length; i++) {
            int from = Math.max(0, i / image.getWidth() - top) * width + Math.max(0, i % image.getWidth() - left);
            for (float[] plane : planes) {
                pixels[i] = pixels[i] << 8 | Math.round(255 * Math.clamp(plane[from], 0f, 1f));
            }
        }
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
        image = JpegRoundTrip.of(image, quality);
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
        for (int i = 0; i < planes[0].length; i++) {
            int pixel = pixels[(i / width + top) * image.getWidth() + i % width + left];
            for (int channel = 0; channel < planes.length; channel++) {
                planes[channel][i] = (pixel >> 16 - 8 * channel & 0xff) / 255f;
            }
        }
    }
}
