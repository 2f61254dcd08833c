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
 * wide as the page and half an overlap high. A page in colour is cleaned as three grey ones, so that coloured ink keeps
 * its colour; one with hardly any colour as its luminance.
 */
public final class PageCleaner {
    /** Red, green and blue differ by more where there is colour; compressed grey scans stay below. */
    private static final int COLOURFUL = 40;
    /** One coloured pixel in so many makes a page coloured: a tick of a red pen. */
    private static final int PIXELS_PER_COLOURED = 20_000;

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
        TileAxis across = TileAxis.of(page.width(), model.tiling());
        TileAxis down = TileAxis.of(page.height(), model.tiling());
        int planes = hasColour(page) ? 3 : 1;
        TileBlend blend = new TileBlend(page, across, down, planes, planes == 1 && !options.keepChannels() ? 1 : page.channels(),
                options.strength());
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
                    pending.add(threads.submit(trace.wrap(() -> restore(page, across, down, column, row, planes))));
                }
                Run run = answer(pending.remove());
                queueMillis += run.queueMillis();
                inferenceMillis += run.inferenceMillis();
                int column = done % across.count();
                int row = done / across.count();
                blend.add(column, row, run.values());
                listener.accept(new CleanTile(across.from(column), down.from(row), blend.part(column, row), done + 1, total));
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
     * @throws RuntimeException as {@link #clean} does
     */
    public CleanTile middle(Page page) {
        int side = model.tiling().tile() - 2 * (model.tiling().overlap() / 4);
        int width = Math.min(page.width(), side);
        int height = Math.min(page.height(), side);
        int left = (page.width() - width) / 2;
        int top = (page.height() - height) / 2;
        CleanPage cleaned = clean(page.crop(left, top, width, height), CleanOptions.DEFAULT, part -> { }, () -> false);
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
    private Run restore(Page page, TileAxis across, TileAxis down, int column, int row, int planes) {
        float[] values = new float[planes * down.tile() * across.tile()];
        int[] columns = new int[across.tile()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = across.mirrored(across.start(column) + x);
        }
        int next = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < down.tile(); y++) {
                int line = down.mirrored(down.start(row) + y);
                for (int x : columns) {
                    values[next++] = (planes == 1 ? page.luminance(x, line) : page.at(x, line, plane)) / 255;
                }
            }
        }
        return model.restore(down.tile(), across.tile(), values);
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
