package latentstudio.restore;

import io.opentelemetry.context.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import latentstudio.image.Page;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.inference.UnsuitableModelException;

/**
 * Cleans pages of any size with a restorer, tile by tile. Thread-safe.
 *
 * <p>Beside the page and the cleaned page, both bytes, it holds at most {@code parallel + 1} tiles as floats and a strip as
 * wide as the page and half an overlap high. Where the model estimates the light on a page, the page is divided by it
 * first, and what is lifted from black is taken off. A model of three channels cleans a page in colour as one; one of a single channel cleans it as three grey pages,
 * and one with hardly any colour as its luminance.
 */
public final class PageCleaner {
    /** Red, green and blue differ by more where there is colour; compressed grey scans stay below. */
    private static final int COLOURFUL = 40;
    /** One coloured pixel in so many makes a page coloured: a tick of a red pen. */
    private static final int PIXELS_PER_COLOURED = 20_000;

    /** A page as it is, on white paper already. */
    private static final float[] WHITE = {1, 1, 1};

    private final ServedModel model;
    private final ExecutorService threads;
    private final int parallel;

    /**
     * @param model    a restorer
     * @param threads  run the tiles; not closed
     * @param parallel how many tiles of a page are computed beside each other
     * @throws UnsuitableModelException if the model is no restorer
     */
    public PageCleaner(ServedModel model, ExecutorService threads, int parallel) {
        model.tiling(); // throws
        this.model = model;
        this.threads = threads;
        this.parallel = parallel;
    }

    /**
     * Cleans a page.
     *
     * @param listener  is given each part as it is final, in this thread
     * @param cancelled asked before each tile
     * @throws CancellationException if it was cancelled or this thread was interrupted
     * @throws RuntimeException      as {@link ServedModel#restore} does
     */
    public CleanPage clean(Page page, CleanOptions options, Consumer<CleanTile> listener, BooleanSupplier cancelled) {
        return clean(page, tone(page), options, listener, cancelled);
    }

    /** How a page is lit and how black its black is, or null where the model does not look for it. */
    public PageTone tone(Page page) {
        return model.hasLight() ? PageTone.of(page, model) : null;
    }

    /** Cleans a page whose {@link #tone} is known, or null. */
    public CleanPage clean(Page page, PageTone found, CleanOptions options, Consumer<CleanTile> listener, BooleanSupplier cancelled) {
        TileAxis across = TileAxis.of(page.width(), model.tiling());
        TileAxis down = TileAxis.of(page.height(), model.tiling());
        boolean neutral = model.channels() == 1 ? !hasColour(page) : isNeutral(page);
        int planes = neutral && model.channels() == 1 ? 1 : 3;
        float[] paper = options.keepPaper() && found != null && !neutral ? found.light().tone() : WHITE;
        TileBlend blend = new TileBlend(page, across, down, planes, neutral && !options.keepChannels() ? 1 : page.channels(), neutral,
                options.strength(), paper);
        int total = across.count() * down.count();
        double queueMillis = 0;
        double inferenceMillis = 0;
        Deque<Future<Run>> pending = new ArrayDeque<>();
        Context trace = Context.current(); // the tiles' threads know nothing of who asked
        try {
            int asked = 0;
            for (int done = 0; done < total; done++) {
                requireWanted(cancelled);
                for (; asked < total && pending.size() <= parallel; asked++) {
                    int column = asked % across.count();
                    int row = asked / across.count();
                    pending.add(threads.submit(trace.wrap(() -> restore(page, found, across, down, column, row, planes))));
                }
                Run run = answer(pending.remove());
                queueMillis += run.timing().queueMillis();
                inferenceMillis += run.timing().inferenceMillis();
                int column = done % across.count();
                int row = done / across.count();
                blend.add(column, row, run.values());
                listener.accept(new CleanTile(across.from(column), down.from(row), blend.part(column, row), done + 1, total));
            }
            if (options.despeckle()) {
                Specks.remove(blend.cleaned(), paper);
            }
            return new CleanPage(blend.cleaned(), total, queueMillis, inferenceMillis);
        } finally {
            pending.forEach(tile -> tile.cancel(false));
        }
    }

    /**
     * The middle of a page, as large as one tile can clean by itself: a first impression before the tiles come in their
     * order. Its edges know nothing of what lies around.
     *
     * @param found the page's {@link #tone}, or null
     * @throws RuntimeException as {@link #clean} does
     */
    public CleanTile middle(Page page, PageTone found, CleanOptions options) {
        int side = model.tiling().tile() - 2 * (model.tiling().overlap() / 4);
        int width = Math.min(page.width(), side);
        int height = Math.min(page.height(), side);
        int left = (page.width() - width) / 2;
        int top = (page.height() - height) / 2;
        CleanPage cleaned = clean(page.crop(left, top, width, height),
                found == null ? null : found.part(left, top, width, height, page.width(), page.height()),
                options, part -> { }, () -> false);
        return new CleanTile(left, top, cleaned.page(), 0, tiles(page));
    }

    /** How many tiles a page is cut into. */
    public int tiles(Page page) {
        return TileAxis.of(page.width(), model.tiling()).count() * TileAxis.of(page.height(), model.tiling()).count();
    }

    private static void requireWanted(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cleaning the page was cancelled");
        }
    }

    private static Run answer(Future<Run> tile) {
        try {
            return tile.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cleaning the page was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One tile, [planes, tile, tile], restored. */
    private Run restore(Page page, PageTone found, TileAxis across, TileAxis down, int column, int row, int planes) {
        float[] values = new float[planes * down.tile() * across.tile()];
        int[] columns = new int[across.tile()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = across.mirrored(across.start(column) + x);
        }
        PageTone.Row rows = found == null ? null : found.rows(page.width(), page.height());
        for (int y = 0; y < down.tile(); y++) {
            int line = down.mirrored(down.start(row) + y);
            if (rows != null) {
                rows.at(line);
            }
            for (int plane = 0; plane < planes; plane++) {
                int next = (plane * down.tile() + y) * across.tile();
                for (int x : columns) {
                    float value = (planes == 1 ? page.luminance(x, line) : page.at(x, line, page.isGrey() ? 0 : plane)) / 255;
                    values[next++] = rows == null ? value : rows.evened(value, x, plane);
                }
            }
        }
        return model.restore(down.tile(), across.tile(), values);
    }

    /** Whether all channels are alike everywhere. */
    private static boolean isNeutral(Page page) {
        byte[] samples = page.samples();
        for (int i = 0; !page.isGrey() && i < samples.length; i += 3) {
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) {
                return false;
            }
        }
        return true;
    }

    /** Whether some of the page is in colour, be it one short word in red. */
    static boolean hasColour(Page page) {
        if (page.isGrey()) {
            return false;
        }
        byte[] samples = page.samples();
        long wanted = (long) page.width() * page.height() / PIXELS_PER_COLOURED;
        long coloured = 0;
        for (int i = 0; i < samples.length; i += 3) {
            int red = samples[i] & 0xff;
            int green = samples[i + 1] & 0xff;
            int blue = samples[i + 2] & 0xff;
            if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > COLOURFUL && ++coloured > wanted) {
                return true;
            }
        }
        return false;
    }
}
