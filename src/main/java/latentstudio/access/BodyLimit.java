package latentstudio.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import latentstudio.access.IncomingBody.Allowance;
import latentstudio.image.UploadSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what request bodies take: their announced size before a byte is read, and what has come of all of them while they come.
 * Scans go to the disk as they come: one may have {@code quarkus.http.limits.max-body-size}, where Quarkus cuts off those that do
 * not announce their length, and all that come at once {@code studio.max-scan-bytes-in-flight}. All other bodies go to memory: a page
 * to clean may have {@code studio.max-page-size}, any other {@code studio.max-body-size}, all together {@code
 * studio.max-bytes-in-flight}, and each has to announce its length. Slow ones are cut off, see {@link IncomingBody}.
 */
class BodyLimit {
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private static final Set<HttpMethod> TAKE_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    /** What is sent there goes to the disk. */
    private static final Set<String> FILES = Set.of("/api/v1/scans", "/api/v1/trainings", "/api/v1/trainings/pictures", "/api/v1/models");
    private static final String CLEAN = "/api/v1/clean";

    private final Allowance toMemory;
    private final Allowance toReader;
    private final Allowance toDisk;
    private final UploadSettings settings;

    BodyLimit(UploadSettings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        toMemory = Allowance.of(settings.maxBodySize(), settings.maxBytesInFlight(), Integer.MAX_VALUE);
        toDisk = Allowance.of(largest, settings.maxScanBytesInFlight(), settings.maxUploadsAtOnce());
        toReader = toMemory.streamed(settings.maxUploadsAtOnce());
        this.settings = settings;
        requireSense(settings);
        IdleConnections.watch(settings);
    }

    private static void requireSense(UploadSettings settings) {
        if (settings.uploadPatience().compareTo(LEAST_PATIENCE) < 0) {
            throw new IllegalArgumentException("Expected studio.upload-patience to be at least 1s, got %s; set it longer."
                    .formatted(settings.uploadPatience()));
        }
        if (settings.maxIdleConnections() < 1 || settings.maxUploadsAtOnce() < 1) {
            throw new IllegalArgumentException("Expected studio.max-idle-connections and studio.max-uploads-at-once to be at least 1, got %d and %d; set them higher."
                    .formatted(settings.maxIdleConnections(), settings.maxUploadsAtOnce()));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.BODY);
    }

    private void check(RoutingContext context) {
        IdleConnections.isAsked(context);
        String announced = context.request().getHeader("Content-Length");
        boolean chunked = context.request().getHeader("Transfer-Encoding") != null
                || context.request().version() == HttpVersion.HTTP_2 && announced == null && TAKE_BODIES.contains(context.request().method());
        boolean isFiles = FILES.contains(context.request().path());
        Allowance allowance = isFiles ? toDisk : isGathered(context) ? toMemory : toReader;
        if (announced == null && !chunked || announced != null && !announced.matches("\\d{1,30}")) {
            context.next();
        } else if (announced != null && new BigInteger(announced).compareTo(BigInteger.valueOf(most(context, allowance))) > 0) {
            new Refusal(413, "Expected a body of at most %,d bytes, got %s; send a smaller file.".formatted(most(context, allowance), announced)).answer(context);
        } else if (announced == null && !isFiles) {
            new Refusal(411, "Expected a body whose length is announced in Content-Length, got one in chunks; send it at once.").answer(context);
        } else if (allowance.isFull()) {
            new Refusal(503, allowance.full()).answer(context);
        } else if (allowance != toMemory) {
            IncomingBody.streamed(context, allowance, settings);
        } else {
            IncomingBody.gathered(context, allowance, settings);
        }
    }

    /** What one body may have. */
    private long most(RoutingContext context, Allowance allowance) {
        return context.request().path().equals(CLEAN) ? settings.maxPageSize().asLongValue() : allowance.one();
    }

    /**
     * Not for the page, whose servlet would wait for ever for what was read already, and not over HTTP/2, where Quarkus REST fails
     * at a body that is there.
     */
    private static boolean isGathered(RoutingContext context) {
        Surface surface = Surface.of(context);
        return context.request().version() != HttpVersion.HTTP_2 && (surface == Surface.PICTURES || surface == Surface.TENSORS);
    }
}
