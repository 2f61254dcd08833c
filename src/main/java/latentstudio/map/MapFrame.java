package latentstudio.map;

/**
 * A rectangle on a map.
 *
 * @param x          of its middle
 * @param y          of its middle
 * @param halfWidth  positive
 * @param halfHeight positive
 */
public record MapFrame(double x, double y, double halfWidth, double halfHeight) {
}
