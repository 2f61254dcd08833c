package latentstudio.inference;

import java.time.Duration;
import latentstudio.image.RefusedException;

/**
 * All sessions stayed busy for longer than {@code studio.max-wait}, {@code studio.max-queue} requests wait, or another server that
 * computes has no room; try again a moment later.
 */
public final class OverloadedException extends RefusedException {
    private final Duration retryAfter;

    OverloadedException(String graph, Duration waited) {
        super("Expected a free session of %s within %d ms, but all are busy; try again in a moment."
                .formatted(graph, waited.toMillis()));
        retryAfter = Duration.ofSeconds(1);
    }

    OverloadedException(String graph, int queue) {
        super("Expected a free session of %s, but all are busy and %d requests wait already; try again in a moment.".formatted(graph, queue));
        retryAfter = Duration.ofSeconds(1);
    }

    private OverloadedException(String message) {
        super(message);
        retryAfter = Duration.ofSeconds(1);
    }

    /** That another server has no room for a graph. */
    static OverloadedException elsewhere(String graph) {
        return new OverloadedException("Expected the server that computes %s to have room, but it has none; try again in a moment.".formatted(graph));
    }

    /** When to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isBusy() {
        return true;
    }
}
