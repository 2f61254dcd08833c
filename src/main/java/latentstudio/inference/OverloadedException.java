package latentstudio.inference;

import java.net.URI;
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

    OverloadedException(String graph, URI server) {
        super("Expected %s to compute %s, but it has no room; try again in a moment.".formatted(server, graph));
        retryAfter = Duration.ofSeconds(1);
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
