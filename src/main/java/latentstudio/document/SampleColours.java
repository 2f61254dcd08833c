package latentstudio.document;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;

/**
 * What the samples of a picture stand for.
 *
 * @param space what the PDF says
 * @param plain whether they are greys, or red, green and blue, with about the tones of sRGB, so that they are cleaned as
 *              they are and the space is kept
 * @param tones [components][256], the sRGB samples of greys, or of red, green and blue, whose tones are other ones;
 *              else null
 */
record SampleColours(PDColorSpace space, boolean plain, byte[][] tones) {
    /** How far the grey of a profile may be from sRGB's, of 1. */
    private static final float UNLIKE = 0.06f;
    /** Of these exponents a calibrated space is near to sRGB. */
    private static final double LEAST_USUAL_GAMMA = 1.9;
    private static final double MOST_USUAL_GAMMA = 2.6;
    private static final double SRGB_KNEE = 0.0031308;

    static SampleColours of(PDColorSpace space) throws IOException {
        if (space instanceof PDDeviceGray || space instanceof PDDeviceRGB) {
            return new SampleColours(space, true, null);
        }
        if (space instanceof PDCalGray grey) {
            return calibrated(space, grey.getGamma());
        }
        if (space instanceof PDCalRGB colour) {
            return calibrated(space, colour.getGamma().getR(), colour.getGamma().getG(), colour.getGamma().getB());
        }
        boolean usual = space instanceof PDICCBased && space.getNumberOfComponents() != 4 && hasUsualTones(space);
        boolean grey = space instanceof PDICCBased && space.getNumberOfComponents() == 1;
        return new SampleColours(space, usual, grey && !usual ? new byte[][] {greys(space)} : null);
    }

    /** Of a grey profile; its red, green and blue differ by what was rounded. */
    private static byte[] greys(PDColorSpace space) throws IOException {
        byte[] greys = new byte[256];
        for (int i = 0; i < greys.length; i++) {
            float[] colour = space.toRGB(new float[] {i / 255f});
            greys[i] = (byte) Math.round(255 * Math.clamp((colour[0] + colour[1] + colour[2]) / 3, 0, 1));
        }
        return greys;
    }

    int components() {
        return space.getNumberOfComponents();
    }

    /** Whether samples become greys, or red, green and blue, each by itself. */
    boolean eachByItself() {
        return plain || tones != null;
    }

    /** PDFBox passes over the exponents unless the white is (1, 1, 1). */
    private static SampleColours calibrated(PDColorSpace space, double... gammas) {
        boolean usual = true;
        byte[][] tones = new byte[gammas.length][256];
        for (int c = 0; c < gammas.length; c++) {
            usual &= gammas[c] >= LEAST_USUAL_GAMMA && gammas[c] <= MOST_USUAL_GAMMA || gammas[c] <= 0;
            for (int i = 0; i < 256; i++) {
                double light = Math.pow(i / 255.0, gammas[c]);
                double value = light <= SRGB_KNEE ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
                tones[c][i] = (byte) Math.round(255 * value);
            }
        }
        return new SampleColours(space, usual, usual ? null : tones);
    }

    private static boolean hasUsualTones(PDColorSpace space) throws IOException {
        float[] samples = new float[space.getNumberOfComponents()];
        for (float grey : new float[] {0.25f, 0.5f, 0.75f}) {
            Arrays.fill(samples, grey);
            for (float value : space.toRGB(samples)) {
                if (Math.abs(value - grey) > UNLIKE) {
                    return false;
                }
            }
        }
        return true;
    }
}
