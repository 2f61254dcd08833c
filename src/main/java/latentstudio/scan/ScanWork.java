package latentstudio.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.document.ScanDocument;
import latentstudio.geometry.DoublePage;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.LeftAlone;
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
    /** As how many pages one takes memory while it is found out whether it is a double one. */
    private static final int SPLITTING = 3;

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
                        if (geometry.halves(job.id(), order, before + page).isPresent()) {
                            clean(cleaning, PageIndex.right(before + page), document, page, file.name());
                        }
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

    /** The pages that were clean and are to lie in another way, and the halves of those that were split since. */
    List<Integer> again(Job job, ScanOrder order) {
        return again(job.id(), order, job.done());
    }

    private List<Integer> again(UUID scan, ScanOrder order, int done) {
        try {
            Set<Integer> split = geometry.split(scan, order).keySet();
            return IntStream.range(0, done).boxed().flatMap(whole -> split.contains(whole) ? Stream.of(whole, PageIndex.right(whole)) : Stream.of(whole))
                    .filter(index -> !store.hasPage(scan, index)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** They go first: somebody waits for them. */
    private void cleanAgain(Cleaning cleaning, int done) throws IOException, InterruptedException {
        for (List<Integer> pages; !(pages = again(cleaning.scan, cleaning.order, done)).isEmpty();) {
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
        if (isSettled(cleaning, index)) {
            return;
        }
        store.requireRoom(0);
        while (!isSettled(cleaning, index)) {
            if (!cleanAsItIsWanted(cleaning, index, document, page, name)) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
                cleaning.step.requireWanted();
            }
        }
    }

    /** Also where it is the half of a page that is not split any more. */
    private boolean isSettled(Cleaning cleaning, int index) throws IOException {
        return store.hasPage(cleaning.scan, index) || PageIndex.isRight(index) && geometry.half(cleaning.scan, cleaning.order, index).isEmpty();
    }

    /** @return whether there was room: people who look at the screen go first */
    private boolean cleanAsItIsWanted(Cleaning cleaning, int index, ScanDocument document, int page, String name) throws IOException {
        UUID scan = cleaning.scan;
        try {
            if (geometry.isUndecided(scan, cleaning.order, PageIndex.whole(index))) {
                decide(cleaning, PageIndex.whole(index), document, page);
            }
            String version = store.version(scan, index);
            GeometryOptions wanted = geometry.options(scan, cleaning.order, index);
            boolean withText = geometry.wish(scan, index).withText();
            boolean half = geometry.half(scan, cleaning.order, index).isPresent();
            if (!store.version(scan, index).equals(version) || PageIndex.isRight(index) && !half) {
                return true; // it came between the two
            }
            store.keepPage(scan, index, version, document.pictures(page), new PagePictures(cleaning, version, wanted, withText, half, index, document, page, name));
            if (!store.version(scan, index).equals(version)) { // meanwhile it was wanted in another way
                store.dropPage(scan, index, version);
            }
        } catch (OverloadedException busy) {
            return false;
        } catch (PictureException e) {
            if (e.reason() == PictureException.Reason.BUSY) {
                return false;
            }
            cleaning.step.note("%s, page %d stays as it was: %s".formatted(name, page + 1, e.getMessage()));
            store.keepPage(scan, index, store.version(scan, index), 0, (picture, out) -> { });
        }
        return true;
    }

    /** Finds out whether a page is a double one, and keeps the answer before anything is made of it. */
    private void decide(Cleaning cleaning, int whole, ScanDocument document, int page) throws IOException {
        String version = store.version(cleaning.scan, whole);
        boolean asked = geometry.wish(cleaning.scan, whole).split() != null;
        GeometryOptions wanted = geometry.whole(cleaning.scan, cleaning.order, whole);
        DoublePage halves = !document.isOneScan(page) ? null : service.inTurn(SPLITTING * document.decodedBytes(page, 0), () -> {
            Page read = document.read(page, 0);
            return asked ? DoublePage.inAnyCase(read, wanted) : DoublePage.of(read, wanted).orElse(null);
        });
        if (store.version(cleaning.scan, whole).equals(version)) { // else it is decided once more
            if (halves != null) {
                stack.makeRoom(cleaning.scan, whole, wanted.split());
            }
            geometry.keep(cleaning.scan, whole, new SplitPage(asked, halves));
        }
    }

    /** The pictures of a page, cleaned one after the other, and read where it was asked for. */
    private final class PagePictures implements ScanStore.Pictures {
        private final Cleaning cleaning;
        private final String version;
        private final CleanOptions options;
        private final boolean withText;
        private final boolean half;
        private final int index;
        private final ScanDocument document;
        private final int page;
        private final String name;
        private PageReading reading;
        private byte[] found;

        private PagePictures(Cleaning cleaning, String version, GeometryOptions wanted, boolean withText, boolean half, int index, ScanDocument document, int page, String name) {
            this.cleaning = cleaning;
            this.version = version;
            options = cleaning.order.options(wanted);
            this.withText = withText;
            this.half = half;
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
                PageGeometry asFound = withWhyItIsWhole(ScanGeometry.found(read, document, page, picture, options.geometry(), withText));
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

        private PageGeometry withWhyItIsWhole(PageGeometry asFound) {
            return half || options.geometry().split() == GeometryOptions.Split.NONE || document.hasText(page) && !withText ? asFound
                    : asFound.with(document.isOneScan(page) ? LeftAlone.NOT_A_DOUBLE_PAGE : LeftAlone.MORE_THAN_A_SCAN);
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
