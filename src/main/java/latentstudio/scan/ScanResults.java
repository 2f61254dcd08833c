package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.document.CleanedPictures;
import latentstudio.document.PagesAsPdf;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.image.PictureException;
import latentstudio.restore.BlackAndWhite;
import latentstudio.restore.CleanService;
import latentstudio.restore.InkLayers;
import latentstudio.restore.InkMap;
import latentstudio.restore.ScreenScale;
import latentstudio.text.PageText;

/**
 * What comes out of a scan: its files, clean, each of its own kind, or all pages as one PDF or as PNG files. Pages are counted
 * as {@link PageIndex} does. Thread-safe.
 */
final class ScanResults {
    private final CleanService service;
    private final PageCodec codec;
    private final ScanStore store;
    private final ScanStack stack;
    private final ScanGeometry geometry;
    private final ScanSettings settings;
    private final ObjectMapper json;
    private final Object turn = new Object();

    ScanResults(CleanService service, PageCodec codec, ScanStore store, ScanStack stack, ScanGeometry geometry, ScanSettings settings, ObjectMapper json) {
        this.service = service;
        this.codec = codec;
        this.store = store;
        this.stack = stack;
        this.geometry = geometry;
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

    /** Whether a page has text of its own. */
    boolean hasText(ScanOrder order, int index) {
        ScanOrder.Place place = order.place(index);
        try (ScanDocument document = open(place.file())) {
            return document.hasText(place.page());
        }
    }

    /** Writes the files of a finished scan, clean, as they are before a visitor changes something; several of them into a ZIP. */
    void keep(UUID scan, ScanOrder order) throws IOException {
        store.keepResult(scan, newName(scan, order, PageColour.COLOUR), out -> write(scan, order, false, PageColour.COLOUR, out));
    }

    private String newName(UUID scan, ScanOrder order, PageColour colour) throws IOException {
        if (order.files().size() > 1) {
            return "scans-clean.zip";
        }
        ScanOrder.OrderedFile file = order.files().getFirst();
        try (ScanDocument document = open(file)) {
            return name(file) + "." + (isTwoFiles(scan, order, 0, document, colour) ? "zip" : ending(scan, order, 0, file, document, colour));
        }
    }

    /** The name of what {@link #write} writes, with its ending. */
    String fileName(UUID scan, ScanOrder order, PageColour colour) throws IOException {
        return colour == PageColour.COLOUR && !isChanged(scan, order) ? store.result(scan).getFileName().toString() : newName(scan, order, colour);
    }

    /** The same with what the visitor changed on the pages, in some colours. */
    void write(UUID scan, ScanOrder order, PageColour colour, OutputStream out) throws IOException {
        if (colour != PageColour.COLOUR || isChanged(scan, order)) {
            write(scan, order, true, colour, out);
        } else {
            Files.copy(store.result(scan), out);
        }
    }

    /** Whether what was kept is not what the visitor wants; the halves of pages may come in another order now. */
    private boolean isChanged(UUID scan, ScanOrder order) throws IOException {
        return store.isChanged(scan) || !geometry.split(scan, order).isEmpty();
    }

    private void write(UUID scan, ScanOrder order, boolean edited, PageColour colour, OutputStream out) throws IOException {
        if (order.files().size() == 1) {
            ScanOrder.OrderedFile file = order.files().getFirst();
            try (ScanDocument document = open(file)) {
                if (!isTwoFiles(scan, order, 0, document, colour)) {
                    write(scan, order, 0, file, document, new Twin(scan, order, 0, document, edited, colour), out);
                    return;
                }
            }
        }
        try (ZipOutputStream zip = zip(out)) {
            Set<String> names = new HashSet<>();
            int before = 0;
            for (ScanOrder.OrderedFile file : order.files()) {
                try (ScanDocument document = open(file)) {
                    Twin twin = new Twin(scan, order, before, document, edited, colour);
                    String ending = ending(scan, order, before, file, document, colour);
                    if (isTwoFiles(scan, order, before, document, colour)) {
                        for (int half = 0; half < 2; half++) {
                            zip.putNextEntry(new ZipEntry(unused(name(file) + "-" + (half + 1), ending, names)));
                            document.write(twin.half(half), colour, zip);
                            zip.closeEntry();
                        }
                    } else {
                        zip.putNextEntry(new ZipEntry(unused(name(file), ending, names)));
                        write(scan, order, before, file, document, twin, zip);
                        zip.closeEntry();
                    }
                }
                before += file.pages();
            }
        }
    }

    /** Whether a file of one picture becomes two of them, since it can hold no second page. */
    private boolean isTwoFiles(UUID scan, ScanOrder order, int before, ScanDocument document, PageColour colour) throws IOException {
        return !document.isPdf() && document.pages() == 1 && geometry.halves(scan, order, before).isPresent() && !staysAsItIs(scan, order, before, document)
                && !document.ending(colour).equals(PageFormat.TIFF.ending());
    }

    /**
     * The pages of a finished scan as one PDF, in the order of the stack. Pages of a PDF keep what else is on them, unless they
     * are to be small.
     *
     * @param small whether pages in colour or grey are layers, which take less
     */
    void writePdf(UUID scan, ScanOrder order, PageColour colour, boolean small, OutputStream out) throws IOException {
        Map<ScanOrder.OrderedFile, Path> twins = new HashMap<>();
        try (PagesAsPdf pdf = pdf(colour)) {
            each(scan, order, (position, index, document, place) -> {
                if (document.isPdf() && document.pictures(place.page()) == 0) {
                    pdf.copy(store.original(place.file().sha256()), place.page(), settings);
                } else if (document.isPdf() && !small && geometry.halves(scan, order, index).isEmpty()) {
                    pdf.copy(twin(scan, order, index, place, colour, twins), place.page(), settings);
                } else if (small) {
                    pictures(scan, order, index, document, place.page(), colour, InkLayers::of, (picture, layers) -> pdf.add(layers, text(scan, index, picture)));
                } else {
                    pictures(scan, order, index, document, place.page(), colour, page -> page, (picture, page) -> pdf.add(page, text(scan, index, picture)));
                }
            });
            pdf.write(out);
        } finally {
            for (Path twin : twins.values()) {
                Files.deleteIfExists(twin);
            }
        }
    }

    /** A PDF as it is taken home by itself, in a temporary file that is written once for all its pages. */
    private Path twin(UUID scan, ScanOrder order, int index, ScanOrder.Place place, PageColour colour, Map<ScanOrder.OrderedFile, Path> twins) throws IOException {
        if (!twins.containsKey(place.file())) {
            Path twin = Files.createTempFile("twin-", ".pdf");
            twins.put(place.file(), twin);
            try (ScanDocument document = open(place.file()); OutputStream out = new BufferedOutputStream(Files.newOutputStream(twin))) {
                document.write(new Twin(scan, order, index - place.page(), document, true, colour).ofWholePages(), colour, out);
            }
        }
        return twins.get(place.file());
    }

    private static PagesAsPdf pdf(PageColour colour) {
        return new PagesAsPdf(colour == PageColour.BLACK_AND_WHITE ? PagesAsPdf.Packing.FAX : PagesAsPdf.Packing.JPEG);
    }

    /** The pages of a finished scan as a ZIP of PNG files, numbered in the order of the stack. */
    void writePng(UUID scan, ScanOrder order, PageColour colour, OutputStream out) throws IOException {
        try (ZipOutputStream zip = zip(out)) {
            each(scan, order, (position, index, document, place) -> {
                int count = document.pictures(place.page());
                pictures(scan, order, index, document, place.page(), colour, page -> page, (picture, page) -> {
                    zip.putNextEntry(new ZipEntry("%04d%s.png".formatted(position + 1, count == 1 ? "" : "-" + (picture + 1))));
                    codec.write(page, PagePacking.of(PageFormat.PNG).in(colour), zip);
                    zip.closeEntry();
                });
            });
        }
    }

    /**
     * One page, with what the visitor changed on it.
     *
     * @param index as {@link PageIndex} counts
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

    /** What the visitor changed on a page. */
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
            store.keep(store.edit(scan, index), out -> out.write(json.writeValueAsBytes(edit)));
        }
    }

    /** The name of a file that has all pages, without its ending. */
    static String name(ScanOrder order) {
        return order.files().size() == 1 ? name(order.files().getFirst()) : "scans-clean";
    }

    /** The name of a page as a file of its own, without its ending. */
    String name(UUID scan, ScanOrder order, int index) throws IOException {
        ScanOrder.Place place = order.place(index);
        String half = geometry.halves(scan, order, index).isEmpty() ? "" : PageIndex.isRight(index) ? "-right" : "-left";
        return name(place.file()) + (place.file().pages() == 1 ? "" : "-" + (place.page() + 1)) + half;
    }

    /**
     * Looks at a page; of several pictures on it at the first.
     *
     * @param index as {@link PageIndex} counts
     * @throws NoSuchFileException if it has nothing to be cleaned
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    <T> T see(UUID scan, ScanOrder order, int index, Use<T> use) throws IOException {
        ScanOrder.Place place = order.place(index);
        try (ScanDocument document = open(place.file())) {
            if (document.pictures(place.page()) == 0) {
                throw new NoSuchFileException("a picture on page " + (index + 1));
            }
            return service.inTurn((geometry.options(scan, order, index).copies() + 1) * document.decodedBytes(place.page(), 0), () ->
                    see(scan, order, index, document, use));
        }
    }

    private <T> T see(UUID scan, ScanOrder order, int index, ScanDocument document, Use<T> use) throws IOException {
        String version = store.version(scan, index);
        Page original = geometry.laid(scan, order, index, document, order.place(index).page(), 0);
        Page cleaned = clean(scan, index, 0);
        return use.of(original, store.version(scan, index).equals(version) ? cleaned : null); // else they may lie in two ways
    }

    /** Looks at a page as it came; throws as {@link #see} does. */
    <T> T seeOriginal(ScanOrder order, int index, Function<Page, T> use) throws IOException {
        ScanOrder.Place place = order.place(index);
        try (ScanDocument document = open(place.file())) {
            if (document.pictures(place.page()) == 0) {
                throw new NoSuchFileException("a picture on page " + (index + 1));
            }
            return service.inTurn(2 * document.decodedBytes(place.page(), 0), () -> use.apply(document.read(place.page(), 0)));
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
        /**
         * @param position in the order of the stack, from 0
         * @param index    as {@link PageIndex} counts
         */
        void is(int position, int index, ScanDocument document, ScanOrder.Place place) throws IOException;
    }

    /** The pages that are taken home, in their order. */
    private void each(UUID scan, ScanOrder order, EachPage use) throws IOException {
        List<Integer> wanted = stack.order(scan, order);
        ScanDocument document = null;
        try {
            ScanOrder.OrderedFile opened = null;
            for (int i = 0; i < wanted.size(); i++) {
                ScanOrder.Place place = order.place(wanted.get(i));
                if (place.file() != opened) {
                    if (document != null) {
                        document.close(); // its bytes are in memory
                    }
                    opened = place.file();
                    document = open(opened);
                }
                use.is(i, wanted.get(i), document, place);
            }
        } finally {
            if (document != null) {
                document.close();
            }
        }
    }

    private interface EachPicture<T> {
        /** @param picture of the page, from 0 */
        void is(int picture, T made) throws IOException;
    }

    /** @param making what is kept of a picture while it is written */
    private <T> void pictures(UUID scan, ScanOrder order, int index, ScanDocument document, int page, PageColour colour, Function<Page, T> making, EachPicture<T> use)
            throws IOException {
        for (int picture = 0; picture < document.pictures(page); picture++) {
            T made = made(scan, order, index, document, page, picture, colour, making);
            if (made != null) {
                use.is(picture, made);
            }
        }
    }

    private PageText text(UUID scan, int index, int picture) throws IOException {
        ReadPicture read = read(scan, index, picture);
        return read == null || read.text() == null ? PageText.NOTHING : read.text();
    }

    /** What was read of the pictures of a page; none where it was not asked for. */
    List<ReadPicture> read(UUID scan, int index) throws IOException {
        List<ReadPicture> all = new ArrayList<>();
        for (ReadPicture read; (read = read(scan, index, all.size())) != null;) {
            all.add(read);
        }
        return all;
    }

    private ReadPicture read(UUID scan, int index, int picture) throws IOException {
        Path file = store.beside(scan, index, picture);
        return Files.exists(file) ? json.readValue(Files.readAllBytes(file), ReadPicture.class) : null;
    }

    /** One at a time: a page and what is made of it are several times as large as the page. @return null where it is not clean */
    private <T> T made(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture, PageColour colour, Function<Page, T> making) throws IOException {
        synchronized (turn) {
            Page clean = in(colour, edited(scan, order, index, document, page, picture));
            return clean == null ? null : making.apply(clean);
        }
    }

    /** How large a finished scan would be as one PDF of each form, which is found out once and kept. */
    ScanSizes sizes(UUID scan, ScanOrder order) throws IOException {
        int[] looked = stack.order(scan, order).stream().mapToInt(Integer::intValue).filter(index -> hasPicture(scan, index)).toArray();
        int count = Math.min(looked.length, ScanSizes.MOST_LOOKED_AT);
        ScanSizes sum = ScanSizes.NOTHING;
        for (int i = 0; i < count; i++) {
            sum = sum.plus(sizes(scan, order, looked[(int) ((i + 0.5) * looked.length / count)]));
        }
        return looked.length > count ? sum.times((double) looked.length / count) : sum;
    }

    private boolean hasPicture(UUID scan, int index) {
        return Files.exists(store.picture(scan, index, 0));
    }

    private ScanSizes sizes(UUID scan, ScanOrder order, int index) throws IOException {
        Path kept = store.sizes(scan, index, store.version(scan, index) + "-" + Integer.toHexString(Arrays.hashCode(json.writeValueAsBytes(edit(scan, index)))));
        if (!Files.exists(kept)) {
            ScanSizes sizes = ScanSizes.NOTHING;
            ScanOrder.Place place = order.place(index);
            try (ScanDocument document = open(place.file())) {
                for (int picture = 0; picture < document.pictures(place.page()); picture++) {
                    ScanSizes found = made(scan, order, index, document, place.page(), picture, PageColour.COLOUR, ScanSizes::of);
                    sizes = found == null ? sizes : sizes.plus(found);
                }
            }
            byte[] content = json.writeValueAsBytes(sizes);
            store.keep(kept, out -> out.write(content));
        }
        return json.readValue(Files.readAllBytes(kept), ScanSizes.class);
    }

    private void write(UUID scan, ScanOrder order, int before, ScanOrder.OrderedFile file, ScanDocument document, Twin twin, OutputStream out) throws IOException {
        if (staysAsItIs(scan, order, before, document)) {
            Files.copy(store.original(file.sha256()), out);
        } else {
            document.write(twin, twin.colour, out);
        }
    }

    /** The cleaned pictures of a file. */
    private final class Twin implements CleanedPictures {
        private final UUID scan;
        private final ScanOrder order;
        private final int before;
        private final ScanDocument document;
        private final boolean edited;
        private final PageColour colour;
        /** Of each page of the file its halves in their order, or the page itself. */
        private final List<List<Integer>> halves;

        /**
         * @param before how many pages the files before it have
         * @param edited whether with what the visitor changed
         */
        private Twin(UUID scan, ScanOrder order, int before, ScanDocument document, boolean edited, PageColour colour) throws IOException {
            this(scan, order, before, document, edited, colour, new ArrayList<>());
            for (int page = 0; page < document.pages(); page++) {
                halves.add(stack.halves(scan, order, before + page));
            }
        }

        private Twin(UUID scan, ScanOrder order, int before, ScanDocument document, boolean edited, PageColour colour, List<List<Integer>> halves) {
            this.scan = scan;
            this.order = order;
            this.before = before;
            this.document = document;
            this.edited = edited;
            this.colour = colour;
            this.halves = halves;
        }

        /** One half of a file of one page, as if it were the whole. */
        private Twin half(int half) {
            return new Twin(scan, order, before, document, edited, colour, List.of(List.of(halves.getFirst().get(half))));
        }

        /** Pages that are split stay as they were: nobody looks at them. */
        private CleanedPictures ofWholePages() {
            return new CleanedPictures() {
                @Override
                public Page of(int page, int picture) throws IOException {
                    return Twin.this.isSplit(page) ? null : Twin.this.of(page, picture);
                }

                @Override
                public PageGeometry laidWithText(int page) throws IOException {
                    return Twin.this.laidWithText(page);
                }

                @Override
                public PageText text(int page, int picture) throws IOException {
                    return Twin.this.isSplit(page) ? PageText.NOTHING : Twin.this.text(page, picture);
                }
            };
        }

        @Override
        public boolean isSplit(int page) {
            return halves.get(page).size() > 1 && halves.get(page).stream().allMatch(index -> hasPicture(scan, index));
        }

        private int index(int page, int picture) {
            return halves.get(page).get(isSplit(page) ? picture : 0);
        }

        private int ofPage(int page, int picture) {
            return isSplit(page) ? 0 : picture;
        }

        @Override
        public PageGeometry laidWithText(int page) throws IOException {
            return document.hasText(page) ? geometry.done(scan, before + page, 0).orElse(null) : null;
        }

        @Override
        public Page of(int page, int picture) throws IOException {
            int index = index(page, picture);
            if (halves.get(page).size() > 1 && !isSplit(page)) {
                return null; // a half could not be cleaned, and the page stays as it is
            }
            return edited ? made(scan, order, index, document, page, ofPage(page, picture), colour, made -> made) : clean(scan, index, ofPage(page, picture));
        }

        @Override
        public PageText text(int page, int picture) throws IOException {
            return ScanResults.this.text(scan, index(page, picture), ofPage(page, picture));
        }
    }

    /**
     * A cleaned page in fewer colours.
     *
     * @param page or null
     */
    static Page in(PageColour colour, Page page) {
        return page == null || colour == PageColour.COLOUR ? page : colour == PageColour.GREY ? page.grey() : BlackAndWhite.of(page);
    }

    /** A cleaned picture with what the visitor changed on it; the brush knows only the first of a page. */
    private Page edited(UUID scan, ScanOrder order, int index, ScanDocument document, int page, int picture) throws IOException {
        Page clean = clean(scan, index, picture);
        PageEdit edit = picture == 0 ? edit(scan, index) : edit(scan, index).withoutStrokes();
        return clean == null || edit.changesNothing() ? clean : edit.on(geometry.laid(scan, order, index, document, page, picture), clean);
    }

    /** A file of pictures of which one could not be read comes back untouched: half of a TIFF is worse than a dirty one. */
    private boolean staysAsItIs(UUID scan, ScanOrder order, int before, ScanDocument document) throws IOException {
        for (int page = 0; !document.isPdf() && page < document.pages(); page++) {
            if (!stack.halves(scan, order, before + page).stream().allMatch(index -> hasPicture(scan, index))) {
                return true;
            }
        }
        return false;
    }

    private String ending(UUID scan, ScanOrder order, int before, ScanOrder.OrderedFile file, ScanDocument document, PageColour colour) throws IOException {
        return staysAsItIs(scan, order, before, document) && file.name().contains(".") ? file.name().replaceFirst("^.*\\.", "") : document.ending(colour);
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
