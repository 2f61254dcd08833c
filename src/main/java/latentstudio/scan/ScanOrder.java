package latentstudio.scan;

import java.util.List;

/**
 * What a visitor wants cleaned, as a job keeps it.
 *
 * @param model a restorer's id
 * @param files in the order in which they were sent
 */
record ScanOrder(String model, List<OrderedFile> files) {
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

    int pages() {
        return files.stream().mapToInt(OrderedFile::pages).sum();
    }

    /**
     * Where a page of the whole order stands.
     *
     * @param index from 0, over all files
     */
    Place place(int index) {
        int left = index;
        for (OrderedFile file : files) {
            if (left < file.pages) {
                return new Place(file, left);
            }
            left -= file.pages;
        }
        throw new IndexOutOfBoundsException("expected a page below %d, got %d".formatted(pages(), index));
    }
}
