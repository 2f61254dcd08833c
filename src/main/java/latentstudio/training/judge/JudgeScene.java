package latentstudio.training.judge;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import latentstudio.image.JpegRoundTrip;
import latentstudio.image.Picture;

/**
 * A page before a camera: what it reflects, times its paper's colour, times the light. The values are as sRGB has them;
 * as that is nearly a power of the light, a factor of the light is a factor of the values. Not thread-safe.
 */
final class JudgeScene {
    final int width;
    final int height;
    final int size;
    final SplittableRandom random;
    final float[] values;

    JudgeScene(Picture page, SplittableRandom random) {
        this.width = page.width();
        this.height = page.height();
        this.size = width * height;
        this.random = random;
        this.values = page.values().clone();
    }

    /** The shorter side over that of an A4 page of the judge: what is so many pixels there is fewer on a small page. */
    double scale() {
        return Math.min(width, height) / 900.0;
    }

    interface Factor {
        /** @param channel 0 red, 1 green, 2 blue */
        double at(int pixel, int channel);
    }

    void times(Factor factor) {
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < size; i++) {
                values[channel * size + i] *= (float) factor.at(i, channel);
            }
        }
    }

    /** As an even colour over all of the page. */
    void times(double red, double green, double blue) {
        double[] colour = {red, green, blue};
        times((pixel, channel) -> colour[channel]);
    }

    /** Nearly white paper with its fibres, as any page has. */
    void plainPaper() {
        double bright = random.nextDouble(0.93, 0.99);
        double warm = random.nextDouble(-0.01, 0.03);
        fibres(0.007);
        times(bright, bright - warm / 2, bright - warm);
    }

    void fibres(double strength) {
        float[] fine = JudgeField.grain(width, height, 0.9, random);
        float[] cloudy = JudgeField.waves(width, height, 45 * scale(), random);
        times((pixel, channel) -> 1 + strength * (0.8 * fine[pixel] + 0.6 * cloudy[pixel]));
    }

    /** A camera or scanner that does little harm. */
    Picture scanned() {
        boolean compressed = random.nextInt(3) == 0;
        return captured(random.nextDouble(0.25, 0.6), random.nextDouble(0.004, 0.012), compressed ? random.nextDouble(0.75, 0.93) : 1);
    }

    /**
     * What the camera makes of it.
     *
     * @param blur    the lens's, deviation in pixels
     * @param noise   the sensor's deviation
     * @param quality of the JPEG file, 1 for none
     */
    Picture captured(double blur, double noise, double quality) {
        float[] common = JudgeField.grain(width, height, 0.4, random);
        float[] captured = new float[3 * size];
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = new float[size];
            System.arraycopy(values, channel * size, plane, 0, size);
            plane = JudgeField.blur(plane, width, height, blur);
            float[] own = JudgeField.grain(width, height, 0.7, random);
            double loud = channel == 2 ? 1.2 : 0.85; // the blue sensor has least light
            for (int i = 0; i < size; i++) {
                captured[channel * size + i] = (float) Math.clamp(plane[i] + noise * (0.6 * common[i] + 0.8 * loud * own[i]), 0.0, 1.0);
            }
        }
        Picture picture = new Picture(Picture.RGB, width, height, captured);
        return quality < 1 ? compressed(picture, (float) quality) : picture;
    }

    private static Picture compressed(Picture picture, float quality) {
        int width = picture.width();
        int height = picture.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, Math.round(255 * picture.at(x, y, 0)) << 16 | Math.round(255 * picture.at(x, y, 1)) << 8
                        | Math.round(255 * picture.at(x, y, 2)));
            }
        }
        return Picture.ofPixels(width, height, JpegRoundTrip.of(image, quality).getRGB(0, 0, width, height, null, 0, width));
    }
}
