package latentstudio.sketch;

import latentstudio.image.Picture;

/**
 * The shape of the ink in a grey picture, by its moments: M the sum of its values, μxx, μyy and μxy the second moments about its
 * centre over M, in pixels squared.
 *
 * @param slant     −μxy / μyy: how far it leans to the right, pixels for each pixel up
 * @param width     √(μxx − μxy² / μyy): how wide it is once it stands upright
 * @param height    √μyy
 * @param weight    M over the number of pixels: how much ink there is
 * @param roundness the smaller of the two principal second moments over the larger one, 0 a line to 1
 */
record InkMoments(double slant, double width, double height, double weight, double roundness) {
    /** Less ink has no shape to speak of. */
    private static final double LEAST_INK = 4;

    /** Those of a picture, 0 paper to 1 ink; null where it has hardly any ink. */
    static InkMoments of(Picture picture) {
        float[] values = picture.values();
        int width = picture.width();
        double ink = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.length; i++) {
            ink += values[i];
            x += values[i] * (i % width);
            y += values[i] * (i / width);
        }
        if (ink < LEAST_INK) {
            return null;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < values.length; i++) {
            double right = i % width - x / ink;
            double down = i / width - y / ink;
            xx += values[i] * right * right / ink;
            yy += values[i] * down * down / ink;
            xy += values[i] * right * down / ink;
        }
        double middle = (xx + yy) / 2;
        double apart = Math.hypot((xx - yy) / 2, xy);
        return yy == 0 ? null : new InkMoments(-xy / yy, Math.sqrt(Math.max(0, xx - xy * xy / yy)), Math.sqrt(yy), ink / values.length,
                (middle - apart) / (middle + apart));
    }
}
