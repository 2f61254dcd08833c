package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.DoublePage;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.geometry.LeftAlone;
import latentstudio.geometry.PageGeometry;
import latentstudio.geometry.SheetCorners;
import latentstudio.image.Page;

/** How the pages of a scan are to lie, and what was done so that they do. Pages are counted as {@link PageIndex} does. Thread-safe. */
final class ScanGeometry {
    private final ScanStore store;
    private final ObjectMapper json;

    ScanGeometry(ScanStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** How a page is to lie, where that is another way than the scan's. */
    PageWish wish(UUID scan, int index) throws IOException {
        return read(store.wish(scan, index), PageWish.class).orElse(PageWish.NONE);
    }

    void keep(UUID scan, int index, PageWish wish) throws IOException {
        byte[] content = json.writeValueAsBytes(wish);
        store.keep(store.wish(scan, index), out -> out.write(content));
    }

    /** How a page is to lie; a half of a double page has the corners of its half where nobody put others. */
    GeometryOptions options(UUID scan, ScanOrder order, int index) throws IOException {
        GeometryOptions own = wish(scan, index).in(order.geometry()).with(whole(scan, order, index).split());
        return own.corners() == null ? own.with(half(scan, order, index).orElse(null)) : own;
    }

    /** How a page, or the double page that a page is a half of, is to lie. */
    GeometryOptions whole(UUID scan, ScanOrder order, int index) throws IOException {
        PageWish wish = wish(scan, PageIndex.whole(index));
        return wish.in(order.geometry()).with(wish.spread());
    }

    /** What was decided of a double page that a page is a half of; empty where it is none. */
    Optional<DoublePage> halves(UUID scan, ScanOrder order, int index) throws IOException {
        return whole(scan, order, index).split() == Split.NONE ? Optional.empty() : decided(scan, index).map(SplitPage::halves);
    }

    /** The corners of the half of a double page that a page is; empty where it is none. */
    Optional<SheetCorners> half(UUID scan, ScanOrder order, int index) throws IOException {
        return halves(scan, order, index).map(halves -> PageIndex.isRight(index) ? halves.right() : halves.left());
    }

    private Optional<SplitPage> decided(UUID scan, int index) throws IOException {
        return read(store.split(scan, index), SplitPage.class);
    }

    /** Whether it is yet to be found out if a page is a double one. */
    boolean isUndecided(UUID scan, ScanOrder order, int whole) throws IOException {
        boolean asked = wish(scan, whole).split() != null;
        return whole(scan, order, whole).split() != Split.NONE && decided(scan, whole).filter(before -> before.asked() || !asked).isEmpty();
    }

    void keep(UUID scan, int whole, SplitPage decided) throws IOException {
        byte[] content = json.writeValueAsBytes(decided);
        store.keep(store.split(scan, whole), out -> out.write(content));
    }

    /** Whether a double page is halved in the same way in another scan of the same files. */
    boolean isCutAlike(UUID scan, ScanOrder before, ScanOrder after, int index) throws IOException {
        PageWish wish = wish(scan, PageIndex.whole(index));
        GeometryOptions one = wish.in(before.geometry());
        GeometryOptions other = wish.in(after.geometry());
        return one.crop() == other.crop() && one.turn() == other.turn() && one.upright() == other.upright();
    }

    void copySplit(UUID from, UUID to, int index) throws IOException {
        Optional<SplitPage> decided = decided(from, index);
        if (decided.isPresent()) {
            keep(to, PageIndex.whole(index), decided.get());
        }
    }

    /** Whether a page lies in the same way in another scan of the same files; which half of it is first does not matter. */
    boolean isAlike(UUID scan, ScanOrder before, ScanOrder after, int index) throws IOException {
        PageWish own = wish(scan, index);
        boolean wasSplit = whole(scan, before, index).split() != Split.NONE;
        boolean isSplit = whole(scan, after, index).split() != Split.NONE;
        return own.in(before.geometry()).with(Split.NONE).equals(own.in(after.geometry()).with(Split.NONE)) && wasSplit == isSplit;
    }

    /** The pages that are split, and which half of each comes first where nobody said otherwise. */
    Map<Integer, Split> split(UUID scan, ScanOrder order) throws IOException {
        Map<Integer, Split> split = new HashMap<>();
        for (int whole : store.decided(scan)) {
            Split how = whole(scan, order, whole).split();
            if (how != Split.NONE && decided(scan, whole).map(SplitPage::halves).isPresent()) {
                split.put(whole, how);
            }
        }
        return split;
    }

    /** What was done with a picture of a page; empty where nothing was asked for, or it is not clean. */
    Optional<PageGeometry> done(UUID scan, int index, int picture) throws IOException {
        return read(store.geometry(scan, index, picture), PageGeometry.class);
    }

    /**
     * What is to be done with a picture of a page; a person puts the corners of the first one only.
     *
     * @param withText whether text of its own goes with it
     */
    static PageGeometry found(Page original, ScanDocument document, int page, int picture, GeometryOptions options, boolean withText) {
        if (!document.hasText(page)) {
            PageGeometry found = PageGeometry.of(original, picture == 0 ? options : options.withoutCorners());
            return options.corners() != null && document.pictures(page) > 1 ? found.with(LeftAlone.ONLY_THE_FIRST) : found;
        }
        if (!withText || !document.textFollows(page)) {
            return PageGeometry.leftAlone(original, withText ? LeftAlone.TEXT_CANNOT_FOLLOW : LeftAlone.TEXT_OF_ITS_OWN);
        }
        PageGeometry found = PageGeometry.of(original, new GeometryOptions(options.straighten(), false, options.edges(), options.turn(), options.upright()));
        return options.crop() || options.corners() != null ? found.with(LeftAlone.TEXT_NOT_SQUARED) : found;
    }

    /** A picture of a page as it lies now, so that it has the size of the cleaned one, also while that is not there yet. */
    Page laid(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture) throws IOException {
        GeometryOptions options = options(scan, order, index);
        boolean withText = wish(scan, index).withText();
        Page read = document.read(page, picture);
        return options.asksNothing() ? read : done(scan, index, picture).orElseGet(() -> found(read, document, page, picture, options, withText)).apply(read);
    }

    private <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
