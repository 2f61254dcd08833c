package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import latentstudio.inference.ModelUnavailableException;
import latentstudio.inference.OverloadedException;
import latentstudio.inference.UnknownModelException;
import latentstudio.inference.UnsuitableModelException;
import latentstudio.job.Job;
import latentstudio.job.JobQueue;
import latentstudio.job.JobQueue.Step;
import latentstudio.restore.CleanListener;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.PageCleaner;
import latentstudio.restore.PageTone;
import latentstudio.text.Tesseract;

/** Cleans the pages of a scan one after the other, keeps each as soon as it is clean, and then writes the result. */
final class ScanWork {
    /** How long a page of a scan waits for the pages of people who look at the screen, milliseconds. */
    private static final long PATIENCE_MILLIS = 300;

    private final CleanService service;
    private final PageCodec codec;
    private final ScanStore store;
    private final ScanStack stack;
    private final ScanResults results;
    private final Tesseract tesseract;
    private final ObjectMapper json;

    ScanWork(CleanService service, PageCodec codec, ScanStore store, ScanStack stack, ScanResults results, Tesseract tesseract, ObjectMapper json) {
        this.service = service;
        this.codec = codec;
        this.store = store;
        this.stack = stack;
        this.results = results;
        this.tesseract = tesseract;
        this.json = json;
    }

    /**
     * Does what is left of a scan; throws as {@link JobQueue.Work#go} does.
     *
     * @param listeners who is told of a page, counted from 0
     */
    void go(Job job, ScanOrder order, Step step, IntFunction<CleanListener> listeners) throws IOException, JobQueue.GivenUpException, InterruptedException {
        PageCleaner cleaner;
        try {
            cleaner = service.cleaner(order.model());
        } catch (UnknownModelException | ModelUnavailableException | UnsuitableModelException e) {
            throw new JobQueue.GivenUpException(e.getMessage());
        }
        Cleaning cleaning = new Cleaning(job.id(), cleaner, order.options(), order.text(), step, listeners);
        int before = 0;
        for (ScanOrder.OrderedFile file : order.files()) {
            if (before + file.pages() > job.done()) {
                try (ScanDocument document = results.open(file)) {
                    if (job.done() <= before) {
                        document.leftOut().ifPresent(words -> step.note(file.name() + ": " + words));
                    }
                    for (int page = Math.max(0, job.done() - before); page < file.pages(); page++) {
                        clean(cleaning, before + page, document, page, file.name());
                        step.done(before + page + 1);
                    }
                }
            }
            before += file.pages();
        }
        step.requireWanted();
        results.keep(job.id(), order);
    }

    /** What is the same for all pages of a scan. */
    private record Cleaning(UUID scan, PageCleaner cleaner, CleanOptions options, String text, Step step, IntFunction<CleanListener> listeners) {
    }

    private void clean(Cleaning cleaning, int index, ScanDocument document, int page, String name) throws IOException, InterruptedException {
        UUID scan = cleaning.scan;
        if (store.hasPage(scan, index)) {
            return;
        }
        store.requireRoom(0);
        while (true) {
            try {
                store.keepPage(scan, index, document.pictures(page), new PagePictures(cleaning, index, document, page, name));
                return;
            } catch (PictureException e) {
                if (e.reason() != PictureException.Reason.BUSY) {
                    cleaning.step.note("%s, page %d stays as it was: %s".formatted(name, page + 1, e.getMessage()));
                    store.keepPage(scan, index, 0, (picture, out) -> { });
                    return;
                }
            } catch (OverloadedException busy) {
                // as with a page for which there was no room: people who look at the screen go first
            }
            TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            cleaning.step.requireWanted();
        }
    }

    /** The pictures of a page, cleaned one after the other, and read where it was asked for. */
    private final class PagePictures implements ScanStore.Pictures {
        private final Cleaning cleaning;
        private final int index;
        private final ScanDocument document;
        private final int page;
        private final String name;
        private PageReading reading;
        private byte[] geometry;

        private PagePictures(Cleaning cleaning, int index, ScanDocument document, int page, String name) {
            this.cleaning = cleaning;
            this.index = index;
            this.document = document;
            this.page = page;
            this.name = name;
        }

        @Override
        public void write(int picture, OutputStream out) throws IOException {
            CleanListener listener = picture == 0 ? cleaning.listeners.apply(index) : CleanListener.NONE;
            boolean stays = cleaning.options.geometry().asksNothing();
            service.inTurn(cleaning.options.geometry().copies() * document.decodedBytes(page, picture), () -> {
                Page read = document.read(page, picture);
                PageGeometry found = ScanResults.found(read, document, page, cleaning.options.geometry());
                geometry = stays ? null : json.writeValueAsBytes(found);
                Page original = found.apply(read);
                PageTone tone = cleaning.cleaner.tone(original);
                listener.opened(original, cleaning.cleaner, tone, cleaning.options);
                Page cleaned = cleaning.cleaner.clean(original, tone, cleaning.options, listener::cleaned, wanted(cleaning.step)).page();
                codec.write(cleaned, PageFormat.PNG, out);
                if (picture == 0) {
                    stack.keep(cleaning.scan, index, original, cleaned);
                }
                reading = cleaning.text == null ? null : PageReading.of(original, cleaned, store.unfinished());
                return null;
            });
        }

        /** Out of turn: others may clean their pages while this one is read. */
        @Override
        public byte[] beside(int picture) throws IOException {
            if (reading == null) {
                return null;
            }
            try (PageReading pages = reading) {
                ReadPicture read = pages.read(tesseract, cleaning.text, cleaning.step::requireWanted);
                if (read.problem() != null) {
                    cleaning.step.note("%s, page %d: %s".formatted(name, page + 1, read.problem()));
                }
                return json.writeValueAsBytes(read);
            }
        }

        @Override
        public byte[] geometry(int picture) {
            return geometry;
        }
    }

    /** Asks whether the page is wanted, but not the database for each tile. */
    private static BooleanSupplier wanted(Step step) {
        long[] asked = {System.nanoTime()};
        return () -> {
            if (System.nanoTime() - asked[0] > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
                step.requireWanted();
                asked[0] = System.nanoTime();
            }
            return false;
        };
    }
}
