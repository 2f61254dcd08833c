package latentstudio.map;

/**
 * Test pictures that were chosen on the map.
 *
 * @param points   their numbers
 * @param width    pixels of a picture
 * @param height   pixels of a picture
 * @param pictures base64 of 8-bit pixels, picture after picture, 0 paper to 255 ink
 */
public record MapPictures(int[] points, int width, int height, String pictures) {
}
