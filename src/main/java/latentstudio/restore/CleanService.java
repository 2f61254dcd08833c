package latentstudio.restore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
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
     * @param format    of the file
     * @param original  the page as it was
     * @param cleaned   the page as it is now
     * @param device    CPU or GPU
     */
    public record CleanFile(PageFormat format, Page original, CleanPage cleaned, String device) {
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
        return clean(modelId, file, options, new CleanListener() { }, use);
    }

    /**
     * The same, told to a listener while it goes on.
     *
     * @throws java.util.concurrent.CancellationException if the listener wants no more of it
     */
    public <T, E extends Exception> T clean(String modelId, byte[] file, CleanOptions options, CleanListener listener,
                                            Use<T, E> use) throws E {
        ServedModel model = catalog.model(modelId);
        PageCleaner cleaner = cleaner(modelId);
        try (PageFile opened = open(file)) {
            return inTurn(opened.decodedBytes(0), () -> {
                Page original = opened.read(0);
                listener.opened(original, cleaner);
                CleanPage cleaned = cleaner.clean(original, options, listener::cleaned, listener::isCancelled);
                return use.of(new CleanFile(opened.format(), original, cleaned, model.device().name()));
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
     * Writes a cleaned page again, less strongly cleaned.
     *
     * @param original the file as it came
     * @param cleaned  its cleaned page as a PNG
     * @param strength 0 for the original, 1 for the cleaned page
     * @param restored brings the original back where it was asked for whatever the strength: given the original and the page,
     *                 which it may change, it gives what is written
     * @throws PictureException if no turn came in {@code studio.clean.max-wait}
     * @throws IOException      if {@code out} does
     */
    public void write(byte[] original, byte[] cleaned, double strength, BinaryOperator<Page> restored, PageFormat format,
                      OutputStream out) throws IOException {
        try (PageFile opened = open(original)) {
            inTurn(opened.decodedBytes(0), () -> {
                Page before = opened.read(0);
                try (PageFile file = codec.open(cleaned)) {
                    codec.write(restored.apply(before, faded(before, file.read(0), strength)), format, out);
                }
                return null;
            });
        }
    }

    /** @param cleaned of the original's size and channels; changed */
    static Page faded(Page original, Page cleaned, double strength) {
        byte[] before = original.samples();
        byte[] after = cleaned.samples();
        for (int i = 0; i < after.length && strength != 1; i++) {
            after[i] = (byte) Math.round((before[i] & 0xff) + strength * ((after[i] & 0xff) - (before[i] & 0xff)));
        }
        return new Page(cleaned.width(), cleaned.height(), cleaned.channels(), after, original.dpi());
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
