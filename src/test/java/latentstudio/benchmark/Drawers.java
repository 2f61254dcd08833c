package latentstudio.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Visitors who draw at once, each with a session and a connection of his own. Close them. */
final class Drawers implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Drawer> drawers;

    /**
     * What they saw, all together.
     *
     * @param lags       milliseconds from a move of the pen to the answer to it or to a newer one
     * @param overtaken  frames without an answer of their own, for a newer one took their place
     * @param refusals   answers of a server that has too much to do
     * @param withoutEnd visitors whose last frame was never answered
     */
    record Seen(Times lags, int overtaken, int refusals, int withoutEnd) {
        int frames() {
            return lags.sorted().length;
        }

        /** Frames with an answer of their own. */
        int answers() {
            return frames() - overtaken;
        }
    }

    private Drawers(URI studio, String model, int count) throws InterruptedException, ExecutionException {
        drawers = all(IntStream.range(0, count).mapToObj(i -> (Callable<Drawer>) () -> new Drawer(client, studio, model)).toList());
    }

    /** Opens the Draw screen so often. */
    static Drawers open(URI studio, String model, int count) throws InterruptedException, ExecutionException {
        return new Drawers(studio, model, count);
    }

    /** All draw for so long, none in step with another. */
    Seen draw(Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        return draw(() -> System.nanoTime() < end);
    }

    /** All draw, none in step with another. */
    Seen draw(BooleanSupplier more) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long apart = Drawer.PACE.toNanos() / drawers.size();
        List<Drawer.Seen> seen = all(IntStream.range(0, drawers.size())
                .mapToObj(i -> (Callable<Drawer.Seen>) () -> drawers.get(i).draw(begin + i * apart, more)).toList());
        double[] lags = seen.stream().flatMap(one -> one.lags().stream()).mapToDouble(Double::doubleValue).toArray();
        return new Seen(Times.of(lags), lags.length - seen.stream().mapToInt(Drawer.Seen::answers).sum(),
                seen.stream().mapToInt(Drawer.Seen::refusals).sum(), (int) seen.stream().filter(one -> !one.newestSeen()).count());
    }

    private <T> List<T> all(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        List<T> done = new ArrayList<>();
        for (Future<T> one : threads.invokeAll(work)) {
            done.add(one.get());
        }
        return done;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Drawer drawer : drawers) {
            drawer.close();
        }
        threads.close();
        client.close();
    }
}
