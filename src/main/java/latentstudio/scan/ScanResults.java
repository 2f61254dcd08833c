package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.document.PagesAsPdf;
import latentstudio.document.PictureDocument;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import latentstudio.restore.CleanService;
import latentstudio.restore.InkMap;
import latentstudio.restore.ScreenScale;

/** What comes out of a scan: its files, clean, each of its own kind, or all pages as one PDF or as PNG files. Thread-safe. */
final class ScanResults {
    private final CleanService service;
    private final PageCodec codec;
    private final ScanStore store;
    private final ScanSettings settings;
    private final ObjectMapper json;

    ScanResults(CleanService service, PageCodec codec, ScanStore store, ScanSettings settings, ObjectMapper json) {
        this.service = service;
        this.codec = codec;
        this.store = store;
        this.settings = settings;
        this.json = json;
    }

    /** Which picture of a page is looked at. */
    enum Side { BEFORE, AFTER, REMOVED }

    /** What is done with a page while its memory is counted. */
    interface Use<T> {
        /** @param cleaned null where the page is not clean, or could not be read */
        T of(Page original, Page cleaned);
    }

    ScanDocument open(ScanOrder.OrderedFile file) {
        return ScanDocument.open(store.original(file.sha256()), codec, settings);
    }

    /** Writes the files of a finished scan, clean, as they are before a visitor changes something; several of them into a ZIP. */
    void keep(UUID scan, ScanOrder order) throws IOException {
        String name = "scans-clean.zip";
        if (order.files().size() == 1) {
            ScanOrder.OrderedFile file = order.files().getFirst();
            try (ScanDocument document = open(file)) {
                name = name(file) + "." + ending(scan, 0, file, document);
            }
        }
        store.keepResult(scan, name, out -> write(scan, order, false, out));
    }

    /** The same with what the visitor changed on the pages. */
    void write(UUID scan, ScanOrder order, OutputStream out) throws IOException {
        if (store.hasEdits(scan)) {
            write(scan, order, true, out);
        } else {
            Files.copy(store.result(scan), out);
        }
    }

    private void write(UUID scan, ScanOrder order, boolean edited, OutputStream out) throws IOException {
        if (order.files().size() == 1) {
            ScanOrder.OrderedFile file = order.files().getFirst();
            try (ScanDocument document = open(file)) {
                write(scan, order, 0, file, document, edited, out);
            }
            return;
        }
        try (ZipOutputStream zip = zip(out)) {
            Set<String> names = new HashSet<>();
            int before = 0;
            for (ScanOrder.OrderedFile file : order.files()) {
                try (ScanDocument document = open(file)) {
                    zip.putNextEntry(new ZipEntry(unused(name(file), ending(scan, before, file, document), names)));
                    write(scan, order, before, file, document, edited, zip);
                    zip.closeEntry();
                }
                before += file.pages();
            }
        }
    }

    /** All pages of a finished scan as one PDF. */
    void writePdf(UUID scan, ScanOrder order, OutputStream out) throws IOException {
        try (PagesAsPdf pdf = new PagesAsPdf(false)) {
            each(scan, order, (name, page) -> pdf.add(page));
            pdf.write(out);
        }
    }

    /** All pages of a finished scan as a ZIP of PNG files. */
    void writePng(UUID scan, ScanOrder order, OutputStream out) throws IOException {
        try (ZipOutputStream zip = zip(out)) {
            each(scan, order, (name, page) -> {
                zip.putNextEntry(new ZipEntry(name + ".png"));
                codec.write(page, PageFormat.PNG, zip);
                zip.closeEntry();
            });
        }
    }

    /**
     * One page, with what the visitor changed on it.
     *
     * @param index from 0, over all files
     * @throws NoSuchFileException if it is not clean, or has nothing to be cleaned
     */
    void writePage(UUID scan, ScanOrder order, int index, PageFormat format, OutputStream out) throws IOException {
        PageEdit edit = edit(scan, index);
        Page page = see(scan, order, index, (original, cleaned) -> cleaned == null ? null : edit.on(original, cleaned));
        if (page == null) {
            throw new NoSuchFileException("page " + (index + 1));
        }
        codec.write(page, format, out);
    }

    /** What the visitor changed on a page, from 0. */
    PageEdit edit(UUID scan, int index) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(store.edit(scan, index)), PageEdit.class);
        } catch (NoSuchFileException none) {
            return PageEdit.NONE;
        }
    }

    void keep(UUID scan, int index, PageEdit edit) throws IOException {
        if (edit.changesNothing()) {
            Files.deleteIfExists(store.edit(scan, index));
        } else {
            store.keepEdit(scan, index, out -> out.write(json.writeValueAsBytes(edit)));
        }
    }

    /** The name of a file that has all pages, without its ending. */
    static String name(ScanOrder order) {
        return order.files().size() == 1 ? name(order.files().getFirst()) : "scans-clean";
    }

    /** The name of a page as a file of its own, without its ending. */
    static String name(ScanOrder order, int index) {
        ScanOrder.Place place = order.place(index);
        return name(place.file()) + (place.file().pages() == 1 ? "" : "-" + (place.page() + 1));
    }

    /**
     * Looks at a page; of several pictures on it at the first.
     *
     * @param index from 0, over all files
     * @throws NoSuchFileException if it has nothing to be cleaned
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    <T> T see(UUID scan, ScanOrder order, int index, Use<T> use) throws IOException {
        ScanOrder.Place place = order.place(index);
        try (ScanDocument document = open(place.file())) {
            if (document.pictures(place.page()) == 0) {
                throw new NoSuchFileException("a picture on page " + (index + 1));
            }
            return service.inTurn((order.geometry().copies() + 1) * document.decodedBytes(place.page(), 0), () ->
                    use.of(original(scan, order, index, document, place.page(), 0), clean(scan, index, 0)));
        }
    }

    /** A page as it was, with its geometry, so that it has the size of the cleaned one, also while that is not there yet. */
    private Page original(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture) throws IOException {
        Page read = document.read(page, picture);
        if (order.geometry().asksNothing()) {
            return read;
        }
        return geometry(scan, index, picture).orElseGet(() -> found(read, document, page, order.geometry())).apply(read);
    }

    /** What is to be done with the geometry of a page. */
    static PageGeometry found(Page original, ScanDocument document, int page, GeometryOptions options) {
        return document.hasText(page) ? PageGeometry.leftAlone(original, "The page has text of its own over the scan, which would not fit it any more.")
                : PageGeometry.of(original, options);
    }

    /** What was done with the geometry of a page, from 0; empty where nothing was asked for, or it is not clean. */
    Optional<PageGeometry> geometry(UUID scan, int index) throws IOException {
        return geometry(scan, index, 0);
    }

    private Optional<PageGeometry> geometry(UUID scan, int index, int picture) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(store.geometry(scan, index, picture)), PageGeometry.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * A page as it is shown in a browser; throws as {@link #see} does.
     *
     * @throws NoSuchFileException also if it is not clean yet
     */
    ScreenScale.Shown picture(UUID scan, ScanOrder order, int index, Side side) throws IOException {
        ScreenScale.Shown shown = see(scan, order, index, (original, cleaned) -> {
            ScreenScale scale = ScreenScale.of(original.width(), original.height());
            return switch (side) {
                case BEFORE -> ScreenScale.file(codec, scale.shown(original, 0, 0));
                case AFTER -> cleaned == null ? null : ScreenScale.file(codec, scale.shown(cleaned, 0, 0));
                case REMOVED -> cleaned == null ? null : scale.file(InkMap.of(original, cleaned));
            };
        });
        if (shown == null) {
            throw new NoSuchFileException("page " + (index + 1));
        }
        return shown;
    }

    private interface EachPage {
        void is(String name, Page page) throws IOException;
    }

    private void each(UUID scan, ScanOrder order, EachPage use) throws IOException {
        int index = 0;
        for (ScanOrder.OrderedFile ordered : order.files()) {
            try (ScanDocument document = open(ordered)) {
                for (int page = 0; page < ordered.pages(); page++, index++) {
                    for (int picture = 0; picture < document.pictures(page); picture++) {
                        Page clean = edited(scan, order, index, document, page, picture);
                        if (clean != null) {
                            use.is("%04d%s".formatted(index + 1, document.pictures(page) == 1 ? "" : "-" + (picture + 1)), clean);
                        }
                    }
                }
            }
        }
    }

    private void write(UUID scan, ScanOrder order, int before, ScanOrder.OrderedFile file, ScanDocument document, boolean edited, OutputStream out)
            throws IOException {
        if (staysAsItIs(scan, before, document)) {
            Files.copy(store.original(file.sha256()), out);
            return;
        }
        document.write((page, picture) -> edited ? edited(scan, order, before + page, document, page, picture) : clean(scan, before + page, picture), out);
    }

    /** A cleaned picture with what the visitor changed on it; the brush knows only the first of a page. */
    private Page edited(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture) throws IOException {
        Page clean = clean(scan, index, picture);
        PageEdit edit = picture == 0 ? edit(scan, index) : edit(scan, index).withoutStrokes();
        return clean == null || edit.changesNothing() ? clean : edit.on(original(scan, order, index, document, page, picture), clean);
    }

    /** A file of pictures of which one could not be read comes back untouched: half of a TIFF is worse than a dirty one. */
    private boolean staysAsItIs(UUID scan, int before, ScanDocument document) {
        return document instanceof PictureDocument && !IntStream.range(0, document.pages())
                .allMatch(page -> Files.exists(store.picture(scan, before + page, 0)));
    }

    private String ending(UUID scan, int before, ScanOrder.OrderedFile file, ScanDocument document) {
        return staysAsItIs(scan, before, document) && file.name().contains(".") ? file.name().replaceFirst("^.*\\.", "") : document.ending();
    }

    /** @return null where it is not clean, or could not even be read */
    private Page clean(UUID scan, int index, int picture) throws IOException {
        Path file = store.picture(scan, index, picture);
        if (!Files.exists(file)) {
            return null;
        }
        try (PageFile page = codec.open(Files.readAllBytes(file))) {
            return page.read(0);
        }
    }

    private static String name(ScanOrder.OrderedFile file) {
        return file.name().replaceFirst("\\.[^.]*$", "") + "-clean";
    }

    private static String unused(String name, String ending, Set<String> names) {
        String unused = name + "." + ending;
        for (int number = 2; !names.add(unused); number++) {
            unused = "%s-%d.%s".formatted(name, number, ending);
        }
        return unused;
    }

    /** What goes in is compressed already. */
    private static ZipOutputStream zip(OutputStream out) {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        return zip;
    }
}
