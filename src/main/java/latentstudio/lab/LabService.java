package latentstudio.lab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import latentstudio.dataset.DataSets;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.model.InputSpec;
import latentstudio.model.Task;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.CleanSettings;
import latentstudio.ui.ModelChoice;

/**
 * Damages clean pictures in known ways, cleans them and tells how near both are to the truth. Thread-safe; what all of that
 * takes in memory together is bounded, and who does not get his share in {@code studio.clean.max-wait} is refused.
 */
@ApplicationScoped
public class LabService {
    /** Pages of more are scaled down. */
    static final int MOST_PIXELS = 4_000_000;
    /** Stains and creases have no room on less. */
    static final int LEAST_SIDE = 16;
    /** As {@link PictureCodec} does before a figure is looked for in a picture. */
    private static final int LONGEST_SIDE_OF_FIGURES = 1024;
    private static final int LARGEST_SAMPLE = 720 * 560;
    /** What a page takes in all its forms, from its truth to the text that is sent. */
    private static final int BYTES_PER_PIXEL = 40;
    private static final int MEGABYTE = 1 << 20;
    private static final int ALL_MEGABYTES = megabytes(MOST_PIXELS, BYTES_PER_PIXEL);
    private static final double NANOS_PER_MILLI = 1e6;

    private final ModelCatalog catalog;
    private final DataSets dataSets;
    private final List<LabSample> samples;
    private final CleanService cleaning;
    private final PictureCodec pictures;
    private final PageCodec pages;
    private final Duration maxWait;
    private final Semaphore megabytes = new Semaphore(ALL_MEGABYTES, true);

    public LabService(ModelCatalog catalog, DataSets dataSets, CleanService cleaning, PictureCodec pictures, PageCodec pages, CleanSettings settings) {
        this.catalog = catalog;
        this.dataSets = dataSets;
        samples = LabSample.of(dataSets);
        this.cleaning = cleaning;
        this.pictures = pictures;
        this.pages = pages;
        maxWait = settings.maxWait();
    }

    /** The models to choose from, those that cannot be used with their reason. */
    List<ModelChoice> models() {
        return ModelChoice.of(catalog, Task.RESTORER, Task.DENOISER);
    }

    /** The clean pictures to choose from: pages, then those of data sets that a denoiser learned, in the order of their models. */
    List<LabSample> samples() {
        List<String> denoised = catalog.entries().stream().filter(entry -> entry.manifest() != null && entry.manifest().task() == Task.DENOISER)
                .map(entry -> entry.dataSet().id()).distinct().toList();
        return samples.stream().filter(sample -> sample.isPage() || denoised.contains(sample.dataSet()))
                .sorted(Comparator.comparingInt(sample -> sample.isPage() ? -1 : denoised.indexOf(sample.dataSet()))).toList();
    }

    /** What the models run on. */
    InferenceDevice device() {
        return catalog.device();
    }

    /**
     * Reads a visitor's picture.
     *
     * @return upright, of at most {@value #MOST_PIXELS} pixels: larger ones shrink by a whole number
     * @throws PictureException if the file is none, is damaged, of several pages, too large or smaller than
     *                          {@value #LEAST_SIDE} pixels, or if no turn came in time
     */
    OwnPicture open(int upload, String name, byte[] file) {
        try (PageFile opened = pages.open(file)) {
            if (opened.pages() != 1) {
                throw new PictureException(PictureException.Reason.UNREADABLE,
                        "Expected a file of one picture, got a TIFF of %d; open one of them.".formatted(opened.pages()));
            }
            return inTurn(megabytes(opened.decodedBytes(0), 1), () -> {
                Page page = opened.read(0);
                if (Math.min(page.width(), page.height()) < LEAST_SIDE) {
                    throw new PictureException(PictureException.Reason.UNREADABLE, "Expected a picture of at least %d x %d pixels, got %d x %d; open a larger one."
                            .formatted(LEAST_SIDE, LEAST_SIDE, page.width(), page.height()));
                }
                int factor = factor(page.width(), page.height());
                return new OwnPicture(upload, name, shrunk(page, factor), factor);
            });
        }
    }

    private static int factor(int width, int height) {
        int factor = 1;
        while ((long) (width / factor) * (height / factor) > MOST_PIXELS) {
            factor++;
        }
        return factor;
    }

    /** Squares of pixels as their mean; what is left over at the right and at the bottom is cut off. */
    private static Page shrunk(Page page, int factor) {
        int channels = page.channels();
        Page small = Page.blank(page.width() / factor, page.height() / factor, channels, null);
        for (int i = 0; i < small.samples().length; i++) {
            int left = i / channels % small.width() * factor;
            int top = i / channels / small.width() * factor;
            float sum = 0;
            for (int square = 0; square < factor * factor; square++) {
                sum += page.at(left + square % factor, top + square / factor, i % channels);
            }
            small.samples()[i] = (byte) Math.round(sum / (factor * factor));
        }
        return small;
    }

    /**
     * Damages and cleans a picture.
     *
     * @param own       what the visitor opened, or null
     * @param cancelled asked now and then
     * @throws CancellationException  if it was cancelled
     * @throws UnknownChoiceException if the request is about what the lab does not have
     * @throws RuntimeException       as {@link ModelCatalog#model}, {@link ServedModel#denoise} and
     *                                {@link latentstudio.restore.PageCleaner#clean} do
     */
    LabResult show(LabRequest request, Page own, BooleanSupplier cancelled) {
        ServedModel model = catalog.model(request.model());
        return inTurn(need(model, request, own), () -> {
            Picture truth = truth(model, request, own);
            long begun = System.nanoTime();
            Picture damaged = damaged(model, truth, request);
            requireWanted(cancelled);
            long given = System.nanoTime();
            Picture cleaned = cleaned(model, damaged, cancelled);
            long done = System.nanoTime();
            LabFigures before = LabFigures.of(truth, damaged);
            requireWanted(cancelled);
            return new LabResult(isRestorer(model), truth, damaged, cleaned, before, LabFigures.of(truth, cleaned),
                    (given - begun) / NANOS_PER_MILLI, (done - given) / NANOS_PER_MILLI);
        });
    }

    /**
     * The damaged picture of a request, or the cleaned one, as a PNG.
     *
     * @throws RuntimeException as {@link #show} does
     */
    byte[] png(LabRequest request, Page own, boolean cleaned) {
        ServedModel model = catalog.model(request.model());
        return inTurn(need(model, request, own), () -> {
            Picture damaged = damaged(model, truth(model, request, own), request);
            return pictures.png(cleaned ? cleaned(model, damaged, () -> false) : damaged);
        });
    }

    private Picture truth(ServedModel model, LabRequest request, Page own) {
        if (!request.sample().equals(LabRequest.OWN)) {
            LabSample sample = sample(request.sample());
            if (sample.isPage() != isRestorer(model)) {
                throw new UnknownChoiceException("Expected %s for %s, got “%s”; choose another sample, or another model."
                        .formatted(isRestorer(model) ? "a page" : "a small picture", model.manifest().title(), sample.title()));
            }
            Picture picture = sample.read(pictures, dataSets);
            return isRestorer(model) ? picture : eightBit(takesInk(model) ? model.normaliser().resizeOnly(picture) : model.normaliser().normalise(picture));
        }
        if (own == null) {
            throw new UnknownChoiceException("Expected the picture that you opened, but it is gone from the server; open it again.");
        }
        Picture picture = own.toPicture();
        if (isRestorer(model)) {
            return eightBit(picture.luminance());
        }
        double shrink = Math.min(1, (double) LONGEST_SIDE_OF_FIGURES / Math.max(own.width(), own.height()));
        Picture figure = model.normaliser().normalise(picture.resize(
                Math.max(1, (int) Math.round(own.width() * shrink)), Math.max(1, (int) Math.round(own.height() * shrink))));
        if (takesInk(model) && isEmpty(figure)) {
            throw new UnknownChoiceException("Expected a figure on plain paper for %s, found none in your picture; open another, or choose a model of pages."
                    .formatted(model.manifest().title()));
        }
        return eightBit(figure);
    }

    private static boolean isEmpty(Picture figure) {
        for (float value : figure.values()) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    private static Picture damaged(ServedModel model, Picture truth, LabRequest request) {
        LabDamage damage = LabDamage.ALL.stream().filter(kind -> kind.pages() == isRestorer(model) && kind.id().equals(request.damage()))
                .findFirst().orElseThrow(() -> new UnknownChoiceException("Expected a kind of damage that %s knows, got “%s”; choose one of the list."
                        .formatted(model.manifest().title(), request.damage())));
        double maximum = damage.levels()[damage.levels().length - 1];
        if (!(request.level() >= 0 && request.level() <= maximum)) {
            throw new UnknownChoiceException("Expected a level (%s) of 0 to %s for %s, got %s; move the slider."
                    .formatted(damage.unit(), maximum, damage.label(), request.level()));
        }
        return eightBit(damage.apply(truth, request.level(), request.seed()));
    }

    private Picture cleaned(ServedModel model, Picture damaged, BooleanSupplier cancelled) {
        int width = damaged.width();
        int height = damaged.height();
        if (!isRestorer(model)) {
            return eightBit(model.pictures(model.denoise(damaged.values())).getFirst());
        }
        Page page = new Page(width, height, 1, damaged.toBytes(), null);
        return Picture.ofBytes(1, width, height, cleaning.cleaner(model.manifest().id())
                .clean(page, CleanOptions.DEFAULT, part -> { }, cancelled).page().samples());
    }

    /** Whether its pictures are figures on paper; else they are photographs. */
    private static boolean takesInk(ServedModel model) {
        return model.manifest().fixedInput().normalisation() instanceof InputSpec.CentredInk;
    }

    private static boolean isRestorer(ServedModel model) {
        return model.manifest().task() == Task.RESTORER;
    }

    private LabSample sample(String id) {
        return samples.stream().filter(sample -> sample.id().equals(id)).findFirst()
                .orElseThrow(() -> new UnknownChoiceException("Expected one of the lab's samples, got “%s”; choose one of the list.".formatted(id)));
    }

    private static Picture eightBit(Picture picture) {
        return Picture.ofBytes(picture.channels(), picture.width(), picture.height(), picture.toBytes());
    }

    private static void requireWanted(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("nobody waits for this picture any more");
        }
    }

    /** Megabytes. */
    private static int need(ServedModel model, LabRequest request, Page own) {
        if (request.sample().equals(LabRequest.OWN) && own != null) {
            return megabytes((long) own.width() * own.height(), BYTES_PER_PIXEL);
        }
        return isRestorer(model) ? megabytes(LARGEST_SAMPLE, BYTES_PER_PIXEL) : 1;
    }

    private static int megabytes(long pixels, int bytes) {
        return (int) Math.ceilDiv(pixels * bytes, (long) MEGABYTE);
    }

    private <T> T inTurn(int needed, Supplier<T> work) {
        int taken = Math.min(needed, ALL_MEGABYTES);
        try {
            if (!megabytes.tryAcquire(taken, maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PictureException(PictureException.Reason.BUSY,
                        "Expected to begin with this picture within %d ms, but others are being cleaned; try again in a moment."
                                .formatted(maxWait.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the wait for a turn was interrupted");
        }
        try {
            return work.get();
        } finally {
            megabytes.release(taken);
        }
    }
}
