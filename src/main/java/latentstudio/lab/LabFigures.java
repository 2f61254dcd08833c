package latentstudio.lab;

import latentstudio.image.Picture;
import latentstudio.image.StructuralSimilarity;

/**
 * How near a picture is to the truth.
 *
 * @param psnr peak signal-to-noise ratio, dB; null for equal pictures, whose ratio has no bounds
 * @param ssim structural similarity, 1 for equal pictures
 */
record LabFigures(Double psnr, double ssim) {
    static LabFigures of(Picture truth, Picture picture) {
        double ratio = truth.peakSignalToNoiseRatio(picture);
        return new LabFigures(Double.isInfinite(ratio) ? null : ratio, StructuralSimilarity.of(truth, picture));
    }
}
