package latentstudio.interpolate;

import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * What the element {@code interpolate-studio} shows at the slider's position.
 */
record ShownFrame(Pixels picture, Timing timing) {
    static ShownFrame of(InterpolateService.Frame frame) {
        return new ShownFrame(Pixels.of(frame.picture()), frame.timing());
    }
}
