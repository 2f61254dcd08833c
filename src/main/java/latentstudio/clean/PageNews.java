package latentstudio.clean;

import java.util.List;
import latentstudio.scan.PageEdit;
import latentstudio.scan.ScanSizes;
import latentstudio.scan.ScanStatus;
import latentstudio.scan.StackedPages;

/**
 * What the page in a browser is told of the scan that it shows. Pages are counted from 1; the example that greets a visitor
 * is page 0. Pictures are {@code data:} addresses.
 */
public sealed interface PageNews {
    /** The method of the element {@code clean-studio} that takes it. */
    String method();

    /** How far the scan is. */
    record Status(ScanStatus status) implements PageNews {
        @Override
        public String method() {
            return "scanStatus";
        }
    }

    /**
     * The pages of a stack, at first all of them and then those that have become clean since.
     *
     * @param pages with what was found on them
     * @param order those that are taken home, from 1
     */
    record Stack(List<StackedPages.StackedPage> pages, List<Integer> order) implements PageNews {
        @Override
        public String method() {
            return "scanStack";
        }
    }

    /**
     * How large the pages are as one PDF, bytes.
     *
     * @param colour        as they are
     * @param grey          in grey
     * @param blackAndWhite one bit a pixel
     * @param small         sharp ink over a coarse background
     * @param smallGrey     the same in grey
     * @param estimated     whether some pages speak for all of them
     */
    record Sizes(long colour, long grey, long blackAndWhite, long small, long smallGrey, boolean estimated) implements PageNews {
        static Sizes of(ScanSizes sizes) {
            return new Sizes(sizes.colour(), sizes.grey(), sizes.blackAndWhite(), sizes.small(), sizes.smallGrey(), sizes.estimated());
        }

        @Override
        public String method() {
            return "scanSizes";
        }
    }

    /**
     * The page that is looked at, as it was.
     *
     * @param page        which
     * @param width       pixels
     * @param height      pixels
     * @param dpi         how finely it was scanned, along a row, or null where the file does not tell
     * @param shownWidth  of the pictures that the browser gets
     * @param shownHeight of the pictures that the browser gets
     * @param picture     of the original
     * @param edit        what the visitor changed on it before
     */
    record Opened(int page, int width, int height, Double dpi, int shownWidth, int shownHeight, String picture, PageEdit edit)
            implements PageNews {
        @Override
        public String method() {
            return "pageOpened";
        }
    }

    /**
     * A part of it is clean.
     *
     * @param page        which
     * @param left        on the pictures that the browser gets, pixels
     * @param top         on the pictures that the browser gets, pixels
     * @param picture     of the part; null where it is too narrow to be seen
     * @param done        tiles; 0 with a preview, which is not final
     * @param total       tiles
     * @param secondsLeft at the pace so far, or null where that is not known
     */
    record Part(int page, int left, int top, String picture, int done, int total, Double secondsLeft) implements PageNews {
        @Override
        public String method() {
            return "pagePart";
        }
    }

    /**
     * All of it is clean.
     *
     * @param page       which
     * @param picture    of the clean page, or null where all its parts came
     * @param tiles      how many parts it had, or null where they were not seen
     * @param millis     from its first tile to the clean page, or null likewise
     * @param inkRemoved the share of what was dark that is paper now, 0..1
     * @param lighter    the share of the page that became lighter, 0..1
     * @param removed    where ink was removed: a picture of one colour, transparent elsewhere
     */
    record Done(int page, String picture, Integer tiles, Double millis, double inkRemoved, double lighter, String removed) implements PageNews {
        @Override
        public String method() {
            return "pageDone";
        }
    }

    /**
     * The page that will most likely be looked at next, so that it is there when it is asked for.
     *
     * @param opened as it was
     * @param done   what is clean of it, with its picture
     */
    record Ahead(Opened opened, Done done) implements PageNews {
        @Override
        public String method() {
            return "pageAhead";
        }
    }

    /**
     * The page stays as it was.
     *
     * @param page   which
     * @param reason why, in words
     */
    record Kept(int page, String reason) implements PageNews {
        @Override
        public String method() {
            return "pageKept";
        }
    }

    /**
     * What the visitor asked for cannot be done; what is shown stays.
     *
     * @param problem what was expected, what came and what to do
     */
    record Failed(String problem) implements PageNews {
        @Override
        public String method() {
            return "pageFailed";
        }
    }

    /**
     * There is no such scan, or not any more.
     *
     * @param problem what was expected, what came and what to do
     */
    record Gone(String problem) implements PageNews {
        @Override
        public String method() {
            return "scanGone";
        }
    }
}
