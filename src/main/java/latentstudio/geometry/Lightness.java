package latentstudio.geometry;

import java.util.Arrays;
import latentstudio.image.Page;

/**
 * How light a page is, reduced by averaging where it is large, and how light the paper is around each place of it.
 *
 * @param factor how many pixels of the page make one, along each side
 * @param width  reduced pixels
 * @param height reduced pixels
 * @param grey   [height, width], 0..255; not copied
 * @param paper  a number a block of {@value #BLOCK} x {@value #BLOCK} pixels, 0..255; not copied
 */
record Lightness(int factor, int width, int height, byte[] grey, int[] paper) {
    private static final int BLOCK = 16;
    /** The longer side of a reduced page is about so long, so that small print at 200 dpi is still whole. */
    private static final double REDUCED_SIDE = 2000;

    static Lightness of(Page page) {
        int factor = (int) Math.max(1, Math.round(Math.max(page.width(), page.height()) / REDUCED_SIDE));
        int width = Math.ceilDiv(page.width(), factor);
        int height = Math.ceilDiv(page.height(), factor);
        byte[] grey = reduced(page, factor, width, height);
        return new Lightness(factor, width, height, grey, paper(grey, width, height));
    }

    /** The same page with light and dark exchanged. */
    Lightness negative() {
        byte[] turned = new byte[grey.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (byte) (255 - (grey[i] & 0xff));
        }
        return new Lightness(factor, width, height, turned, paper(turned, width, height));
    }

    /** The same page turned clockwise by a quarter. */
    Lightness turned() {
        byte[] turned = new byte[grey.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = grey[(height - 1 - i % height) * width + i / height];
        }
        return new Lightness(factor, height, width, turned, paper(turned, height, width));
    }

    int at(int x, int y) {
        return grey[y * width + x] & 0xff;
    }

    int paperAt(int x, int y) {
        return paper[y / BLOCK * Math.ceilDiv(width, BLOCK) + x / BLOCK];
    }

    private static byte[] reduced(Page page, int factor, int width, int height) {
        byte[] reduced = new byte[width * height];
        float[] sums = new float[width];
        int[] counts = new int[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            for (int row = y * factor; row < Math.min(page.height(), (y + 1) * factor); row++) {
                for (int x = 0; x < page.width(); x++) {
                    sums[x / factor] += page.luminance(x, row);
                    counts[x / factor]++;
                }
            }
            for (int x = 0; x < width; x++) {
                reduced[y * width + x] = (byte) Math.round(sums[x] / counts[x]);
            }
        }
        return reduced;
    }

    /** How light the paper is, a number a block: the lightest of the block and of those around it, its noise left out. */
    private static int[] paper(byte[] grey, int width, int height) {
        int across = Math.ceilDiv(width, BLOCK);
        int down = Math.ceilDiv(height, BLOCK);
        int[] light = new int[across * down];
        int[] histogram = new int[256];
        for (int block = 0; block < light.length; block++) {
            Arrays.fill(histogram, 0);
            int total = 0;
            int left = block % across * BLOCK;
            for (int y = block / across * BLOCK; y < Math.min(height, (block / across + 1) * BLOCK); y++) {
                for (int x = left; x < Math.min(width, left + BLOCK); x++, total++) {
                    histogram[grey[y * width + x] & 0xff]++;
                }
            }
            int level = 255;
            for (int above = histogram[255]; above <= total / 10 && level > 0; above += histogram[level]) {
                level--;
            }
            light[block] = level;
        }
        int[] widened = new int[light.length];
        for (int block = 0; block < light.length; block++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int x = Math.clamp(block % across + dx, 0, across - 1);
                    int y = Math.clamp(block / across + dy, 0, down - 1);
                    widened[block] = Math.max(widened[block], light[y * across + x]);
                }
            }
        }
        return widened;
    }
}
