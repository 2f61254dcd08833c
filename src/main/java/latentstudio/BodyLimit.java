package latentstudio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import latentstudio.image.UploadSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what request bodies take, before a byte of them is read. Scans go to the disk as they come:
 * {@code quarkus.http.limits.max-body-size} holds for them, and one that does not announce its length is cut off by Quarkus
 * there. All other bodies go to memory: one may have {@code studio.max-body-size}, all together
 * {@code studio.max-bytes-in-flight}, and each has to announce its length. Answers are problem bodies.
 */
class BodyLimit {
    private static final int BEFORE_ALL_ROUTES = 10_000;

    private static final Set<HttpMethod> TAKE_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final String SCANS = "/api/v1/scans";

    private final MemorySize limit;
    private final MemorySize scansLimit;
    private final MemorySize limitInFlight;
    private final ObjectMapper json;
    private final AtomicLong inFlight = new AtomicLong();

    BodyLimit(UploadSettings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize scansLimit,
              ObjectMapper json) {
        limit = settings.maxBodySize();
        limitInFlight = settings.maxBytesInFlight();
        this.scansLimit = scansLimit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader("Content-Length");
        boolean chunked = context.request().getHeader("Transfer-Encoding") != null
                || context.request().version() == HttpVersion.HTTP_2 && announced == null && TAKE_BODIES.contains(context.request().method());
        boolean toDisk = context.request().path().equals(SCANS);
        long most = (toDisk ? scansLimit : limit).asLongValue();
        if (announced == null && !chunked || announced != null && !announced.matches("\\d{1,30}")) {
            context.next();
        } else if (announced != null && new BigInteger(announced).compareTo(BigInteger.valueOf(most)) > 0) {
            refuse(context, 413, "Expected a body of at most %,d bytes, got %s; send a smaller file.".formatted(most, announced));
        } else if (toDisk) {
            context.next();
        } else if (announced == null) {
            refuse(context, 411, "Expected a body whose length is announced in Content-Length, got one in chunks; send it at once.");
        } else {
            long length = Long.parseLong(announced);
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
