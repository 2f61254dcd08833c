package latentstudio.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import latentstudio.model.TensorSpec;

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
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();

    private record Request(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values, long asked,
                           CompletableFuture<Graph.Inference> answer) {
        boolean fitsBeside(Request first, int items) {
            return wanted.equals(first.wanted) && items + size <= MOST_ITEMS;
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
     * @param size at most {@value #MOST_ITEMS}
     * @throws OverloadedException if it does not begin in time
     */
    Graph.Inference infer(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) {
        Request request = new Request(wanted, inputs, size, values, System.nanoTime(), new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(request);
        }
        boolean entered;
        try {
            entered = lanes.enter(graph, this::computeWaiting);
        } catch (OverloadedException full) {
            if (withdraw(request)) {
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
        return await(request);
    }

    private Graph.Inference await(Request request) {
        try {
            return request.answer.get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (withdraw(request)) {
                throw new OverloadedException(graph, maxWait);
            }
            return joined(request); // it is being computed
        } catch (ExecutionException e) {
            return joined(request);
        }
    }

    private static Graph.Inference joined(Request request) {
        try {
            return request.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private boolean withdraw(Request request) {
        synchronized (waiting) {
            return waiting.remove(request);
        }
    }

    /** Computes those that wait longest and fit together; as often called as there were requests, so that none is left. */
    private void computeWaiting() {
        List<Request> batch = take();
        if (batch.isEmpty()) {
            return; // another took them along
        }
        try {
            compute(batch);
        } catch (RuntimeException | Error failure) {
            batch.forEach(request -> request.answer.completeExceptionally(failure));
        }
    }

    private List<Request> take() {
        List<Request> batch = new ArrayList<>();
        int items = 0;
        synchronized (waiting) {
            Request first = waiting.peek();
            while (!waiting.isEmpty() && waiting.peek().fitsBeside(first, items)) {
                items += waiting.peek().size();
                batch.add(waiting.poll());
            }
        }
        return batch;
    }

    private void compute(List<Request> batch) {
        Request first = batch.getFirst();
        int size = batch.stream().mapToInt(Request::size).sum();
        long started = System.nanoTime();
        List<Graph.Output> outputs = session.compute(first.wanted, first.inputs, size, batch.size() == 1 ? first.values : joined(batch));
        double millis = (System.nanoTime() - started) / 1e6;
        int from = 0;
        for (Request request : batch) {
            int begin = from;
            List<Graph.Output> own = batch.size() == 1 ? outputs
                    : outputs.stream().map(output -> part(output, size, begin, request.size)).toList();
            request.answer.complete(new Graph.Inference(own, size, (started - request.asked) / 1e6, millis));
            from += request.size;
        }
    }

    private static float[][] joined(List<Request> batch) {
        float[][] values = new float[batch.getFirst().values.length][];
        for (int input = 0; input < values.length; input++) {
            int which = input;
            values[input] = new float[batch.stream().mapToInt(request -> request.values[which].length).sum()];
            int at = 0;
            for (Request request : batch) {
                System.arraycopy(request.values[input], 0, values[input], at, request.values[input].length);
                at += request.values[input].length;
            }
        }
        return values;
    }

    private static Graph.Output part(Graph.Output all, int size, int from, int count) {
        int perItem = all.values().length / size;
        long[] shape = all.shape().clone();
        shape[0] = count;
        return new Graph.Output(all.name(), shape, Arrays.copyOfRange(all.values(), from * perItem, (from + count) * perItem));
    }
}
