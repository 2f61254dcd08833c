package latentstudio.model;

import java.util.Arrays;
import latentstudio.image.Picture;

/**
 * Takes the shadow off a photographed drawing: the paper is estimated by a grey closing (J. Serra, Image Analysis and Mathematical
 * Morphology, 1982), which fills what is dark and narrower than its window, that is strokes, and keeps what is wider, that is shadow;
 * the picture is divided by it.
 */
final class EvenLight {
    /** Longer side that the light is estimated at. */
    private static final int SIDE = 224;
    /** Longer side that tells dark ink from bright. */
    private static final int ROUGH_SIDE = 48;
    /** The window in parts of the shorter side: wider than the widest stroke. */
    private static final double WINDOW = 0.25;
    /** An edge whose brightest and darkest parts, one in twenty left aside, differ by no more is evenly lit. */
    private static final float EVEN = 0.06f;
    private static final float DARKEST = 0.05f;

    private EvenLight() {
    }

    /**
     * A picture as if its paper were lit evenly.
     *
     * @param picture grey, values 0..1
     * @return the same picture where its edge is lit evenly, or its ink is brighter than its paper
     */
    static Picture on(Picture picture) {
        if (isEven(picture) || hasBrightInk(within(picture, ROUGH_SIDE))) {
            return picture;
        }
        Picture light = closed(within(picture, SIDE)).resize(picture.width(), picture.height());
        float[] even = new float[picture.values().length];
        for (int i = 0; i < even.length; i++) {
            even[i] = Math.min(1, picture.values()[i] / Math.max(DARKEST, light.values()[i]));
        }
        return new Picture(1, picture.width(), picture.height(), even);
    }

    private static boolean isEven(Picture picture) {
        float[] edge = Normaliser.border(picture);
        Arrays.sort(edge);
        return edge[edge.length * 19 / 20] - edge[edge.length / 20] <= EVEN;
    }

    private static Picture within(Picture picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.width(), picture.height()));
        return picture.resize(Math.max(1, (int) Math.round(picture.width() * scale)), Math.max(1, (int) Math.round(picture.height() * scale)));
    }

    /** Ink covers less than its paper: values lie skewed about the mean of what is around them. */
    private static boolean hasBrightInk(Picture picture) {
        double skew = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                // as far to one side as to the other, so that a slope of light has no residue
                double residue = picture.at(x, y) - mean(picture, x, y, reach(picture.width() / 4, x, picture.width()),
                        reach(picture.height() / 4, y, picture.height()));
                skew += residue * residue * residue;
            }
        }
        return skew > 0;
    }

    private static double mean(Picture picture, int x, int y, int across, int down) {
        double sum = 0;
        for (int row = y - down; row <= y + down; row++) {
            for (int column = x - across; column <= x + across; column++) {
                sum += picture.at(column, row);
            }
        }
        return sum / ((2 * across + 1) * (2 * down + 1));
    }

    private static Picture closed(Picture picture) {
        int reach = Math.max(1, (int) Math.round(WINDOW * Math.min(picture.width(), picture.height()) / 2));
        float[] values = picture.values().clone();
        for (boolean fills : new boolean[] {true, false}) {
            for (int y = 0; y < picture.height(); y++) {
                pass(values, y * picture.width(), 1, picture.width(), reach, fills);
            }
            for (int x = 0; x < picture.width(); x++) {
                pass(values, x, picture.width(), picture.height(), reach, fills);
            }
        }
        return new Picture(1, picture.width(), picture.height(), values);
    }

    /** The largest value in the window around each of a line's, or, back again, the smallest of those windows that hold it. */
    private static void pass(float[] values, int start, int step, int length, int reach, boolean fills) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        for (int i = 0; i < length; i++) {
            float found = line[i];
            for (int other = Math.max(0, i - reach); other <= Math.min(length - 1, i + reach); other++) {
                if (Math.abs(other - i) <= reach(reach, fills ? i : other, length)) {
                    found = fills ? Math.max(found, line[other]) : Math.min(found, line[other]);
                }
            }
            values[start + i * step] = found;
        }
    }

    /** How far a window goes to each side: it lies within the picture, so that a shadow at the edge is as wide as it needs. */
    private static int reach(int wanted, int at, int length) {
        return Math.min(wanted, Math.min(at, length - 1 - at));
    }
}
