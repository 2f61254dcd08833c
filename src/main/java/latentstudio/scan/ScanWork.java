package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
    private final ScanGeometry geometry;
    private final ScanResults results;
    private final Tesseract tesseract;
    private final ObjectMapper json;

    ScanWork(CleanService service, PageCodec codec, ScanStore store, ScanStack stack, ScanGeometry geometry, ScanResults results, Tesseract tesseract, ObjectMapper json) {
        this.service = service;
        this.codec = codec;
        this.store = store;
        this.stack = stack;
        this.geometry = geometry;
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
        Cleaning cleaning = new Cleaning(job.id(), order, cleaner, step, listeners);
        cleanAgain(cleaning, job.done());
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
                        cleanAgain(cleaning, before + page + 1);
                    }
                }
            }
            before += file.pages();
        }
        step.requireWanted();
        if (!store.hasResult(job.id())) {
            results.keep(job.id(), order);
        }
    }

    /** The pages, from 0, that were clean and are to lie in another way. */
    List<Integer> again(Job job) {
        return again(job.id(), job.done());
    }

    private List<Integer> again(UUID scan, int done) {
        return IntStream.range(0, done).filter(index -> !store.hasPage(scan, index)).boxed().toList();
    }

    /** They go first: somebody waits for them. */
    private void cleanAgain(Cleaning cleaning, int done) throws IOException, InterruptedException {
        for (List<Integer> pages; !(pages = again(cleaning.scan, done)).isEmpty();) {
            int index = pages.getFirst();
            ScanOrder.Place place = cleaning.order.place(index);
            try (ScanDocument document = results.open(place.file())) {
                clean(cleaning, index, document, place.page(), place.file().name());
            }
            cleaning.step.done(done);
        }
    }

    /** What is the same for all pages of a scan. */
    private record Cleaning(UUID scan, ScanOrder order, PageCleaner cleaner, Step step, IntFunction<CleanListener> listeners) {
    }

    private void clean(Cleaning cleaning, int index, ScanDocument document, int page, String name) throws IOException, InterruptedException {
        if (store.hasPage(cleaning.scan, index)) {
            return;
        }
        store.requireRoom(0);
        while (!store.hasPage(cleaning.scan, index)) {
            if (!cleanAsItIsWanted(cleaning, index, document, page, name)) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
                cleaning.step.requireWanted();
            }
        }
    }

    /** @return whether there was room: people who look at the screen go first */
    private boolean cleanAsItIsWanted(Cleaning cleaning, int index, ScanDocument document, int page, String name) throws IOException {
        String version = store.version(cleaning.scan, index);
        PageWish wish = geometry.wish(cleaning.scan, index);
        if (!store.version(cleaning.scan, index).equals(version)) {
            return true; // it came between the two
        }
        try {
            store.keepPage(cleaning.scan, index, version, document.pictures(page), new PagePictures(cleaning, version, wish, index, document, page, name));
            if (!store.version(cleaning.scan, index).equals(version)) { // meanwhile it was wanted in another way
                store.dropPage(cleaning.scan, index, version);
            }
        } catch (OverloadedException busy) {
            return false;
        } catch (PictureException e) {
            if (e.reason() == PictureException.Reason.BUSY) {
                return false;
            }
            cleaning.step.note("%s, page %d stays as it was: %s".formatted(name, page + 1, e.getMessage()));
            store.keepPage(cleaning.scan, index, version, 0, (picture, out) -> { });
        }
        return true;
    }

    /** The pictures of a page, cleaned one after the other, and read where it was asked for. */
    private final class PagePictures implements ScanStore.Pictures {
        private final Cleaning cleaning;
        private final String version;
        private final CleanOptions options;
        private final int index;
        private final ScanDocument document;
        private final int page;
        private final String name;
        private PageReading reading;
        private byte[] found;

        private PagePictures(Cleaning cleaning, String version, PageWish wish, int index, ScanDocument document, int page, String name) {
            this.cleaning = cleaning;
            this.version = version;
            options = cleaning.order.options(wish.in(cleaning.order.geometry()));
            this.index = index;
            this.document = document;
            this.page = page;
            this.name = name;
        }

        @Override
        public void write(int picture, OutputStream out) throws IOException {
            CleanListener listener = picture == 0 ? cleaning.listeners.apply(index) : CleanListener.NONE;
            boolean stays = options.geometry().asksNothing();
            service.inTurn(options.geometry().copies() * document.decodedBytes(page, picture), () -> {
                Page read = document.read(page, picture);
                PageGeometry asFound = ScanGeometry.found(read, document, page, picture, options.geometry());
                found = stays ? null : json.writeValueAsBytes(asFound);
                Page original = asFound.apply(read);
                PageTone tone = cleaning.cleaner.tone(original);
                listener.opened(original, cleaning.cleaner, tone, options);
                Page cleaned = cleaning.cleaner.clean(original, tone, options, listener::cleaned, wanted(cleaning.step)).page();
                codec.write(cleaned, PageFormat.PNG, out);
                if (picture == 0) {
                    stack.keep(cleaning.scan, index, version, original, cleaned);
                }
                reading = cleaning.order.text() == null ? null : PageReading.of(original, cleaned, store.unfinished());
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
                ReadPicture read = pages.read(tesseract, cleaning.order.text(), cleaning.step::requireWanted);
                if (read.problem() != null) {
                    cleaning.step.note("%s, page %d: %s".formatted(name, page + 1, read.problem()));
                }
                return json.writeValueAsBytes(read);
            }
        }

        @Override
        public byte[] geometry(int picture) {
            return found;
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
