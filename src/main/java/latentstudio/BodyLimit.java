package latentstudio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a body that announces to be over the limit with a problem body, before a byte of it is read. A body without
 * an announced length is cut off by Quarkus at the same limit.
 */
class BodyLimit {
    private static final int BEFORE_ALL_ROUTES = 10_000;

    private final MemorySize limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.limit = limit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || !length.matches("\\d{1,30}") || new BigInteger(length).compareTo(limit.asBigInteger()) <= 0) {
            context.next();
            return;
        }
        try {
            Problems.Problem problem = Problems.Problem.of(413, "Expected a body of at most %,d bytes, got %s; send a smaller file."
                    .formatted(limit.asLongValue(), length), context.request().path());
            // to keep the connection, the rest of the body would have to be read
            context.response().setStatusCode(413).putHeader("Content-Type", Problems.MEDIA_TYPE)
                    .putHeader("Connection", "close").end(json.writeValueAsString(problem))
                    .onComplete(sent -> context.request().connection().close());
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
