package latentstudio.image;

/**
 * A file of one page or, where it is a TIFF, of several, whose pixels are not decoded yet. Close it. Not thread-safe.
 */
public final class PageFile implements AutoCloseable {
    private final PictureFile file;
    private final PageSettings settings;
    /** The numbers of those pictures of the file that are pages. */
    private final int[] pages;

    PageFile(byte[] bytes, PageSettings settings) {
        this.settings = settings;
        file = PictureFile.open(bytes);
        try {
            pages = file.pages();
            requireDecodable(0);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public PageFormat format() {
        return file.format();
    }

    /**
     * How many pages a TIFF holds, thumbnails and smaller copies left out; of an animated GIF or WebP only the first frame
     * counts.
     */
    public int pages() {
        return pages.length;
    }

    /** How the pixels of a page are packed. */
    public PagePacking packing(int index) {
        return file.tags(pages[index]).packing();
    }

    /** What the pixels of a page take in memory when they are decoded, before it is turned upright. */
    public long decodedBytes(int index) {
        return file.decodedBytes(pages[index]);
    }

    /**
     * Decodes one page: grey where it is grey, upright by its EXIF or TIFF orientation, transparent parts on white.
     *
     * @param index from 0
     * @throws PictureException if the page is damaged, cut off or too large, or if other large pages are being decoded for
     *                          longer than {@code studio.page.max-wait}
     */
    public Page read(int index) {
        return read(index, true);
    }

    /**
     * Decodes one page as its rows are stored, for documents that say themselves how a picture in them stands.
     *
     * @throws PictureException as {@link #read} does
     */
    public Page readAsStored(int index) {
        return read(index, false);
    }

    private Page read(int index, boolean upright) {
        requireDecodable(index);
        PageTags tags = file.tags(pages[index]);
        return PictureFile.guard(() -> PagePixels.of(file.decode(pages[index], settings.maxWait()), tags.dpi(), tags.profile())
                .upright(upright ? tags.orientation() : Orientation.UPRIGHT));
    }

    private void requireDecodable(int index) {
        int picture = pages[index];
        requireSides(file.width(picture), file.height(picture));
        file.requireDecodable(picture, settings.maxPixels());
        requireBytes(file.decodedBytes(picture), settings);
    }

    static void requireSides(int width, int height) {
        int longest = Math.max(width, height);
        if (longest > PictureFile.LONGEST_SIDE) {
            throw PictureFile.tooLarge("Expected a page whose sides have at most %,d pixels, got %,d; make it smaller and send it again."
                    .formatted(PictureFile.LONGEST_SIDE, longest));
        }
    }

    static void requireBytes(long decoded, PageSettings settings) {
        long limit = settings.maxDecoded().asLongValue();
        if (decoded > limit) {
            throw PictureFile.tooLarge("Expected a page whose pixels take at most %,d bytes, got %,d; make it smaller, grey or 8 bits deep and send it again."
                    .formatted(limit, decoded));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
