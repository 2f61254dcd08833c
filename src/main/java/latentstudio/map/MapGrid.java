package latentstudio.map;

import latentstudio.inference.Timing;

/**
 * Pictures decoded at the centres of the tiles of a rectangle, row by row from the top left.
 *
 * @param frame    the rectangle
 * @param side     tiles in a row, and rows
 * @param width    pixels of a picture
 * @param height   pixels of a picture
 * @param pictures base64 of 8-bit pixels, picture after picture, 0 paper to 255 ink, packed (RFC 1950) to half the bytes
 * @param timing   what it cost
 */
public record MapGrid(MapFrame frame, int side, int width, int height, String pictures, Timing timing) {
}
