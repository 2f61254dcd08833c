package latentstudio.scan;

/**
 * Pages as they are counted here, from 0 over all files, and outside, from 1. A double page that was split keeps its number for its left half;
 * the right half of page 3 is page -3, inside the bitwise complement of page 3's index. Stateless.
 */
final class PageIndex {
    private PageIndex() {
    }

    /** @param page as it is counted outside, not 0 */
    static int of(int page) {
        return page > 0 ? page - 1 : page;
    }

    /** As it is counted outside. */
    static int page(int index) {
        return index >= 0 ? index + 1 : index;
    }

    static boolean isRight(int index) {
        return index < 0;
    }

    /** Of the right half of a page. */
    static int right(int whole) {
        return ~whole;
    }

    /** Of the page that a page is a half of, or else of itself. */
    static int whole(int index) {
        return index < 0 ? ~index : index;
    }

    /** As a part of the names of files. */
    static String name(int index) {
        return index < 0 ? ~index + "r" : String.valueOf(index);
    }
}
