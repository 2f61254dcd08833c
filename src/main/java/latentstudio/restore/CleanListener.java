package latentstudio.restore;

import latentstudio.image.Page;

/** Is told how the page of a file comes along, in the thread that cleans it. What it is not interested in passes by. */
public interface CleanListener {
    /**
     * The file is decoded, and its tiles come next.
     *
     * @param original must not be kept
     * @param cleaner  cleans it; for a preview
     */
    default void opened(Page original, PageCleaner cleaner) {
    }

    /** A part of the page is clean. */
    default void cleaned(CleanTile tile) {
    }

    /** Whether the page is not wanted any more; asked before each tile. */
    default boolean isCancelled() {
        return false;
    }
}
