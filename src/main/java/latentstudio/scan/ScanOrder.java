package latentstudio.scan;

import java.time.Duration;
import java.util.List;
import latentstudio.geometry.GeometryOptions;
import latentstudio.restore.CleanOptions;

/**
 * What a visitor wants cleaned, as a job keeps it.
 *
 * @param model     a restorer's id
 * @param files     in the order in which they were sent
 * @param keepPaper whether the sheets keep their own colour
 * @param despeckle whether specks go that could be dots
 * @param geometry  what is done with the pages before; an order of before that was asked for says nothing of it
 * @param keep      how long all of it is kept after it was finished; null for as long as the settings say
 * @param text      the languages that the pages are read in, or null
 */
record ScanOrder(String model, List<OrderedFile> files, boolean keepPaper, boolean despeckle, GeometryOptions geometry, Duration keep, String text) {
    ScanOrder {
        geometry = geometry == null ? GeometryOptions.NONE : geometry;
    }

    /**
     * One file.
     *
     * @param name   without folders
     * @param sha256 of its bytes, by which it is stored
     * @param pages  how many it has
     */
    record OrderedFile(String name, String sha256, int pages) {
    }

    /** A page of a file. */
    record Place(OrderedFile file, int page) {
    }

    /** @param geometry what is done with a page before */
    CleanOptions options(GeometryOptions geometry) {
        return new CleanOptions(1, true, keepPaper, despeckle, geometry);
    }

    int pages() {
        return files.stream().mapToInt(OrderedFile::pages).sum();
    }

    /**
     * Where a page of the whole order stands.
     *
     * @param index from 0, over all files, or of a right half
     */
    Place place(int index) {
        int left = PageIndex.whole(index);
        for (OrderedFile file : files) {
            if (left < file.pages) {
                return new Place(file, left);
            }
            left -= file.pages;
        }
        throw new IndexOutOfBoundsException("expected a page below %d, got %d".formatted(pages(), index));
    }
}
