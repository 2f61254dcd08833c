package latentstudio.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import latentstudio.StudioProcess;

/** Fifty visitors who draw at once, alone, with a real browser among them, and beside those who ask for a lot. */
final class LoadBenchmark {
    private static final String MODEL = "digits-vae";
    private static final int VISITORS = 50;
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final int WARM_ANSWERS = 15_000;
    private static final int MOST_WARMINGS = 12;
    private static final Duration ALONE = Duration.ofSeconds(15);
    private static final Duration BESIDE = Duration.ofSeconds(10);
    /** Of the browser beside them. */
    private static final int STROKES = 5;
    private static final double BUDGET = 150;
    private static final int MOST_BYTES = 128 * 1024;
    /** Of the server's processor time for an answer over that of the bare graphs, one picture at a time. */
    private static final double MOST_RATIO = 2.5;
    private static final int BARE_RUNS = 2000;
    private static final double NANOS_PER_MILLI = 1e6;

    private LoadBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) throws Exception {
        try (ServerWatch watch = new ServerWatch(studio.pid()); BareModel bare = new BareModel(MODEL, new long[] {1, 1, 28, 28}, "encoder", "decoder")) {
            try (Drawers drawers = Drawers.open(studio.address(), MODEL, VISITORS)) {
                warm(drawers);
                Cost many = cost(watch, () -> drawers.draw(ALONE));
                visitors("%d visitors draw 20 frames a second".formatted(VISITORS), many.seen(), table);
                costs(many, bare.perItem(BARE_RUNS), table);
                browser(studio.address(), drawers, table);
                AtomicInteger batches = new AtomicInteger();
                HttpRequest batch = TensorBenchmark.request(studio.address(), 400);
                visitors("beside batches of 400 latents without a pause", beside(drawers, batch, batches), table);
                table.row("  batches each second", "%.1f".formatted(batches.get() / (double) BESIDE.toSeconds()), "");
                AtomicInteger pages = new AtomicInteger();
                visitors("beside A4 pages cleaned without a pause", beside(drawers, PageBenchmark.request(studio.address()), pages), table);
                table.row("  pages each second", "%.2f".formatted(pages.get() / (double) BESIDE.toSeconds()), "");
            }
            try (Drawers drawers = Drawers.open(studio.address(), MODEL, 1)) {
                Cost one = cost(watch, () -> drawers.draw(ALONE));
                visitors("1 visitor draws", one.seen(), table);
                costs(one, bare.perItem(BARE_RUNS), table);
            }
        }
    }

    /**
     * What the server spent on each answer.
     *
     * @param bytes that it allocated
     * @param nanos that its threads computed
     */
    private record Cost(Drawers.Seen seen, double bytes, double nanos) {
    }

    private static Cost cost(ServerWatch watch, Callable<Drawers.Seen> work) throws Exception {
        long bytes = watch.allocated();
        long nanos = watch.computed();
        Drawers.Seen seen = work.call();
        double answers = seen.answers();
        return new Cost(seen, (watch.allocated() - bytes) / answers, (watch.computed() - nanos) / answers);
    }

    private static void costs(Cost cost, double bareNanos, Table table) {
        double ratio = cost.nanos() / bareNanos;
        table.row("  allocated by each answer", "%.1f KiB".formatted(cost.bytes() / 1024), "", Double.NaN, "%d KiB".formatted(MOST_BYTES / 1024),
                cost.bytes() <= MOST_BYTES);
        table.row("  processor time of each answer", "%.2f ms".formatted(cost.nanos() / NANOS_PER_MILLI),
                "encode and decode, bare %.2f ms".formatted(bareNanos / NANOS_PER_MILLI), ratio, "%.1f".formatted(MOST_RATIO), ratio <= MOST_RATIO);
    }

    /** Until the server's code is compiled, however little of the processor it gets. */
    private static void warm(Drawers drawers) throws Exception {
        int answers = 0;
        for (int i = 0; answers < WARM_ANSWERS && i < MOST_WARMINGS; i++) {
            answers += drawers.draw(WARM).answers();
        }
    }

    private static void visitors(String what, Drawers.Seen seen, Table table) {
        String reference = "%d frames, %.0f %% overtaken by newer ones".formatted(seen.frames(), 100.0 * seen.overtaken() / seen.frames());
        double slow = seen.lags().percentile(95);
        table.row(what + ": move to answer, p95", "%.1f ms".formatted(slow), reference, Double.NaN, "%.0f ms".formatted(BUDGET), slow <= BUDGET);
        table.row("  p50 / p99", "%.1f / %.1f ms".formatted(seen.lags().median(), seen.lags().percentile(99)), "");
        table.row("  who did not see the answer to the last move", "%d".formatted(seen.withoutEnd()),
                "%d refusals".formatted(seen.refusals()), Double.NaN, "none", seen.withoutEnd() == 0);
    }

    private static void browser(URI studio, Drawers drawers, Table table) throws Exception {
        AtomicBoolean more = new AtomicBoolean(true);
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            Future<Drawers.Seen> others = background.submit(() -> drawers.draw(more::get));
            Times lags;
            try {
                lags = StrokeBenchmark.lags(studio, MODEL, STROKES);
            } finally {
                more.set(false);
            }
            int frames = others.get().frames();
            table.row("a browser beside them: stroke to reconstruction on screen, p95", "%.1f ms".formatted(lags.percentile(95)),
                    "%d moves, %d frames of the others".formatted(lags.sorted().length, frames), Double.NaN, "%.0f ms".formatted(BUDGET), lags.percentile(95) <= BUDGET);
            table.row("  p50", "%.1f ms".formatted(lags.median()), "");
        }
    }

    /** The visitors draw while one caller asks again as soon as he is answered. */
    private static Drawers.Seen beside(Drawers drawers, HttpRequest request, AtomicInteger answers) throws Exception {
        AtomicBoolean more = new AtomicBoolean(true);
        try (HttpClient client = HttpClient.newHttpClient(); ExecutorService background = Executors.newSingleThreadExecutor()) {
            Future<Void> bulk = background.submit(() -> {
                while (more.get()) {
                    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                    if (!Set.of(200, 503).contains(status)) {
                        throw new IllegalStateException("expected 200 or 503, got " + status);
                    }
                    answers.addAndGet(status == 200 ? 1 : 0);
                }
                return null;
            });
            try {
                return drawers.draw(BESIDE);
            } finally {
                more.set(false);
                bulk.get();
            }
        }
    }
}
