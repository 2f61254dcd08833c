package latentstudio.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.document.PagesAsPdf;
import latentstudio.document.PictureDocument;
import latentstudio.document.ScanDocument;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.restore.CleanService;
import latentstudio.restore.InkMap;
import latentstudio.restore.ScreenScale;

/** What comes out of a scan: its files, clean, each of its own kind, or all pages as one PDF or as PNG files. Thread-safe. */
final class ScanResults {
    private final CleanService service;
    private final PageCodec codec;
    private final ScanStore store;
    private final ScanSettings settings;

    ScanResults(CleanService service, PageCodec codec, ScanStore store, ScanSettings settings) {
        this.service = service;
        this.codec = codec;
        this.store = store;
        this.settings = settings;
    }

    /** What all pages can be had as, beside their own kinds. */
    enum Kind {
        /** One PDF of all pages. */
        PDF("application/pdf"),
        /** A ZIP of PNG files, one a page. */
        PNG("application/zip");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        String ending() {
            return this == PDF ? "pdf" : "zip";
        }
    }

    /** Which picture of a page is looked at. */
    enum Side { BEFORE, AFTER, REMOVED }

    ScanDocument open(ScanOrder.OrderedFile file) {
        return ScanDocument.open(store.original(file.sha256()), codec, settings);
    }

    /** Writes the files of a finished scan, clean; several of them into a ZIP. */
    void write(UUID scan, ScanOrder order) throws IOException {
        if (order.files().size() == 1) {
            ScanOrder.OrderedFile file = order.files().getFirst();
            try (ScanDocument document = open(file)) {
                store.keepResult(scan, name(file) + "." + ending(scan, 0, file, document), out -> write(scan, 0, file, document, out));
            }
            return;
        }
        store.keepResult(scan, "scans-clean.zip", out -> {
            try (ZipOutputStream zip = zip(out)) {
                Set<String> names = new HashSet<>();
                int before = 0;
                for (ScanOrder.OrderedFile file : order.files()) {
                    try (ScanDocument document = open(file)) {
                        zip.putNextEntry(new ZipEntry(unused(name(file), ending(scan, before, file, document), names)));
                        write(scan, before, file, document, zip);
                        zip.closeEntry();
                    }
                    before += file.pages();
                }
            }
        });
    }

    /** All pages of a finished scan as one file. */
    void write(UUID scan, ScanOrder order, Kind kind, OutputStream out) throws IOException {
        switch (kind) {
            case PDF -> {
                try (PagesAsPdf pdf = new PagesAsPdf(codec, false)) {
                    each(scan, order, (name, page) -> pdf.add(page));
                    pdf.write(out);
                }
            }
            case PNG -> {
                try (ZipOutputStream zip = zip(out)) {
                    each(scan, order, (name, page) -> {
                        zip.putNextEntry(new ZipEntry(name + ".png"));
                        codec.write(page, PageFormat.PNG, zip);
                        zip.closeEntry();
                    });
                }
            }
        }
    }

    /** The name of a file that has all pages, without its ending. */
    static String name(ScanOrder order) {
        return order.files().size() == 1 ? name(order.files().getFirst()) : "scans-clean";
    }

    /**
     * A page as it is shown in a browser.
     *
     * @param index from 0, over all files
     * @throws NoSuchFileException if there is no such picture: the page is not clean yet, or has nothing to be cleaned
     */
    ScreenScale.Shown picture(UUID scan, ScanOrder order, int index, Side side) throws IOException {
        ScanOrder.Place place = order.place(index);
        try (ScanDocument document = open(place.file())) {
            if (document.pictures(place.page()) == 0) {
                throw new NoSuchFileException("a picture on page " + (index + 1));
            }
            return service.inTurn(2 * document.decodedBytes(place.page(), 0), () -> {
                Page original = side == Side.AFTER ? null : document.read(place.page(), 0);
                Page cleaned = side == Side.BEFORE ? null : read(store.picture(scan, index, 0));
                Page any = original == null ? cleaned : original;
                ScreenScale scale = ScreenScale.of(any.width(), any.height());
                return side == Side.REMOVED ? scale.file(InkMap.of(original, cleaned)) : ScreenScale.file(codec, scale.shown(any, 0, 0));
            });
        }
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
                        Path file = store.picture(scan, index, picture);
                        if (Files.exists(file)) { // else it could not even be read
                            use.is("%04d%s".formatted(index + 1, document.pictures(page) == 1 ? "" : "-" + (picture + 1)), read(file));
                        }
                    }
                }
            }
        }
    }

    private void write(UUID scan, int before, ScanOrder.OrderedFile file, ScanDocument document, OutputStream out) throws IOException {
        if (staysAsItIs(scan, before, document)) {
            Files.copy(store.original(file.sha256()), out);
            return;
        }
        document.write((page, picture) -> {
            Path clean = store.picture(scan, before + page, picture);
            return Files.exists(clean) ? read(clean) : null;
        }, out);
    }

    /** A file of pictures of which one could not be read comes back untouched: half of a TIFF is worse than a dirty one. */
    private boolean staysAsItIs(UUID scan, int before, ScanDocument document) {
        return document instanceof PictureDocument && !IntStream.range(0, document.pages())
                .allMatch(page -> Files.exists(store.picture(scan, before + page, 0)));
    }

    private String ending(UUID scan, int before, ScanOrder.OrderedFile file, ScanDocument document) {
        return staysAsItIs(scan, before, document) && file.name().contains(".") ? file.name().replaceFirst("^.*\\.", "") : document.ending();
    }

    private Page read(Path file) throws IOException {
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
