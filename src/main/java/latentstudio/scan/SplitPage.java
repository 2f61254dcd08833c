package latentstudio.scan;

import latentstudio.geometry.DoublePage;

/**
 * What was decided of a page that may be a double one, as it is kept.
 *
 * @param asked  whether it was to be split in any case
 * @param halves null where it stays one page
 */
record SplitPage(boolean asked, DoublePage halves) {
}
