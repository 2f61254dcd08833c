package latentstudio.restore;

import latentstudio.image.BlackLevel;
import latentstudio.image.Page;
import latentstudio.image.PageOverview;
import latentstudio.image.PaperLight;
import latentstudio.inference.ServedModel;

/**
 * How a page is lit and how dark its black is: estimated once for all that is cleaned of it.
 *
 * @param light on the whole page
 * @param black of the whole page, divided by its light
 */
public record PageTone(PaperLight light, BlackLevel black) {
    /** @throws RuntimeException as {@link ServedModel#light} does */
    static PageTone of(Page page, ServedModel model) {
        PageOverview overview = PageOverview.of(page);
        int width = Math.ceilDiv(overview.width(), PageOverview.MULTIPLE) * PageOverview.MULTIPLE;
        int height = Math.ceilDiv(overview.height(), PageOverview.MULTIPLE) * PageOverview.MULTIPLE;
        float[] padded = new float[PageOverview.CHANNELS * width * height];
        for (int i = 0; i < padded.length; i++) { // beside the page its edge goes on
            int x = Math.min(i % width, overview.width() - 1);
            int y = Math.min(i / width % height, overview.height() - 1);
            padded[i] = overview.values()[(i / (width * height) * overview.height() + y) * overview.width() + x];
        }
        float[] answer = model.light(height, width, padded).values();
        float[] values = new float[3 * overview.width() * overview.height()];
        for (int i = 0; i < values.length; i++) {
            int row = i / overview.width();
            values[i] = answer[(row / overview.height() * height + row % overview.height()) * width + i % overview.width()];
        }
        PaperLight light = new PaperLight(overview.width(), overview.height(), values).withSlowColour();
        return new PageTone(light, BlackLevel.of(page, light));
    }

    /** The same for a part of the page of {@code pageWidth} x {@code pageHeight} pixels. */
    PageTone part(int left, int top, int width, int height, int pageWidth, int pageHeight) {
        return new PageTone(light.part(left, top, width, height, pageWidth, pageHeight), black);
    }

    /** The rows of a page of some size; each thread needs its own. */
    Row rows(int pageWidth, int pageHeight) {
        return new Row(light.rows(pageWidth, pageHeight), black);
    }

    /** One row of pixels after the other. */
    record Row(PaperLight.Row gains, BlackLevel black) {
        void at(int y) {
            gains.at(y);
        }

        /** A value of 0..1 as if it were printed in black on white paper in even light, 0..{@link PaperLight#BRIGHTEST}. */
        float evened(float value, int x, int channel) {
            return Math.min(PaperLight.BRIGHTEST, black.removed(value * gains.gain(x, channel)));
        }
    }
}
