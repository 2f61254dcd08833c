package latentstudio.map;

import latentstudio.ui.Pixels;

/**
 * Test pictures that were chosen on the map.
 *
 * @param points   their numbers
 * @param pictures in that order
 */
public record MapPictures(int[] points, Pixels pictures) {
}
