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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latentstudio.document.FileName;
import latentstudio.document.ScanDocument;
import latentstudio.image.PageCodec;
import latentstudio.image.PictureException;
import latentstudio.job.DataSettings;
import latentstudio.job.Job;
import latentstudio.job.JobQueue;
import latentstudio.job.JobSettings;
import latentstudio.job.JobsUnavailableException;
import latentstudio.restore.CleanService;
import latentstudio.restore.ScreenScale;
import org.jboss.logging.Logger;

/**
 * Whole documents, cleaned in the background: what was accepted goes on after the last clean page whatever happens to the
 * server, and is deleted {@code studio.scan.keep} after it was finished. Thread-safe.
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
    private final ScanStore store;
    private final ScanResults results;
    private final ScanWork work;
    private JobQueue queue;

    public Scans(CleanService service, PageCodec codec, ScanSettings settings, DataSettings data, JobSettings jobSettings, ObjectMapper json,
                 MeterRegistry metrics) {
        this.service = service;
        this.settings = settings;
        this.jobSettings = jobSettings;
        this.json = json;
        this.codec = codec;
        store = new ScanStore(data.data(), settings.maxDisk().asLongValue());
        results = new ScanResults(service, codec, store, settings);
        work = new ScanWork(service, codec, store, results);
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
     * Accepts files; from now on they will be cleaned.
     *
     * @param model a restorer's id
     * @throws PictureException         if a file is none that can be cleaned; the message names it
     * @throws StorageFullException     if there is no room
     * @throws JobsUnavailableException if jobs cannot be kept
     * @throws RuntimeException         as {@link CleanService#cleaner} does
     */
    public ScanStatus submit(String model, List<Sent> files) throws IOException {
        service.cleaner(model);
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
        ScanOrder order = new ScanOrder(model, List.copyOf(ordered));
        if (order.pages() > settings.maxPages()) {
            throw new PictureException(PictureException.Reason.TOO_LARGE,
                    "Expected at most %,d pages, got %,d; send them in several scans.".formatted(settings.maxPages(), order.pages()));
        }
        try {
            return find(queue().submit(json.writeValueAsString(order), order.pages())).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScanOrder.OrderedFile accept(Sent sent) throws IOException {
        String name = FileName.plain(sent.name());
        String sum;
        try (InputStream in = Files.newInputStream(sent.file())) {
            sum = store.keep(in);
        }
        try (ScanDocument document = ScanDocument.open(store.original(sum), codec, settings)) {
            return new ScanOrder.OrderedFile(name, sum, document.pages());
        } catch (PictureException e) {
            throw new PictureException(e.reason(), name + ": " + e.getMessage());
        }
    }

    /** How far a scan is; empty if there is no such scan, or not any more. */
    public Optional<ScanStatus> find(UUID id) {
        return queue().find(id).map(job -> {
            ScanOrder order = order(job);
            return new ScanStatus(id, job.state(), order.model(),
                    order.files().stream().map(file -> new ScanStatus.FileStatus(file.name(), file.pages())).toList(),
                    job.done(), job.total(), job.problems().lines().toList(), job.accepted(), job.finished(),
                    job.finished() == null ? null : job.finished().plus(settings.keep()));
        });
    }

    /**
     * The files of a finished scan, clean, each of its own kind; several of them in a ZIP.
     *
     * @throws NoSuchFileException if the scan is unknown or not finished
     */
    Path result(UUID id) throws IOException {
        finished(id);
        return store.result(id);
    }

    /** The name of a file with all pages of a finished scan; throws as {@link #result} does. */
    String name(UUID id, ScanResults.Kind kind) throws IOException {
        return ScanResults.name(order(finished(id))) + "." + kind.ending();
    }

    /** Writes all pages of a finished scan as one file; throws as {@link #result} does. */
    void write(UUID id, ScanResults.Kind kind, OutputStream out) throws IOException {
        results.write(id, order(finished(id)), kind, out);
    }

    /**
     * A page as it is shown in a browser.
     *
     * @param page from 1, over all files
     * @throws NoSuchFileException if there is no such picture, or not yet
     * @throws PictureException    if too many others look at pages, or the page is damaged
     */
    ScreenScale.Shown picture(UUID id, int page, ScanResults.Side side) throws IOException {
        Job job = queue().find(id).orElseThrow(() -> new NoSuchFileException("scan " + id));
        if (page < 1 || page > (side == ScanResults.Side.BEFORE ? job.total() : job.done())) {
            throw new NoSuchFileException("page " + page);
        }
        return results.picture(id, order(job), page - 1, side);
    }

    /** Tries a scan again that was given up; @return whether there was such a scan. */
    boolean again(UUID id) {
        return queue().again(id);
    }

    /**
     * Stops a scan if it is not finished, and deletes it.
     *
     * @return whether there was such a scan
     */
    public boolean delete(UUID id) throws IOException {
        boolean known = queue().remove(id);
        store.delete(id);
        return known;
    }

    private Job finished(UUID id) throws IOException {
        return queue().find(id).filter(job -> job.state() == Job.State.DONE).orElseThrow(() -> new NoSuchFileException("scan " + id));
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
            for (Job job : queue().finishedBefore(now.minus(settings.keep()))) {
                delete(job.id());
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
            queue = new JobQueue(jobSettings, (job, step) -> work.go(job, order(job), step), this::sweep);
        }
        return queue;
    }

    /** Before the models are closed, which a scan in hand needs to the end of its tile. */
    synchronized void close(@Observes ShutdownEvent stopping) {
        if (queue != null) {
            queue.close();
        }
    }
}
