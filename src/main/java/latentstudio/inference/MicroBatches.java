package latentstudio.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The small requests of one graph: where there is room each is computed at once, by its own caller; those that had to wait are
 * computed together. Nobody waits for company while a core is free, so an idle server answers as fast as it can and a busy
 * one computes more with the same cores. Thread-safe.
 */
final class MicroBatches {
    /** Beyond this many items together, a core computes no more of them in the same time. */
    static final int MOST_ITEMS = 32;

    private final String graph;
    private final GraphSession session;
    private final Lanes lanes;
    private final Duration maxWait;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Request request, long asked, CompletableFuture<Graph.Inference> answer) {
        boolean fitsBeside(Waiting first, int items) {
            return request.wanted().equals(first.request.wanted()) && items + request.size() <= MOST_ITEMS;
        }
    }

    MicroBatches(String graph, GraphSession session, Lanes lanes, Duration maxWait) {
        this.graph = graph;
        this.session = session;
        this.lanes = lanes;
        this.maxWait = maxWait;
    }

    /**
     * Computes one request, perhaps with others.
     *
     * @param request of at most {@value #MOST_ITEMS} items
     * @throws OverloadedException if it does not begin in time
     */
    Graph.Inference infer(Request request) {
        Waiting own = new Waiting(request, System.nanoTime(), new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(own);
        }
        boolean entered;
        try {
            entered = lanes.enter(graph, this::computeWaiting);
        } catch (OverloadedException full) {
            if (withdraw(own)) {
                throw full;
            }
            entered = false; // another took it along
        }
        if (entered) {
            try {
                computeWaiting();
            } finally {
                lanes.leave();
            }
        }
        return await(own);
    }

    private Graph.Inference await(Waiting own) {
        try {
            return own.answer.get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (withdraw(own)) {
                throw new OverloadedException(graph, maxWait);
            }
            return joined(own); // it is being computed
        } catch (ExecutionException e) {
            return joined(own);
        }
    }

    private static Graph.Inference joined(Waiting own) {
        try {
            return own.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private boolean withdraw(Waiting own) {
        synchronized (waiting) {
            return waiting.remove(own);
        }
    }

    /** Computes those that wait longest and fit together; as often called as there were requests, so that none is left. */
    private void computeWaiting() {
        List<Waiting> batch = take();
        if (batch.isEmpty()) {
            return; // another took them along
        }
        try {
            compute(batch);
        } catch (RuntimeException | Error failure) {
            batch.forEach(one -> one.answer.completeExceptionally(failure));
        }
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        int items = 0;
        synchronized (waiting) {
            Waiting first = waiting.peek();
            while (!waiting.isEmpty() && waiting.peek().fitsBeside(first, items)) {
                items += waiting.peek().request.size();
                batch.add(waiting.poll());
            }
        }
        return batch;
    }

    private void compute(List<Waiting> batch) {
        List<Slice> slices = batch.stream().map(one -> one.request.whole()).toList();
        long started = System.nanoTime();
        session.compute(slices);
        double millis = (System.nanoTime() - started) / 1e6;
        int items = Slice.items(slices);
        for (Waiting one : batch) {
            one.answer.complete(one.request.answered(new Timing(session.device().name(), items, (started - one.asked) / 1e6, millis)));
        }
    }
}
