package latentstudio.restore;

import latentstudio.image.Dpi;
import latentstudio.image.Page;

/**
 * A page at a low resolution, of some of its pixels only: each cell is their weighted mean, and cells without any take what is around them,
 * coarser and coarser until there is something (S. Gortler and others, <i>The Lumigraph</i>, 1996, section 3.6.1: push and pull).
 */
final class CoarsePage {
    private static final int WHITE = 255;

    private final int width;
    private final int height;
    /** [channels, height * width]. */
    private final float[][] values;
    /** [height * width], 0 where nothing is known to 1. */
    private final float[] weights;

    /** How much a pixel counts. */
    interface Weight {
        float of(int x, int y);
    }

    private CoarsePage(int channels, int width, int height) {
        this.width = width;
        this.height = height;
        values = new float[channels][width * height];
        weights = new float[width * height];
    }

    /**
     * Coarsens a part of a page.
     *
     * @param factor side of a cell, pixels
     */
    static Page of(Page page, int left, int top, int width, int height, int factor, Weight weight) {
        CoarsePage coarse = new CoarsePage(page.channels(), Math.ceilDiv(width, factor), Math.ceilDiv(height, factor));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float share = weight.of(left + x, top + y);
                if (share > 0) {
                    int cell = y / factor * coarse.width + x / factor;
                    coarse.weights[cell] += share;
                    for (int channel = 0; channel < page.channels(); channel++) {
                        coarse.values[channel][cell] += share * page.at(left + x, top + y, channel);
                    }
                }
            }
        }
        coarse.settle();
        coarse.fill();
        return coarse.page(page.dpi() == null ? null : new Dpi(page.dpi().horizontal() / factor, page.dpi().vertical() / factor));
    }

    /** Sums become means, and weights at most 1. */
    private void settle() {
        for (int cell = 0; cell < weights.length; cell++) {
            if (weights[cell] > 0) {
                for (float[] plane : values) {
                    plane[cell] /= weights[cell];
                }
                weights[cell] = Math.min(1, weights[cell]);
            }
        }
    }

    /** Pulls the cells together by four, fills those, and pushes them into the cells that lack something. */
    private void fill() {
        if (width == 1 && height == 1) {
            return;
        }
        CoarsePage half = new CoarsePage(values.length, Math.ceilDiv(width, 2), Math.ceilDiv(height, 2));
        for (int cell = 0; cell < weights.length; cell++) {
            int into = cell / width / 2 * half.width + cell % width / 2;
            half.weights[into] += weights[cell];
            for (int channel = 0; channel < values.length; channel++) {
                half.values[channel][into] += weights[cell] * values[channel][cell];
            }
        }
        half.settle();
        half.fill();
        for (int cell = 0; cell < weights.length; cell++) {
            float known = weights[cell];
            int from = cell / width / 2 * half.width + cell % width / 2;
            for (int channel = 0; known < 1 && channel < values.length; channel++) {
                values[channel][cell] = known * values[channel][cell] + (1 - known) * half.values[channel][from];
            }
            weights[cell] = Math.max(known, half.weights[from]);
        }
    }

    private Page page(Dpi dpi) {
        Page page = Page.blank(width, height, values.length, dpi);
        for (int i = 0; i < page.samples().length; i++) {
            int cell = i / values.length;
            page.samples()[i] = (byte) (weights[cell] > 0 ? Math.round(values[i % values.length][cell]) : WHITE);
        }
        return page;
    }
}
