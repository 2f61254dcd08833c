package latentstudio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the memory that request bodies take, before a byte of them is read: one body by
 * {@code quarkus.http.limits.max-body-size}, all bodies together by {@code studio.max-bytes-in-flight}. A body that does
 * not announce its length counts as the largest and is cut off by Quarkus there. Answers are problem bodies.
 */
class BodyLimit {
    private static final int BEFORE_ALL_ROUTES = 10_000;

    private final MemorySize limit;
    private final MemorySize limitInFlight;
    private final ObjectMapper json;
    private final AtomicLong inFlight = new AtomicLong();

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
              @ConfigProperty(name = "studio.max-bytes-in-flight", defaultValue = "100M") MemorySize limitInFlight,
              ObjectMapper json) {
        this.limit = limit;
        this.limitInFlight = limitInFlight;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader("Content-Length");
        boolean chunked = context.request().getHeader("Transfer-Encoding") != null;
        if (announced == null && !chunked || announced != null && !announced.matches("\\d{1,30}")) {
            context.next();
        } else if (announced != null && new BigInteger(announced).compareTo(limit.asBigInteger()) > 0) {
            refuse(context, 413, "Expected a body of at most %,d bytes, got %s; send a smaller file."
                    .formatted(limit.asLongValue(), announced));
        } else {
            long length = announced == null ? limit.asLongValue() : Long.parseLong(announced);
            if (inFlight.addAndGet(length) > limitInFlight.asLongValue()) {
                inFlight.addAndGet(-length);
                context.response().putHeader("Retry-After", "1");
                refuse(context, 503, "Expected room for %,d bytes, but other uploads fill it; try again in a moment."
                        .formatted(length));
                return;
            }
            context.addEndHandler(done -> inFlight.addAndGet(-length));
            context.next();
        }
    }

    private void refuse(RoutingContext context, int status, String detail) {
        try {
            HttpServerResponse response = context.response().setStatusCode(status)
                    .putHeader("Content-Type", Problems.MEDIA_TYPE).putHeader("Connection", "close");
            // to keep the connection, the rest of the body would have to be read
            response.end(json.writeValueAsString(Problems.Problem.of(status, detail, context.request().path())))
                    .onComplete(sent -> context.request().connection().close());
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
