package latentstudio.map;

import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * Pictures decoded at the centres of the tiles of a rectangle, row by row from the top left.
 *
 * @param frame    the rectangle
 * @param side     tiles in a row, and rows
 * @param pictures packed to half the bytes
 * @param timing   what it cost
 */
public record MapGrid(MapFrame frame, int side, Pixels pictures, Timing timing) {
}
