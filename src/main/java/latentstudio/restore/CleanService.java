package latentstudio.restore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.image.PageSettings;
import latentstudio.image.PictureException;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;

/**
 * Cleans files of one page. Thread-safe; pages past {@code studio.clean.max-pages}, or whose pixels do not fit into
 * {@code studio.page.max-decoded} beside those that are being cleaned, wait their turn.
 */
@ApplicationScoped
public class CleanService {
    private static final int MEGABYTE = 1 << 20;

    private final ModelCatalog catalog;
    private final PageCodec codec;
    private final Semaphore pages;
    private final Semaphore megabytes;
    private final int allMegabytes;
    private final Duration maxWait;
    private final int parallel;
    private final ExecutorService threads;

    public CleanService(ModelCatalog catalog, PageCodec codec, PageSettings pageSettings, CleanSettings settings) {
        this.catalog = catalog;
        this.codec = codec;
        maxWait = settings.maxWait();
        pages = new Semaphore(settings.maxPages(), true);
        allMegabytes = megabytes(pageSettings.maxDecoded().asLongValue());
        megabytes = new Semaphore(allMegabytes, true);
        // more would wait for a session, and give up
        parallel = Math.clamp(settings.threads().orElse(Integer.MAX_VALUE), 1, Runtime.getRuntime().availableProcessors());
        // where the JVM passes priorities on to the system, as ./studio tells it to, whoever draws goes before the pages
        threads = Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("clean-", 1).factory());
    }

    /**
     * A file's page, cleaned.
     *
     * @param packing   of the file
     * @param original  the page as it was, straightened and cut as was asked for
     * @param geometry  what of that was done
     * @param cleaned   the page as it is now
     * @param device    CPU or GPU
     */
    public record CleanFile(PagePacking packing, Page original, PageGeometry geometry, CleanPage cleaned, String device) {
    }

    /** What is done with a cleaned page while its memory is counted. */
    public interface Use<T, E extends Exception> {
        T of(CleanFile file) throws E;
    }

    /** What is done with a page while its memory is counted. */
    public interface Turn<T, E extends Exception> {
        T take() throws E;
    }

    /**
     * Cleans the page of a file.
     *
     * @param use makes the answer of the page, which it must not keep
     * @throws PictureException if the file is no picture, is damaged, too large or of several pages, or if no turn came
     *                          in {@code studio.clean.max-wait}
     * @throws RuntimeException as {@link ModelCatalog#model} and {@link PageCleaner#clean} do
     */
    public <T, E extends Exception> T clean(String modelId, byte[] file, CleanOptions options, Use<T, E> use) throws E {
        ServedModel model = catalog.model(modelId);
        PageCleaner cleaner = cleaner(modelId);
        try (PageFile opened = open(file)) {
            return inTurn(options.geometry().copies() * opened.decodedBytes(0), () -> {
                Page read = opened.read(0);
                PageGeometry geometry = PageGeometry.of(read, options.geometry());
                Page original = geometry.apply(read);
                CleanPage cleaned = cleaner.clean(original, options, tile -> { }, () -> false);
                return use.of(new CleanFile(opened.packing(0), original, geometry, cleaned, model.device().name()));
            });
        }
    }

    /**
     * Cleans pages that are in memory already, on the threads that clean all others; who has them there counts their memory.
     *
     * @throws RuntimeException as {@link ModelCatalog#model} and the {@link PageCleaner} do
     */
    public PageCleaner cleaner(String modelId) {
        return new PageCleaner(catalog.model(modelId), threads, parallel);
    }

    /**
     * Does something with a page when there is room for it.
     *
     * @param decodedBytes of its pixels
     * @throws PictureException if no turn came in {@code studio.clean.max-wait}
     */
    public <T, E extends Exception> T inTurn(long decodedBytes, Turn<T, E> turn) throws E {
        int needed = Math.min(allMegabytes, megabytes(decodedBytes));
        long deadline = System.nanoTime() + maxWait.toNanos();
        takeTurn(pages, 1, deadline);
        try {
            takeTurn(megabytes, needed, deadline);
            try {
                return turn.take();
            } finally {
                megabytes.release(needed);
            }
        } finally {
            pages.release();
        }
    }

    private PageFile open(byte[] file) {
        PageFile opened = codec.open(file);
        if (opened.pages() != 1) {
            opened.close();
            throw new PictureException(PictureException.Reason.UNREADABLE,
                    "Expected a file of one page, got a TIFF of %d; send it to /api/v1/scans, which takes many.".formatted(opened.pages()));
        }
        return opened;
    }

    private void takeTurn(Semaphore turns, int count, long deadline) {
        try {
            if (turns.tryAcquire(count, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new PictureException(PictureException.Reason.BUSY,
                "Expected to begin with this page within %d ms, but others are being cleaned; try again in a moment."
                        .formatted(maxWait.toMillis()));
    }

    private static int megabytes(long bytes) {
        return (int) Math.clamp(Math.ceilDiv(bytes, (long) MEGABYTE), 1, Integer.MAX_VALUE);
    }

    /** Ends the threads; pages that are being cleaned fail. */
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
