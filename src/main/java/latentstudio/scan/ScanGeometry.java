package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.LeftAlone;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;

/** How the pages of a scan are to lie, and what was done so that they do. Pages are counted from 0 over all files. Thread-safe. */
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

    /** How a page is to lie. */
    GeometryOptions options(UUID scan, ScanOrder order, int index) throws IOException {
        return wish(scan, index).in(order.geometry());
    }

    /** What was done with a picture of a page; empty where nothing was asked for, or it is not clean. */
    Optional<PageGeometry> done(UUID scan, int index, int picture) throws IOException {
        return read(store.geometry(scan, index, picture), PageGeometry.class);
    }

    /** What is to be done with a picture of a page; a person puts the corners of the first one only. */
    static PageGeometry found(Page original, ScanDocument document, int page, int picture, GeometryOptions options) {
        return document.hasText(page) ? PageGeometry.leftAlone(original, LeftAlone.TEXT_OF_ITS_OWN) : PageGeometry.of(original, picture == 0 ? options : options.withoutCorners());
    }

    /** A picture of a page as it lies now, so that it has the size of the cleaned one, also while that is not there yet. */
    Page laid(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture) throws IOException {
        GeometryOptions options = options(scan, order, index);
        Page read = document.read(page, picture);
        return options.asksNothing() ? read : done(scan, index, picture).orElseGet(() -> found(read, document, page, picture, options)).apply(read);
    }

    private <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
