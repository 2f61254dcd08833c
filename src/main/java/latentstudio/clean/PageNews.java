package latentstudio.clean;

/** What the page in a browser is told of the one that is cleaned for it. Pictures are {@code data:} addresses. */
public sealed interface PageNews {
    /** Of which of the visitor's pages; a newer page has a greater number. */
    int job();

    /** The method of the element {@code clean-studio} that takes it. */
    String method();

    /**
     * The file is a page.
     *
     * @param name        of the file
     * @param width       pixels
     * @param height      pixels
     * @param dpi         how finely it was scanned, along a row, or null where the file does not tell
     * @param shownWidth  of the pictures that the browser gets
     * @param shownHeight of the pictures that the browser gets
     * @param picture     of the original
     */
    record Opened(int job, String name, int width, int height, Double dpi, int shownWidth, int shownHeight, String picture)
            implements PageNews {
        @Override
        public String method() {
            return "pageOpened";
        }
    }

    /**
     * A part of it is clean.
     *
     * @param left        on the pictures that the browser gets, pixels
     * @param top         on the pictures that the browser gets, pixels
     * @param picture     of the part; null where it is too narrow to be seen
     * @param done        tiles; 0 with a preview, which is not final
     * @param total       tiles
     * @param secondsLeft at the pace so far, or null where that is not known
     */
    record Part(int job, int left, int top, String picture, int done, int total, Double secondsLeft) implements PageNews {
        @Override
        public String method() {
            return "pagePart";
        }
    }

    /**
     * All of it is clean, and can be downloaded.
     *
     * @param tiles      how many parts it had
     * @param millis     from the file to the cleaned page, milliseconds, with the wait for a turn
     * @param device     CPU or GPU
     * @param inkRemoved the share of dark pixels that are paper now, 0..1
     * @param removed    where they were: a picture of one colour, transparent elsewhere
     */
    record Done(int job, int tiles, double millis, String device, double inkRemoved, String removed) implements PageNews {
        @Override
        public String method() {
            return "pageDone";
        }
    }

    /**
     * It will not be clean.
     *
     * @param problem what was expected, what came and what to do
     */
    record Failed(int job, String problem) implements PageNews {
        @Override
        public String method() {
            return "pageFailed";
        }
    }
}
