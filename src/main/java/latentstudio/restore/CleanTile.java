package latentstudio.restore;

import latentstudio.image.Page;

/**
 * A part of a page that is clean and final. The parts come from left to right and from top to bottom, and together are
 * the page.
 *
 * @param left   column of its first pixel on the page
 * @param top    row of its first pixel on the page
 * @param pixels the cleaned part
 * @param done   how many parts are done, with this one; 0 for a preview, which is not final
 * @param total  how many parts the page has
 */
public record CleanTile(int left, int top, Page pixels, int done, int total) {
}
