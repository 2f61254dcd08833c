package latentstudio.benchmark;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import latentstudio.Cast;
import latentstudio.StudioProcess;

/**
 * What the server computes and allocates under the load of wrk, in turns with bare ONNX Runtime on the same graphs with the
 * same threads and its best batch. The load tool takes its share of the cores.
 */
final class ThroughputBenchmark {
    private static final int ROUNDS = 3;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 50);
    private static final double LEAST_RATIO = 0.6;
    private static final double MOST_GROWTH = 1.1;
    private static final int LARGEST_BATCH = 400;
    /** Connections with the largest batch each, of which the server turns some away. */
    private static final int TOO_MANY = 100;
    private static final Duration OVERLOAD = Duration.ofSeconds(10);

    private ThroughputBenchmark() {
    }

    /** A request, how many pictures it asks for, and the graphs that compute them. */
    private record Work(String name, Wrk.Post post, int pictures, BareModel bare) {
    }

    /** Medians of the rounds. */
    private record Measured(double picturesPerSecond, double median, double slow, double allocated) {
    }

    static void measure(StudioProcess studio, Table table) throws Exception {
        if (!Wrk.isThere()) {
            table.note("Throughput and overload are skipped: they need wrk (Debian: apt-get install wrk).");
            return;
        }
        try (ServerWatch watch = new ServerWatch(studio.pid());
             BareModel decoder = new BareModel("digits-vae", new long[] {1, 16}, "decoder");
             BareModel both = new BareModel("digits-vae", new long[] {1, 1, 28, 28}, "encoder", "decoder")) {
            for (int batch : List.of(1, 8, 32)) {
                measure(new Work("POST infer, batch of %d".formatted(batch), TensorBenchmark.post(studio.address(), batch), batch, decoder), watch, table);
            }
            measure(new Work("POST reconstruct, PNG to PNG", reconstruct(studio.address()), 1, both), watch, table);
        }
        overload(studio.address(), table);
    }

    private static Wrk.Post reconstruct(URI studio) {
        return new Wrk.Post("reconstruct", studio.resolve("api/v1/models/digits-vae/reconstruct"), Cast.CODEC.png(Cast.digit(3)),
                Map.of("Content-Type", "image/png"));
    }

    private static void measure(Work work, ServerWatch watch, Table table)
            throws IOException, InterruptedException, ExecutionException {
        watch.awaitIdle();
        int bestBatch = work.bare().bestBatch(TURN.dividedBy(4));
        Wrk.load(work.post(), CONNECTIONS.getLast(), TURN); // warms the server's code
        double[] bare = new double[ROUNDS];
        double[][][] figures = new double[CONNECTIONS.size()][4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) { // in turns, so that a noisy second falls on all
            watch.awaitIdle();
            bare[round] = work.bare().perSecond(bestBatch, TURN);
            for (int i = 0; i < CONNECTIONS.size(); i++) {
                watch.awaitIdle();
                long before = watch.allocated();
                Wrk.Load load = Wrk.load(work.post(), CONNECTIONS.get(i), TURN);
                require(load.other() == 0 && load.broken() == 0, work, load);
                figures[i][0][round] = load.perSecond() * work.pictures();
                figures[i][1][round] = load.median();
                figures[i][2][round] = load.slow();
                figures[i][3][round] = (watch.allocated() - before) / (double) Math.max(1, load.ok() + load.busy());
            }
        }
        double reference = Times.of(bare).median();
        List<Measured> measured = new ArrayList<>();
        for (double[][] of : figures) {
            measured.add(new Measured(Times.of(of[0]).median(), Times.of(of[1]).median(), Times.of(of[2]).median(), Times.of(of[3]).median()));
        }
        for (int i = 0; i < CONNECTIONS.size(); i++) {
            Measured one = measured.get(i);
            boolean hasBudget = work.pictures() == 32 && CONNECTIONS.get(i) > 1;
            table.row("%s, connections: %d".formatted(work.name(), CONNECTIONS.get(i)), "%.0f /s".formatted(one.picturesPerSecond()),
                    "bare %.0f pictures/s, batches of %d".formatted(reference, bestBatch), one.picturesPerSecond() / reference,
                    hasBudget ? "%.2f".formatted(LEAST_RATIO) : "", one.picturesPerSecond() >= LEAST_RATIO * reference);
        }
        Measured most = measured.getLast();
        table.row("%s, connections: %d, p50 / p95".formatted(work.name(), CONNECTIONS.getLast()), "%.1f / %.1f ms".formatted(most.median(), most.slow()), "");
        table.row("%s, connections: %d, allocated by each".formatted(work.name(), CONNECTIONS.getLast()), "%.1f KiB".formatted(most.allocated() / 1024),
                "%d connection %.1f KiB".formatted(CONNECTIONS.getFirst(), measured.getFirst().allocated() / 1024), most.allocated() / measured.getFirst().allocated(),
                "%.2f".formatted(MOST_GROWTH), most.allocated() <= MOST_GROWTH * measured.getFirst().allocated());
    }

    /** More large requests at once than the server lets wait: each is answered, or told when to come back. */
    private static void overload(URI studio, Table table) throws IOException, InterruptedException {
        Wrk.Load load = Wrk.load(TensorBenchmark.post(studio, LARGEST_BATCH), TOO_MANY, OVERLOAD);
        table.row("POST infer, batch of %d, connections: %d, 200 / 503 / other".formatted(LARGEST_BATCH, TOO_MANY),
                "%d / %d / %d".formatted(load.ok(), load.busy(), load.other() + load.broken()), "%d of 503 without Retry-After".formatted(load.silent()),
                Double.NaN, "200 and 503 only", load.other() + load.broken() + load.silent() == 0 && load.ok() > 0);
    }

    private static void require(boolean holds, Work work, Wrk.Load load) throws IOException {
        if (!holds) {
            throw new IOException("expected answers 200 or 503 of %s, got %s".formatted(work.name(), load));
        }
    }
}
