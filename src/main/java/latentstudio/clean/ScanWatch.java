package latentstudio.clean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import latentstudio.geometry.GeometryOptions;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PictureException;
import latentstudio.job.JobsUnavailableException;
import latentstudio.restore.CleanListener;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanTile;
import latentstudio.restore.InkMap;
import latentstudio.restore.PageCleaner;
import latentstudio.restore.PageTone;
import latentstudio.restore.ScreenScale;
import latentstudio.scan.PageEdit;
import latentstudio.scan.PageHalf;
import latentstudio.scan.ScanStatus;
import latentstudio.scan.Scans;
import latentstudio.scan.StackedPages;
import org.jboss.logging.Logger;

/**
 * Tells one visitor of a scan: how far it is, and of the page that is looked at what is clean of it, tile by tile where this
 * server cleans it. Who looks takes no memory between two pieces of news. Thread-safe. Close it; the scan goes on.
 */
final class ScanWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ScanWatch.class);
    /** How soon a change is seen, whichever server makes it. */
    private static final long LOOK_MILLIS = 250;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    /** A page of fewer tiles is clean before a preview could be of use. */
    private static final int TILES_WORTH_A_PREVIEW = 4;
    private static final String NOTHING = "There is no scanned picture on this page; it stays as it is.";

    private final Scans scans;
    private final PageCodec codec;
    private final UUID scan;
    private final Locale language;
    private final Consumer<PageNews> tell;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::watch);
    private volatile boolean closed;
    /** How many pages were clean when the stack was told; -1 before. */
    private int stacked = -1;
    private int page = 1;
    /** The page that is looked at after it, 0 for none. */
    private int next;
    /** The page whose original the visitor has; 0 for none. */
    private int shown;
    /** How that page was to lie; see {@link Scans#version}. */
    private String version = "";
    /** And what that asks for. */
    private GeometryOptions shownGeometry;
    /** How the page was to lie that he was told of ahead. */
    private String aheadVersion = "";
    /** Whether there is no more to tell of it. */
    private boolean complete;
    private Live live;

    /**
     * @param language the visitor's
     * @param tell     is given what happens, in any thread
     */
    ScanWatch(Scans scans, PageCodec codec, UUID scan, Locale language, Consumer<PageNews> tell) {
        this.scans = scans;
        this.codec = codec;
        this.scan = scan;
        this.language = language;
        this.tell = tell;
    }

    ScanWatch start() {
        thread.start();
        return this;
    }

    UUID scan() {
        return scan;
    }

    /**
     * Looks at another page.
     *
     * @param wanted which
     * @param after  the page that will most likely be looked at next, 0 for none
     * @param held   whether the visitor has all of the page that is wanted, since he was told of it ahead
     */
    void show(int wanted, int after, boolean held) {
        synchronized (this) {
            page = wanted;
            next = after;
            if (held) {
                shown = wanted;
                version = aheadVersion;
                complete = true;
                live = null;
            }
        }
        asked.release();
    }

    /** Looks at once whether something has changed. */
    void lookNow() {
        asked.release();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void watch() {
        Runnable end = scans.listen(scan, this::listener);
        try {
            ScanStatus told = null;
            while (!closed) {
                try {
                    Optional<ScanStatus> found = scans.find(scan);
                    if (found.isEmpty()) {
                        say(new PageNews.Gone("Expected a scan at this address, but it is not there any more: it was deleted, or its time was over. Open the pages again."));
                        return;
                    }
                    if (!found.get().equals(told)) {
                        boolean laid = told != null && isLaidSince(told, found.get());
                        told = found.get();
                        say(new PageNews.Status(told));
                        tellStack(told, laid);
                    }
                    look(told);
                    lookAhead(told);
                } catch (JobsUnavailableException later) {
                    // the next look may find it
                }
                if (asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | OutOfMemoryError unforeseen) {
            if (!closed) {
                LOG.error("A scan cannot be shown", unforeseen);
                say(new PageNews.Gone("The pages cannot be shown; the server's log tells why. Open them again."));
            }
        } finally {
            end.run();
        }
    }

    /** Whether a page was to lie in another way since, which may be done already. */
    private static boolean isLaidSince(ScanStatus before, ScanStatus now) {
        return !now.again().equals(before.again()) || before.finished() != null && !before.finished().equals(now.finished());
    }

    /** @param all whether pages have changed of which the visitor was told */
    private void tellStack(ScanStatus status, boolean all) throws IOException {
        if (stacked == status.done() && !all) {
            return;
        }
        try {
            boolean whole = stacked < 0 || all;
            StackedPages stack = whole ? scans.pages(scan, 1, status.pages()) : scans.pages(scan, stacked + 1, status.done());
            say(new PageNews.Stack(whole, stack.pages(), stack.order()));
            stacked = status.done();
        } catch (NoSuchFileException deleted) {
            // the next look says so
        }
    }

    private void look(ScanStatus status) throws IOException {
        int wanted = page();
        String now = scans.version(scan, wanted); // what changes after this is seen by the next look
        boolean done = isClean(status, wanted);
        synchronized (this) {
            if (shown == wanted && !version.equals(now)) {
                shown = 0;
            }
            if (shown == wanted && (complete || !done)) {
                return;
            }
        }
        try {
            Opening opening = opening(wanted, now);
            scans.see(scan, wanted, (original, cleaned) -> {
                open(opening, original);
                if (done && scans.version(scan, wanted).equals(now)) { // else it is to lie in another way since it was looked up
                    finish(wanted, original, cleaned);
                }
                return null;
            });
        } catch (NoSuchFileException nothing) {
            keep(wanted, NOTHING);
        } catch (PictureException e) {
            if (e.reason() != PictureException.Reason.BUSY) {
                keep(wanted, e.getMessage());
            }
        }
    }

    private synchronized int page() {
        return page;
    }

    private boolean isClean(ScanStatus status, int of) {
        return Math.abs(of) <= status.done() && scans.isClean(scan, of);
    }

    /** What is known of a page before it is seen. */
    private record Opening(int page, String version, PageEdit edit, GeometryOptions geometry) {
    }

    private Opening opening(int of, String version) throws IOException {
        return new Opening(of, version, scans.edit(scan, of), scans.wanted(scan, of));
    }

    /** Tells of the next page once all is told of the one that is looked at. */
    private void lookAhead(ScanStatus status) throws IOException {
        int ahead;
        synchronized (this) {
            ahead = complete ? next : 0;
        }
        if (ahead == 0 || !isClean(status, ahead)) {
            return;
        }
        try {
            Opening opening = opening(ahead, scans.version(scan, ahead));
            scans.see(scan, ahead, (original, cleaned) -> {
                if (cleaned != null) {
                    synchronized (this) {
                        aheadVersion = opening.version;
                    }
                    say(new PageNews.Ahead(opened(codec, ahead, original, opening.edit, opening.geometry), done(codec, ahead, original, cleaned, null, geometry(ahead), text(ahead))));
                }
                return null;
            });
        } catch (NoSuchFileException | PictureException later) {
            // whoever looks at it is told
        }
        synchronized (this) {
            next = next == ahead ? 0 : next;
        }
    }

    private synchronized void open(Opening opening, Page original) {
        if (page != opening.page || shown == opening.page && version.equals(opening.version)) {
            return;
        }
        shown = opening.page;
        version = opening.version;
        shownGeometry = opening.geometry;
        complete = false;
        live = null;
        say(opened(codec, opening.page, original, opening.edit, opening.geometry));
    }

    private synchronized void finish(int finished, Page original, Page cleaned) {
        if (page != finished || complete) {
            return;
        }
        complete = true;
        say(cleaned == null ? new PageNews.Kept(finished, "This page could not be cleaned; it stays as it was.")
                : done(codec, finished, original, cleaned, live != null && live.seen == live.total ? live : null, geometry(finished), text(finished)));
        live = null;
    }

    private synchronized void keep(int kept, String reason) {
        if (page == kept && shown != kept) {
            shown = kept;
            complete = true;
            say(new PageNews.Kept(kept, reason));
        }
    }

    static PageNews.Opened opened(PageCodec codec, int page, Page original, PageEdit edit, GeometryOptions geometry) {
        ScreenScale scale = ScreenScale.of(original.width(), original.height());
        return new PageNews.Opened(page, original.width(), original.height(), original.dpi() == null ? null : original.dpi().horizontal(),
                scale.shown(original.width()), scale.shown(original.height()), ScreenScale.file(codec, scale.shown(original, 0, 0)).address(), edit, geometry);
    }

    /** @param live null where not all parts were told */
    static PageNews.Done done(PageCodec codec, int page, Page original, Page cleaned, Live live, PageNews.Geometry geometry, PageNews.Read text) {
        ScreenScale scale = ScreenScale.of(original.width(), original.height());
        InkMap ink = InkMap.of(original, cleaned);
        return new PageNews.Done(page, live == null ? ScreenScale.file(codec, scale.shown(cleaned, 0, 0)).address() : null,
                live == null ? null : live.total, live == null ? null : (System.nanoTime() - live.begun) / NANOS_PER_MILLI,
                ink.share(), ink.lighterShare(), scale.file(ink).address(), geometry, text);
    }

    /** What was done with the geometry of a page, or null where nobody asked for that. */
    private PageNews.Geometry geometry(int of) {
        return orNull(() -> PageNews.Geometry.of(scans.geometry(scan, of), scans.half(scan, of).map(PageHalf::side).orElse(null), language));
    }

    /** What a page says, or null where it was not read. */
    private PageNews.Read text(int of) {
        return orNull(() -> scans.text(scan, of).map(PageNews.Read::of).orElse(null));
    }

    private interface Source<T> {
        T get() throws IOException;
    }

    private static <T> T orNull(Source<T> source) {
        try {
            return source.get();
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CleanListener listener(int cleaned) {
        return new Live(cleaned);
    }

    private void say(PageNews news) {
        if (!closed) {
            tell.accept(news);
        }
    }

    /** A page that this server cleans just now. */
    final class Live implements CleanListener {
        private final int number;
        private ScreenScale scale;
        private GeometryOptions geometry;
        private long begun;
        private int total;
        /** Parts that were told. */
        private int seen;

        private Live(int number) {
            this.number = number;
        }

        @Override
        public void opened(Page original, PageCleaner cleaner, PageTone tone, CleanOptions options) {
            scale = ScreenScale.of(original.width(), original.height());
            geometry = options.geometry();
            total = cleaner.tiles(original);
            begun = System.nanoTime();
            if (!isLookedAt()) {
                return;
            }
            try {
                Opening opening = opening(number, scans.version(scan, number));
                if (!opening.geometry.equals(geometry)) {
                    return; // it is to lie in another way since, and this way is shown to nobody
                }
                open(opening, original);
            } catch (IOException later) {
                LOG.warnf("What was changed on a page cannot be read: %s", later.getMessage());
            }
            if (total >= TILES_WORTH_A_PREVIEW) {
                tell(cleaner.middle(original, tone, options));
                begun = System.nanoTime();
            }
        }

        @Override
        public void cleaned(CleanTile tile) {
            tell(tile);
        }

        private boolean isLookedAt() {
            synchronized (ScanWatch.this) {
                return !closed && page == number;
            }
        }

        private void tell(CleanTile tile) {
            if (!isLookedAt()) {
                return;
            }
            Page part = scale.shown(tile.pixels(), tile.left(), tile.top());
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            PageNews.Part news = new PageNews.Part(number, scale.shown(tile.left()), scale.shown(tile.top()),
                    part == null ? null : ScreenScale.file(codec, part).address(), tile.done(), tile.total(),
                    tile.done() == 0 ? null : seconds / tile.done() * (tile.total() - tile.done()));
            synchronized (ScanWatch.this) {
                if (page != number || shown != number || complete || !geometry.equals(shownGeometry)) {
                    return;
                }
                if (live != this) { // what was told before went to pictures that are gone
                    live = this;
                    seen = 0;
                }
                seen += tile.done() == 0 ? 0 : 1;
                say(news);
            }
        }
    }
}
