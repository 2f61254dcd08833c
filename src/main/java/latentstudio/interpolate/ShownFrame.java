package latentstudio.interpolate;

import latentstudio.inference.Timing;

/**
 * What the element {@code interpolate-studio} shows at the slider's position.
 *
 * @param picture 8-bit pixels, 0 paper to 255 ink
 */
record ShownFrame(byte[] picture, Timing timing) {
    static ShownFrame of(InterpolateService.Frame frame) {
        return new ShownFrame(frame.picture().toBytes(), frame.timing());
    }
}
