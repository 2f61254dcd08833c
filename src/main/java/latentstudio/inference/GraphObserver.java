package latentstudio.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What is told of the requests to one graph: how long they waited, which were refused, and spans where traces are on. The
 * waits of all graphs are one metric, for all of them wait for the same cores. Thread-safe.
 */
final class GraphObserver {
    private static final Duration[] WAITS = {Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(2)};
    private static final double NANOS_PER_MILLI = 1e6;

    private final String graph;
    private final GraphSession session;
    private final Timer smallWaits = waits("small");
    private final Timer largeWaits = waits("large");
    private final Counter refused;

    GraphObserver(String graph, GraphSession session) {
        this.graph = graph;
        this.session = session;
        refused = Counter.builder("studio.inference.refused").description("Requests that found no room, or no session in time")
                .tag("graph", graph).register(Metrics.globalRegistry);
    }

    private static Timer waits(String size) {
        return Timer.builder("studio.inference.wait").description("Time that answered requests waited for a session").tag("size", size)
                .serviceLevelObjectives(WAITS).register(Metrics.globalRegistry);
    }

    /**
     * Observes one request.
     *
     * @throws OverloadedException if the request does
     */
    Graph.Inference observe(boolean isSmall, Supplier<Graph.Inference> request) {
        Instant begun = Instant.now();
        try {
            Graph.Inference answer = request.get();
            (isSmall ? smallWaits : largeWaits).record(nanos(answer.timing().queueMillis()), TimeUnit.NANOSECONDS);
            trace(begun, answer);
            return answer;
        } catch (OverloadedException full) {
            refused.increment();
            span(begun).setStatus(StatusCode.ERROR, full.getMessage()).end();
            throw full;
        }
    }

    /** Drawn afterwards, when it is known with how many others the request was computed. */
    private void trace(Instant begun, Graph.Inference answer) {
        Span span = span(begun);
        if (span.isRecording()) {
            Context inside = Context.current().with(span);
            Instant computed = begun.plusNanos(nanos(answer.timing().queueMillis()));
            Instant ended = computed.plusNanos(nanos(answer.timing().inferenceMillis()));
            tracer().spanBuilder("wait").setParent(inside).setStartTimestamp(begun).startSpan().end(computed);
            tracer().spanBuilder("inference").setParent(inside).setStartTimestamp(computed).startSpan()
                    .setAttribute("studio.batch.size", answer.timing().batchSize()).setAttribute("studio.device", answer.timing().device()).end(ended);
            span.end(ended);
        }
    }

    private Span span(Instant begun) {
        return tracer().spanBuilder(graph).setStartTimestamp(begun).setAttribute("studio.graph", graph).startSpan();
    }

    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer("latentstudio");
    }

    private static long nanos(double millis) {
        return (long) (millis * NANOS_PER_MILLI);
    }
}
