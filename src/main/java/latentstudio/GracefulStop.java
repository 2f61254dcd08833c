package latentstudio;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The end of the server: from the moment it is told to stop it is not ready any more; after {@code quarkus.shutdown.delay},
 * in which a load balancer finds that out, new requests are refused with 503, while those that were accepted are answered.
 */
class GracefulStop {
    private static final int AFTER_THE_ACCESS_LOG = 20_000;
    private static final Pattern OPERATIONS = Pattern.compile("/q/(health|metrics)(/.*)?");
    /** Seconds, in which a server has started. */
    private static final String RETRY_AFTER = "5";

    private final Duration delay;
    private final ObjectMapper json;
    private volatile boolean stopping;
    private volatile long refusesFrom;

    GracefulStop(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay, ObjectMapper json) {
        this.delay = delay.orElse(Duration.ZERO);
        this.json = json;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        refusesFrom = System.nanoTime() + delay.toNanos();
        stopping = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_ACCESS_LOG);
    }

    private void check(RoutingContext context) {
        boolean refuses = stopping && System.nanoTime() - refusesFrom >= 0;
        if (refuses && !OPERATIONS.matcher(context.request().path()).matches()) {
            context.response().putHeader("Retry-After", RETRY_AFTER);
            RefusedRequest.answer(context, json, 503, "Expected to answer, but the server is stopping; try again in a moment.");
        } else {
            context.next();
        }
    }
}
