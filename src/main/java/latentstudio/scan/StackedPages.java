package latentstudio.scan;

import java.util.List;

/**
 * The pages of a scan as a stack that is looked through.
 *
 * @param pages those that were asked for, as they came
 * @param order those that are taken home, in their order
 */
public record StackedPages(List<StackedPage> pages, List<Integer> order) {
    /**
     * One page.
     *
     * @param page       from 1, over all files; the right half of a page that was split has the page's number below zero
     * @param half       which half of a double page it is, or null where it is none
     * @param file       the name of its file
     * @param pageOfFile from 1
     * @param done       whether its turn has been
     * @param finding    what cleaning did to it, or null where it is not clean, or had nothing to be cleaned
     * @param wordsKept  how many words were read after cleaning for each that was read before; null where none was, or nobody asked
     * @param edited     whether a visitor changed something on it
     * @param version    tells how it is to lie from all other ways
     */
    public record StackedPage(int page, PageHalf.Side half, String file, int pageOfFile, boolean done, PageFinding finding, Double wordsKept, boolean edited, String version) {
    }
}
