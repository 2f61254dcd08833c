package latentstudio.map;

import java.util.List;

/**
 * The test pictures on a map, as the page draws them.
 *
 * @param places  base64 of N pairs of little-endian single-precision numbers
 * @param labels  base64 of N bytes, the number of each one's class
 * @param classes the names of the classes
 * @param axes    [2], what goes to the right and what upwards
 * @param frame   what to show first
 * @param marker  [2], where the latent lies that was asked for, or null
 */
public record MapPoints(String places, String labels, List<String> classes, List<String> axes, MapFrame frame, float[] marker) {
}
