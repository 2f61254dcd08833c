package latentstudio.restore;

import latentstudio.image.Page;

/**
 * A cleaned page.
 *
 * @param page            of the same size and resolution as the original
 * @param tiles           how many it was cut into
 * @param queueMillis     all tiles' time waiting for a session, milliseconds
 * @param inferenceMillis all tiles' time inside ONNX Runtime, milliseconds; several run beside each other
 */
public record CleanPage(Page page, int tiles, double queueMillis, double inferenceMillis) {
}
