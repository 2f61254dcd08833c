package latentstudio.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import latentstudio.document.FileName;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.geometry.PageGeometry;
import latentstudio.geometry.SheetCorners;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import latentstudio.image.RefusedException;
import latentstudio.job.DataSettings;
import latentstudio.job.Job;
import latentstudio.job.JobKind;
import latentstudio.job.JobQueue;
import latentstudio.job.JobSettings;
import latentstudio.job.JobsUnavailableException;
import latentstudio.restore.CleanListener;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.CleanTile;
import latentstudio.restore.PageCleaner;
import latentstudio.restore.PageTone;
import latentstudio.restore.ScreenScale;
import latentstudio.text.Tesseract;
import latentstudio.text.UnknownLanguageException;
import org.jboss.logging.Logger;

/**
 * Whole documents, cleaned in the background: what was accepted goes on after the last clean page whatever happens to the
 * server, and is deleted {@code studio.scan.keep} after it was finished, or sooner where somebody only looks on. Pages are counted from 1
 * over all files; the right half of page 3, where that is a double page that was split, is page -3. Thread-safe.
 */
@ApplicationScoped
@Startup
public class Scans {
    private static final Logger LOG = Logger.getLogger(Scans.class);
    /** Files without a scan are younger than this while the scan is being accepted. */
    private static final Duration ACCEPTING = Duration.ofHours(1);
    /** What has no name yet after this long was left by a server that was killed. */
    private static final Duration WRITING = Duration.ofHours(24);

    private final CleanService service;
    private final ScanSettings settings;
    private final JobSettings jobSettings;
    private final ObjectMapper json;
    private final PageCodec codec;
    private final Tesseract tesseract;
    private final ScanStore store;
    private final ScanStack stack;
    private final ScanGeometry geometry;
    private final ScanResults results;
    private final ScanWork work;
    private final Map<UUID, List<IntFunction<CleanListener>>> watching = new ConcurrentHashMap<>();
    private JobQueue queue;

    public Scans(CleanService service, PageCodec codec, ScanSettings settings, DataSettings data, JobSettings jobSettings, ObjectMapper json,
                 Tesseract tesseract, MeterRegistry metrics) {
        this.service = service;
        this.settings = settings;
        this.jobSettings = jobSettings;
        this.json = json;
        this.codec = codec;
        this.tesseract = tesseract;
        store = new ScanStore(data.data(), settings.maxDisk().asLongValue());
        geometry = new ScanGeometry(store, json);
        stack = new ScanStack(codec, store, geometry, json);
        results = new ScanResults(service, codec, store, stack, geometry, settings, json);
        work = new ScanWork(service, codec, store, stack, geometry, results, tesseract, json);
        count(Job.State.WAITING, metrics);
        count(Job.State.RUNNING, metrics);
    }

    private void count(Job.State state, MeterRegistry metrics) {
        Gauge.builder("studio.scans", () -> count(state)).tag("state", state.name().toLowerCase(Locale.ROOT))
                .description("Scans in the background, of all servers that share their jobs").register(metrics);
    }

    private double count(Job.State state) {
        try {
            return queue().count(state);
        } catch (JobsUnavailableException unknown) {
            return Double.NaN;
        }
    }

    /** A file that was sent. */
    public record Sent(String name, Path file) {
    }

    @PostConstruct
    void open() {
        try {
            queue();
        } catch (JobsUnavailableException e) {
            LOG.error(e.getMessage()); // all else goes on; who sends a scan is told, and it is tried again
        }
    }

    /**
     * How files are to be cleaned.
     *
     * @param model     a restorer's id
     * @param keepPaper whether the sheets keep their own colour
     * @param despeckle whether specks go that could be dots
     * @param onScreen  whether somebody looks on, who keeps his pages {@code studio.scan.keep-on-screen} only
     * @param geometry  what is done with the pages before they are cleaned
     * @param text      the languages that the pages are to be read in, with + between them, or null
     */
    public record Wish(String model, boolean keepPaper, boolean despeckle, boolean onScreen, GeometryOptions geometry, String text) {
        /** Pages that stay as they lie and are not read. */
        public Wish(String model, boolean keepPaper, boolean despeckle, boolean onScreen) {
            this(model, keepPaper, despeckle, onScreen, GeometryOptions.NONE, null);
        }
    }

    /**
     * Accepts files; from now on they will be cleaned.
     *
     * @throws PictureException         if a file is none that can be cleaned; the message names it
     * @throws UnknownLanguageException if the pages cannot be read so
     * @throws StorageFullException     if there is no room
     * @throws JobsUnavailableException if jobs cannot be kept
     * @throws RuntimeException         as {@link CleanService#cleaner} does
     */
    public ScanStatus submit(Wish wish, List<Sent> files) throws IOException {
        service.cleaner(wish.model);
        if (wish.text != null) {
            tesseract.require(wish.text);
        }
        if (files.isEmpty() || files.size() > settings.maxFiles()) {
            throw new PictureException(files.isEmpty() ? PictureException.Reason.UNREADABLE : PictureException.Reason.TOO_LARGE,
                    "Expected 1 to %d files, got %d; send them in several scans.".formatted(settings.maxFiles(), files.size()));
        }
        long bytes = 0;
        for (Sent sent : files) {
            bytes += Files.size(sent.file());
        }
        store.requireRoom(bytes);
        List<ScanOrder.OrderedFile> ordered = new ArrayList<>();
        for (Sent sent : files) {
            ordered.add(accept(sent));
        }
        ScanOrder order = order(wish, List.copyOf(ordered));
        if (order.pages() > settings.maxPages()) {
            throw new PictureException(PictureException.Reason.TOO_LARGE,
                    "Expected at most %,d pages, got %,d; send them in several scans.".formatted(settings.maxPages(), order.pages()));
        }
        ScanStatus status = submit(order);
        for (int i = 0; i < files.size(); i++) {
            if (!Files.exists(store.original(ordered.get(i).sha256()))) { // somebody deleted his scan of the same bytes meanwhile
                keep(files.get(i).file());
            }
        }
        return status;
    }

    private ScanOrder order(Wish wish, List<ScanOrder.OrderedFile> files) {
        return new ScanOrder(wish.model, files, wish.keepPaper, wish.despeckle, wish.geometry, wish.onScreen ? settings.keepOnScreen() : null, wish.text);
    }

    private ScanStatus submit(ScanOrder order) {
        try {
            return find(queue().submit(json.writeValueAsString(order), order.pages())).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keep(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return store.keep(in);
        }
    }

    private ScanOrder.OrderedFile accept(Sent sent) throws IOException {
        String name = FileName.plain(sent.name());
        String sum = keep(sent.file());
        try (ScanDocument document = ScanDocument.open(store.original(sum), codec, settings)) {
            return new ScanOrder.OrderedFile(name, sum, document.pages());
        } catch (PictureException e) {
            throw new PictureException(e.reason(), name + ": " + e.getMessage());
        }
    }

    /**
     * Cleans the pages of a scan once more in another way; what was changed on them stays, and how single ones are to lie, but not the strokes
     * of the brush where the pages lie otherwise now. The scan before is deleted.
     */
    public ScanStatus redo(UUID id, Wish wish) throws IOException {
        service.cleaner(wish.model);
        ScanOrder before = order(known(id));
        ScanOrder after = order(wish, before.files());
        List<Integer> pages = stack.asTheyCame(id, before);
        ScanStatus status = submit(after);
        stack.orderAs(id, status.id(), wish.geometry.split());
        for (int index : pages) {
            carryOver(id, before, status.id(), after, index);
        }
        delete(id);
        return status;
    }

    private void carryOver(UUID from, ScanOrder before, UUID to, ScanOrder after, int index) throws IOException {
        if (geometry.isCutAlike(from, before, after, index)) {
            geometry.copySplit(from, to, index);
        }
        PageWish own = geometry.wish(from, index);
        if (!own.equals(PageWish.NONE)) {
            lay(to, index, own);
        }
        PageEdit edit = results.edit(from, index);
        if (!geometry.isAlike(from, before, after, index)) {
            edit = edit.withoutStrokes();
        }
        if (!edit.changesNothing()) {
            results.keep(to, index, edit);
        }
    }

    /** How far a scan is; empty if there is no such scan, or not any more. */
    public Optional<ScanStatus> find(UUID id) {
        return queue().find(id).map(job -> {
            ScanOrder order = order(job);
            return new ScanStatus(id, job.state(), order.model(), order.keepPaper(), order.despeckle(), order.geometry(), order.text(),
                    order.files().stream().map(file -> new ScanStatus.FileStatus(file.name(), file.pages())).toList(),
                    job.done(), job.total(), again(job), job.problems().lines().toList(), job.accepted(), job.finished(), deleted(job, order));
        }).filter(status -> status.deleted() == null || status.deleted().isAfter(Instant.now()));
    }

    /** From 1. */
    private List<Integer> again(Job job) {
        return job.state() == Job.State.DONE ? List.of() : work.again(job, order(job)).stream().map(PageIndex::page).toList();
    }

    private Instant deleted(Job job, ScanOrder order) {
        return job.finished() == null ? null : job.finished().plus(order.keep() == null ? settings.keep() : order.keep());
    }

    /** What a finished scan can be had as. */
    public enum Kind {
        /** Each file in its own kind; several of them in a ZIP. */
        FILES,
        /** One PDF of all pages. */
        PDF,
        /** A ZIP of PNG files, one a page. */
        PNG
    }

    /**
     * The pages of a finished scan, clean, with what was changed on them.
     *
     * @throws NoSuchFileException if the scan is unknown or not finished
     */
    public ScanFile file(UUID id, Kind kind) throws IOException {
        return file(id, kind, PageColour.COLOUR, Form.FULL);
    }

    /** How fine the pictures of a PDF are. */
    public enum Form {
        /** As they were scanned. */
        FULL,
        /** Sharp ink over a coarse background, of a PDF in colour or grey. */
        SMALL
    }

    /**
     * The same in fewer colours, or small.
     *
     * @param form matters to {@link Kind#PDF} only
     */
    public ScanFile file(UUID id, Kind kind, PageColour colour, Form form) throws IOException {
        Job job = known(id);
        if (job.state() != Job.State.DONE) {
            throw new NoSuchFileException("scan " + id);
        }
        ScanOrder order = order(job);
        return switch (kind) {
            case FILES -> {
                String name = results.fileName(id, order, colour);
                yield new ScanFile(name, switch (name.replaceFirst(".*\\.", "")) {
                    case "pdf" -> "application/pdf";
                    case "zip" -> "application/zip";
                    case "jpg" -> "image/jpeg";
                    case String ending -> "image/" + ending;
                }, out -> results.write(id, order, colour, out));
            }
            case PDF -> new ScanFile(ScanResults.name(order) + ".pdf", "application/pdf", out -> results.writePdf(id, order, colour, form == Form.SMALL, out));
            case PNG -> new ScanFile(ScanResults.name(order) + ".zip", "application/zip", out -> results.writePng(id, order, colour, out));
        };
    }

    /**
     * How large the PDF of each form is.
     *
     * @throws NoSuchFileException if the scan is unknown or not finished
     */
    public ScanSizes sizes(UUID id) throws IOException {
        Job job = known(id);
        if (job.state() != Job.State.DONE) {
            throw new NoSuchFileException("scan " + id);
        }
        return results.sizes(id, order(job));
    }

    /**
     * A page as a file, clean, with what was changed on it.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page, or it is not clean; its content may throw it too
     */
    public ScanFile file(UUID id, int page, PageFormat format) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        int index = index(job, page, job.done());
        return new ScanFile(results.name(id, order, index) + "." + format.ending(), format.mediaType(),
                out -> results.writePage(id, order, index, format, out));
    }

    /**
     * What a page says.
     *
     * @param page which
     * @return empty where it was not asked for
     * @throws NoSuchFileException if there is no such page, it is not clean, or there is nothing on it
     */
    public Optional<ScanText> text(UUID id, int page) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        if (order.text() == null) {
            return Optional.empty();
        }
        List<ReadPicture> read = results.read(id, index(job, page, job.done()));
        if (read.isEmpty()) {
            throw new NoSuchFileException("text of page " + page);
        }
        return Optional.of(ScanText.of(read));
    }

    /**
     * A page as it is shown in a browser.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such picture, or not yet
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    ScreenScale.Shown picture(UUID id, int page, ScanResults.Side side) throws IOException {
        Job job = known(id);
        return results.picture(id, order(job), index(job, page, side == ScanResults.Side.BEFORE ? job.total() : job.done()), side);
    }

    /** What is done with a page while its memory is counted. */
    public interface Use<T> {
        /** @param cleaned null where the page is not clean, or could not be read */
        T of(Page original, Page cleaned);
    }

    /**
     * Looks at a page, which is not kept.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page, or nothing on it to be cleaned
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    public <T> T see(UUID id, int page, Use<T> use) throws IOException {
        Job job = known(id);
        return results.see(id, order(job), index(job, page, job.total()), use::of);
    }

    /**
     * Looks at a page as it came, whichever way it is to lie.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page, or nothing on it to be cleaned
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    public <T> T seeOriginal(UUID id, int page, Function<Page, T> use) throws IOException {
        Job job = known(id);
        return results.seeOriginal(order(job), index(job, page, job.total()), use);
    }

    /**
     * What was done with the geometry of a page, of several pictures on it of the first.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page, it is not clean yet or could not be read, or nothing was asked for
     */
    public PageGeometry geometry(UUID id, int page) throws IOException {
        Job job = known(id);
        return geometry.done(id, index(job, page, job.done()), 0).orElseThrow(() -> new NoSuchFileException("the geometry of page " + page));
    }

    /**
     * How a page is to lie: as it was asked for this page, else as for the scan.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page
     */
    public GeometryOptions wanted(UUID id, int page) throws IOException {
        Job job = known(id);
        return geometry.options(id, order(job), index(job, page, job.total()));
    }

    /**
     * Which half of a double page a page is; empty where it is none.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page
     */
    public Optional<PageHalf> half(UUID id, int page) throws IOException {
        Job job = known(id);
        int index = index(job, page, job.total());
        return geometry.halves(id, order(job), index)
                .map(halves -> new PageHalf(PageIndex.isRight(index) ? PageHalf.Side.RIGHT : PageHalf.Side.LEFT, halves.certainty()));
    }

    /** Names the way in which a page is to lie. */
    public String version(UUID id, int page) {
        return store.version(id, PageIndex.of(page));
    }

    /** Whether a page is clean as it is to lie now, or could not be cleaned. */
    public boolean isClean(UUID id, int page) {
        return store.hasPage(id, PageIndex.of(page));
    }

    /**
     * Has one page lie in another way, and cleans it again before all others that are not clean; a scan that was stopped goes on. Where the brush
     * went on the page is forgotten. Text of its own goes with a page that is turned and straightened so. Nothing happens where the page is to lie so already.
     *
     * @param page which
     * @return whether the page is cleaned again
     * @throws NoSuchFileException if there is no such page
     * @throws PictureException    if there is nothing on it to be cleaned, or it could not be
     */
    public boolean lay(UUID id, int page, GeometryOptions wanted) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        int index = index(job, page, job.total());
        GeometryOptions now = geometry.options(id, order, index);
        PageWish before = geometry.wish(id, index);
        boolean withText = before.withText() || results.hasText(order, index);
        if (wanted.with(now.split()).equals(now) && before.withText() == withText) {
            return false;
        }
        requirePicture(id, page);
        Optional<SheetCorners> half = geometry.half(id, order, index);
        GeometryOptions own = half.isPresent() && half.get().equals(wanted.corners()) ? wanted.withoutCorners() : wanted;
        results.keep(id, index, results.edit(id, index).withoutStrokes());
        lay(id, index, PageWish.of(order.geometry(), own).splitAs(before).withText(withText));
        return true;
    }

    private void requirePicture(UUID id, int page) {
        if (store.hasPage(id, PageIndex.of(page)) && !Files.exists(store.picture(id, PageIndex.of(page), 0))) {
            throw new PictureException(PictureException.Reason.UNREADABLE,
                    "Expected a page with a picture that can lie in another way, got page %,d, which stays as it is; change another one.".formatted(page));
        }
    }

    /**
     * Splits a double page into two, sure or not, or joins it again. The left half keeps the number of the page, the right one has the same below
     * zero. Which of them is first can be changed afterwards without cleaning them again.
     *
     * @param page from 1, or one of the halves
     * @param how  NONE to join it
     * @return whether something is cleaned again
     * @throws NoSuchFileException if there is no such page
     * @throws PictureException    if it is no page that can be split
     */
    public boolean split(UUID id, int page, Split how) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        int whole = PageIndex.whole(index(job, page, job.total()));
        boolean isSplit = geometry.halves(id, order, whole).isPresent();
        if (isSplit && how != Split.NONE) {
            stack.turnRound(id, order, whole, how);
            return false;
        }
        if (!isSplit && how == Split.NONE) {
            return false;
        }
        ScanOrder.Place place = order.place(whole);
        try (ScanDocument document = results.open(place.file())) {
            if (!document.isOneScan(place.page())) {
                throw new PictureException(PictureException.Reason.UNREADABLE,
                        "Expected a page that is one upright scan and nothing else, got page %,d, which holds more; split another one.".formatted(PageIndex.page(whole)));
            }
        }
        PageWish before = geometry.wish(id, whole);
        results.keep(id, whole, results.edit(id, whole).withoutStrokes());
        lay(id, whole, how == Split.NONE ? before.joined() : before.split(how));
        return true;
    }

    private void lay(UUID id, int index, PageWish wish) throws IOException {
        String before = store.version(id, index);
        geometry.keep(id, index, wish);
        store.dropPage(id, index, before);
        queue().reopen(id);
    }

    /**
     * What stands for a page inside.
     *
     * @param page from 1, or below zero for the right half of a page that is split
     * @param most of which there are so many
     */
    private int index(Job job, int page, int most) throws IOException {
        int whole = Math.abs(page);
        if (whole < 1 || whole > most || page < 0 && geometry.halves(job.id(), order(job), PageIndex.of(page)).isEmpty()) {
            throw new NoSuchFileException("page " + page);
        }
        return PageIndex.of(page);
    }

    /**
     * The pages as they are looked through and taken home.
     *
     * @param from the first that is told, from 1, with its halves
     * @param to   the last that is told; of more than there are, the last
     * @throws NoSuchFileException if there is no such scan
     */
    public StackedPages pages(UUID id, int from, int to) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        List<StackedPages.StackedPage> pages = new ArrayList<>();
        List<Integer> all = stack.asTheyCame(id, order);
        Set<Integer> known = Set.copyOf(all);
        for (int index : all) {
            int whole = PageIndex.whole(index);
            if (whole >= from - 1 && whole < to) {
                pages.add(stacked(id, order, index, job.done(), known.contains(PageIndex.right(whole))));
            }
        }
        return new StackedPages(pages, stack.order(id, order).stream().map(PageIndex::page).toList());
    }

    private StackedPages.StackedPage stacked(UUID id, ScanOrder order, int index, int ready, boolean split) throws IOException {
        ScanOrder.Place place = order.place(index);
        boolean done = PageIndex.whole(index) < ready && store.hasPage(id, index);
        return new StackedPages.StackedPage(PageIndex.page(index), !split ? null : PageIndex.isRight(index) ? PageHalf.Side.RIGHT : PageHalf.Side.LEFT,
                place.file().name(), place.page() + 1, done, done ? stack.finding(id, index) : null, ReadPicture.wordsKept(results.read(id, index)),
                !results.edit(id, index).changesNothing(), store.version(id, index));
    }

    /**
     * Says which pages are taken home as one PDF or as PNG files, and in which order; the others are left out, not deleted.
     *
     * @param wanted each
     * @throws PictureException      if a page is none of the scan's, is there twice, or if there is none at all
     * @throws NoSuchFileException   if there is no such scan
     */
    public void arrange(UUID id, List<Integer> wanted) throws IOException {
        Job job = known(id);
        ScanOrder order = order(job);
        Set<Integer> all = stack.asTheyCame(id, order).stream().map(PageIndex::page).collect(Collectors.toSet());
        if (wanted.isEmpty() || new HashSet<>(wanted).size() < wanted.size() || !wanted.stream().allMatch(page -> page != null && all.contains(page))) {
            throw new PictureException(PictureException.Reason.UNREADABLE,
                    "Expected some of the pages 1 to %,d%s, each once, in the order in which they are wanted, got %s; name them, for instance [%s]."
                            .formatted(job.total(), all.size() > job.total() ? " and the right halves of those that are split, such as -1," : "",
                                    RefusedException.quoted(wanted.toString()), job.total() == 1 ? "1" : "2, 1"));
        }
        stack.order(id, wanted.stream().map(PageIndex::of).toList(), order);
    }

    /**
     * Cleans all pages with one strength; where the brush went on them stays.
     *
     * @param strength 0 for the originals, 1 for the cleaned pages
     * @throws NoSuchFileException if there is no such scan
     */
    public void strengthOfAll(UUID id, double strength) throws IOException {
        for (int index : stack.asTheyCame(id, order(known(id)))) {
            results.keep(id, index, new PageEdit(strength, results.edit(id, index).strokes()));
        }
    }

    /**
     * A page, small, as it is shown among the others.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page, or it is not clean yet
     */
    public ScreenScale.Shown thumbnail(UUID id, int page) throws IOException {
        Job job = known(id);
        return stack.thumbnail(id, index(job, page, job.total()));
    }

    /** What was changed on a page. */
    public PageEdit edit(UUID id, int page) throws IOException {
        return results.edit(id, PageIndex.of(page));
    }

    /**
     * Keeps what a visitor changes on a page, and applies it to what is taken home.
     *
     * @param page which
     * @throws NoSuchFileException if there is no such page
     */
    public void edit(UUID id, int page, PageEdit edit) throws IOException {
        Job job = known(id);
        results.keep(id, index(job, page, job.total()), edit);
    }

    /**
     * Asks to be told of the pages of a scan while this server cleans them.
     *
     * @param listeners given a page, who wants to be told of it
     * @return ends it
     */
    public Runnable listen(UUID id, IntFunction<CleanListener> listeners) {
        watching.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(listeners);
        return () -> watching.computeIfPresent(id, (any, all) -> {
            all.remove(listeners);
            return all.isEmpty() ? null : all;
        });
    }

    private CleanListener listener(UUID id, int page) {
        List<CleanListener> all = watching.getOrDefault(id, List.of()).stream().map(listeners -> listeners.apply(page)).toList();
        return new CleanListener() {
            @Override
            public void opened(Page original, PageCleaner cleaner, PageTone tone, CleanOptions options) {
                all.forEach(each -> each.opened(original, cleaner, tone, options));
            }

            @Override
            public void cleaned(CleanTile tile) {
                all.forEach(each -> each.cleaned(tile));
            }
        };
    }

    /** Stops a scan that is not finished; {@link #again} goes on after its last clean page. @return whether there was such a scan */
    public boolean stop(UUID id) {
        return queue().stop(id);
    }

    /** Tries a scan again that was given up; @return whether there was such a scan. */
    public boolean again(UUID id) {
        return queue().again(id);
    }

    /**
     * Stops a scan if it is not finished, and deletes it.
     *
     * @return whether there was such a scan
     */
    public boolean delete(UUID id) throws IOException {
        Optional<Job> job = queue().find(id);
        boolean known = queue().remove(id);
        store.delete(id);
        if (job.isPresent()) {
            for (ScanOrder.OrderedFile file : order(job.get()).files()) {
                if (!queue().mentions(file.sha256())) {
                    store.deleteOriginal(file.sha256());
                }
            }
        }
        return known;
    }

    private Job known(UUID id) throws NoSuchFileException {
        return queue().find(id).orElseThrow(() -> new NoSuchFileException("scan " + id));
    }

    private ScanOrder order(Job job) {
        try {
            return json.readValue(job.order(), ScanOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the order of job " + job.id() + " is not readable", e);
        }
    }

    /** Deletes what is over its time, and files that nobody needs. */
    private void sweep() {
        Instant now = Instant.now();
        try {
            for (Job job : queue().finishedBefore(now)) {
                if (deleted(job, order(job)).isBefore(now)) {
                    delete(job.id());
                } else if (isLeft(job)) { // the server was killed before it had told the queue
                    queue().reopen(job.id());
                }
            }
            for (UUID scan : store.scansBefore(now.minus(ACCEPTING))) {
                if (queue().find(scan).isEmpty()) {
                    store.delete(scan);
                }
            }
            for (String sum : store.originalsBefore(now.minus(ACCEPTING))) {
                if (!queue().mentions(sum)) {
                    store.deleteOriginal(sum);
                }
            }
            store.deleteUnfinishedBefore(now.minus(WRITING));
        } catch (IOException e) {
            LOG.warnf("Old scans are not deleted: %s", e.getMessage());
        }
    }

    private synchronized JobQueue queue() {
        if (queue == null) {
            queue = new JobQueue(JobKind.SCAN, jobSettings, jobSettings.atOnce(), new JobQueue.Work() {
                @Override
                public void go(Job job, JobQueue.Step step) throws IOException, JobQueue.GivenUpException, InterruptedException {
                    work.go(job, order(job), step, page -> listener(job.id(), PageIndex.page(page)));
                }

                @Override
                public boolean isLeft(Job job) {
                    return Scans.this.isLeft(job);
                }
            }, this::sweep);
        }
        return queue;
    }

    /** Whether a page of a scan that is done is to be cleaned again. */
    private boolean isLeft(Job job) {
        return job.state() == Job.State.DONE && !work.again(job, order(job)).isEmpty();
    }

    /** Before the models are closed, which a scan in hand needs to the end of its tile. */
    synchronized void close(@Observes ShutdownEvent stopping) {
        if (queue != null) {
            queue.close();
        }
    }
}
