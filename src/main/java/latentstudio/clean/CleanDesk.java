package latentstudio.clean;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;
import latentstudio.image.RefusedException;
import latentstudio.restore.CleanListener;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.CleanTile;
import latentstudio.restore.InkMap;
import latentstudio.restore.PageCleaner;
import latentstudio.restore.ScreenScale;
import org.jboss.logging.Logger;

/**
 * The one page that a visitor has on the screen. A newer page takes the place of the one before, whose cleaning ends. The
 * file and its cleaned page lie in a folder, so that who only looks takes no memory. Thread-safe. Close it.
 */
final class CleanDesk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CleanDesk.class);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    /** A page of fewer tiles is clean before a preview could be of use. */
    private static final int TILES_WORTH_A_PREVIEW = 4;

    private final CleanService service;
    private final PageCodec codec;
    private final Path folder;
    private final Consumer<PageNews> tell;
    private Sheet newest;
    private boolean closed;

    /**
     * @param folder for files that are deleted with the page
     * @param tell   is given what happens, in the thread that cleans
     */
    CleanDesk(CleanService service, PageCodec codec, Path folder, Consumer<PageNews> tell) {
        this.service = service;
        this.codec = codec;
        this.folder = folder;
        this.tell = tell;
    }

    /**
     * Cleans a file in a thread of its own.
     *
     * @param job a page with a smaller number than the newest is not looked at
     * @throws IOException if the file cannot be kept
     */
    void clean(int job, String model, String name, byte[] file) throws IOException {
        Sheet sheet = new Sheet(job, model, name);
        boolean kept = false;
        try {
            Files.write(sheet.file, file);
            kept = put(sheet);
        } finally {
            if (!kept) {
                sheet.discard();
            }
        }
    }

    /** Cleans the newest file once more, with this model. */
    void again(int job, String model) throws IOException {
        Sheet before;
        byte[] file;
        synchronized (this) {
            before = newest;
            if (before == null) {
                return;
            }
            file = Files.readAllBytes(before.file);
        }
        clean(job, model, before.name, file);
    }

    private synchronized boolean put(Sheet sheet) {
        if (closed || newest != null && newest.job >= sheet.job) {
            return false;
        }
        if (newest != null) {
            newest.discard();
        }
        newest = sheet;
        sheet.thread.start();
        return true;
    }

    /** Ends the cleaning of a page, if it is still the newest. */
    synchronized void cancel(int job) {
        if (newest != null && newest.job == job) {
            newest.cancel();
        }
    }

    /**
     * Writes the cleaned page.
     *
     * @param strength 0 for the original, 1 for the cleaned page
     * @throws NoSuchFileException if it is not the newest, or not clean yet
     * @throws RuntimeException    as {@link CleanService#write} does
     */
    void write(int job, double strength, PageFormat format, OutputStream out) throws IOException {
        Sheet sheet = sheet(job);
        service.write(Files.readAllBytes(sheet.file), Files.readAllBytes(sheet.cleaned), strength, sheet.restored::on, format, out);
    }

    /** Brings the original back along these strokes, and nowhere else; a page that is not the newest is left alone. */
    synchronized void restore(int job, RestoredStrokes strokes) {
        if (newest != null && newest.job == job) {
            newest.restored = strokes;
        }
    }

    /** The name of the cleaned page's file, without its ending. */
    String name(int job) throws NoSuchFileException {
        return sheet(job).name.replaceFirst("\\.[^.]*$", "") + "-clean";
    }

    private synchronized Sheet sheet(int job) throws NoSuchFileException {
        if (newest == null || newest.job != job || !newest.done) {
            throw new NoSuchFileException("page " + job);
        }
        return newest;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (newest != null) {
            newest.discard();
            newest = null;
        }
    }

    /** One file that is cleaned. */
    private final class Sheet implements CleanListener {
        private final int job;
        private final String model;
        private final String name;
        private final Path file;
        private final Path cleaned;
        private final Thread thread = Thread.ofVirtual().name("clean").unstarted(this::clean);
        private volatile boolean cancelled;
        private volatile boolean done;
        private volatile RestoredStrokes restored = RestoredStrokes.NONE;
        private ScreenScale scale;
        private final long asked = System.nanoTime();
        private long begun;

        private Sheet(int job, String model, String name) throws IOException {
            this.job = job;
            this.model = model;
            this.name = name;
            file = Files.createTempFile(folder, "page-", null);
            cleaned = Files.createTempFile(folder, "clean-", null);
        }

        private void cancel() {
            cancelled = true;
            thread.interrupt(); // it may wait for its turn
        }

        private void discard() {
            cancel();
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(cleaned);
            } catch (IOException e) {
                LOG.warnf("A page that nobody looks at any more cannot be deleted: %s", e.getMessage());
            }
        }

        private void clean() {
            try {
                service.clean(model, Files.readAllBytes(file), CleanOptions.DEFAULT, this, this::finish);
            } catch (RefusedException known) {
                say(new PageNews.Failed(job, known.getMessage()));
            } catch (CancellationException wanted) {
                // the page knows: it asked for that
            } catch (IOException | RuntimeException | OutOfMemoryError unforeseen) {
                if (!cancelled) {
                    LOG.error("A page was not cleaned", unforeseen);
                    say(new PageNews.Failed(job, "The page was not cleaned; the server's log tells why. Try again, or another page."));
                }
            }
        }

        @Override
        public void opened(Page original, PageCleaner cleaner) {
            scale = ScreenScale.of(original.width(), original.height());
            say(new PageNews.Opened(job, name, original.width(), original.height(),
                    original.dpi() == null ? null : original.dpi().horizontal(), scale.shown(original.width()),
                    scale.shown(original.height()), ScreenScale.file(codec, scale.shown(original, 0, 0)).address()));
            if (!cancelled && cleaner.tiles(original) >= TILES_WORTH_A_PREVIEW) {
                cleaned(cleaner.middle(original));
            }
            begun = System.nanoTime();
        }

        @Override
        public void cleaned(CleanTile tile) {
            Page shown = scale.shown(tile.pixels(), tile.left(), tile.top());
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            say(new PageNews.Part(job, scale.shown(tile.left()), scale.shown(tile.top()),
                    shown == null ? null : ScreenScale.file(codec, shown).address(), tile.done(), tile.total(),
                    tile.done() == 0 ? null : seconds / tile.done() * (tile.total() - tile.done())));
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        private Void finish(CleanService.CleanFile result) {
            double millis = (System.nanoTime() - asked) / NANOS_PER_MILLI;
            Page page = result.cleaned().page();
            try (OutputStream out = Files.newOutputStream(cleaned)) {
                codec.write(page, PageFormat.PNG, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            done = true;
            InkMap ink = InkMap.of(result.original(), page);
            say(new PageNews.Done(job, result.cleaned().tiles(), millis, result.device(), ink.share(), scale.file(ink).address()));
            return null;
        }

        private void say(PageNews news) {
            if (!cancelled) {
                tell.accept(news);
            }
        }
    }
}
