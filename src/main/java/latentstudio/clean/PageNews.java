package latentstudio.clean;

import java.util.List;
import java.util.Locale;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.LeftAlone;
import latentstudio.geometry.PageGeometry;
import latentstudio.geometry.SheetCorners;
import latentstudio.scan.PageEdit;
import latentstudio.scan.PageHalf;
import latentstudio.scan.ScanSizes;
import latentstudio.scan.ScanStatus;
import latentstudio.scan.ScanText;
import latentstudio.scan.StackedPages;
import latentstudio.ui.Words;

/**
 * What the page in a browser is told of the scan that it shows. Pages are counted from 1, and the right half of page 3 is page -3; the example that greets a visitor
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
     * @param all   whether there are no others
     * @param pages with what was found on them
     * @param order those that are taken home
     */
    record Stack(boolean all, List<StackedPages.StackedPage> pages, List<Integer> order) implements PageNews {
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
     * How large they are cannot be told.
     *
     * @param problem what was expected, what came and what to do
     */
    record NoSizes(String problem) implements PageNews {
        @Override
        public String method() {
            return "scanSizesFailed";
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
     * @param geometry    how it is to lie
     */
    record Opened(int page, int width, int height, Double dpi, int shownWidth, int shownHeight, String picture, PageEdit edit, GeometryOptions geometry)
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
     * @param geometry   what was done with that, or null where nobody asked for that
     * @param text       what was read of it, or null where it was not
     */
    record Done(int page, String picture, Integer tiles, Double millis, double inkRemoved, double lighter, String removed, Geometry geometry, Read text)
            implements PageNews {
        @Override
        public String method() {
            return "pageDone";
        }
    }

    /**
     * What was done with the geometry of a page.
     *
     * @param straightened by so many degrees, or null where it was not
     * @param turned       clockwise, degrees: 0, 90, 180 or 270
     * @param squared      whether the sheet in a photograph was
     * @param cut          whether borders were cut off
     * @param edges        whether borders and holes became paper
     * @param half         of a double page, or null
     * @param textStays    whether it stays as it lies only for the sake of its text, which would go with it
     * @param leftAlone    what was asked for and not done, and why, a sentence each in the visitor's language
     */
    record Geometry(Double straightened, int turned, boolean squared, boolean cut, boolean edges, PageHalf.Side half, boolean textStays, List<String> leftAlone) {
        /** @param half of a double page, or null */
        static Geometry of(PageGeometry geometry, PageHalf.Side half, Locale language) {
            return new Geometry(geometry.straightened() ? geometry.skew() : null, geometry.turn(), half == null && geometry.corners() != null, geometry.cut() != null, geometry.edges(),
                    half, geometry.leftAlone().contains(LeftAlone.TEXT_OF_ITS_OWN), geometry.leftAlone().stream().map(why -> Words.in(language, "clean.leftAlone." + why)).toList());
        }
    }

    /**
     * What a page says.
     *
     * @param plain  a line a line
     * @param words  how many
     * @param before how surely they were read before the page was cleaned, 0..1, or null where that is not known
     * @param after  how surely they were read, 0..1, or null likewise
     */
    record Read(String plain, int words, Double before, Double after) {
        static Read of(ScanText text) {
            return new Read(text.text(), text.words().size(), text.before() == null ? null : text.before().confidence(),
                    text.after() == null ? null : text.after().confidence());
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
     * The page as it came, so that the corners of its sheet can be moved.
     *
     * @param page    which
     * @param width   of the picture, pixels
     * @param height  of the picture, pixels
     * @param picture of the original
     * @param corners that somebody put or that were found, as {@link SheetCorners#of} takes them; null where there are none
     */
    record Corners(int page, int width, int height, String picture, SheetCorners corners) implements PageNews {
        @Override
        public String method() {
            return "pageCorners";
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
