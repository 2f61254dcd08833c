package latentstudio.restore;

import latentstudio.image.Page;

/** Is told how a page comes along, in the thread that cleans it. */
public interface CleanListener {
    /** Is interested in nothing. */
    CleanListener NONE = new CleanListener() { };

    /**
     * The page is decoded, and its tiles come next.
     *
     * @param original as its geometry left it; must not be kept
     * @param cleaner  cleans it; for a preview
     * @param tone     of the page, as the cleaner found it, or null where its model looks for none
     * @param options  how it is cleaned
     */
    default void opened(Page original, PageCleaner cleaner, PageTone tone, CleanOptions options) {
    }

    /** A part of the page is clean. */
    default void cleaned(CleanTile tile) {
    }
}
