package latentstudio.text;

/**
 * A word on a page.
 *
 * @param text       in the order in which it is read, whichever direction it is written in
 * @param left       of its box, pixels
 * @param top        of its box, pixels
 * @param width      of its box, pixels
 * @param height     of its box, pixels
 * @param confidence how sure the reader is, 0..1
 * @param line       the number of its line on the page
 * @param paragraph  the number of its paragraph on the page
 */
public record Word(String text, int left, int top, int width, int height, double confidence, int line, int paragraph) {
}
