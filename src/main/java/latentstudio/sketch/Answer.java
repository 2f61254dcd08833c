package latentstudio.sketch;

import java.util.List;

/**
 * What the server pushes for one frame of a drawing.
 *
 * @param frame   the number that the page gave the frame
 * @param results a {@link Reconstruction}, {@link Denoising} or {@link Decoding} for each model that answered
 * @param problem what went wrong, in words for the visitor, or null
 * @param retry   whether the same frame may well be answered a moment later
 */
record Answer(int frame, List<?> results, String problem, boolean retry) {
}
