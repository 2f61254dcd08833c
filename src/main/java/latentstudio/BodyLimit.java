package latentstudio;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import latentstudio.access.Refusal;
import latentstudio.image.UploadSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what request bodies take, before a byte of them is read. Scans go to the disk as they come: one may have
 * {@code quarkus.http.limits.max-body-size}, where Quarkus cuts off those that do not announce their length, and all that come
 * at once {@code studio.max-scan-bytes-in-flight}. All other bodies go to memory: one may have {@code studio.max-body-size}, all
 * together {@code studio.max-bytes-in-flight}, and each has to announce its length. Answers are problem bodies, or the errors of the Open Inference Protocol.
 */
class BodyLimit {
    private static final int BEFORE_ALL_ROUTES = 10_000;

    private static final Set<HttpMethod> TAKE_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final String SCANS = "/api/v1/scans";

    /**
     * What one kind of bodies may take.
     *
     * @param one      body, bytes
     * @param all      at once, bytes
     * @param inFlight bytes of those that are being answered
     */
    private record Allowance(long one, long all, AtomicLong inFlight) {
        static Allowance of(MemorySize one, MemorySize all) {
            return new Allowance(one.asLongValue(), all.asLongValue(), new AtomicLong());
        }
    }

    private final Allowance toMemory;
    private final Allowance toDisk;

    BodyLimit(UploadSettings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        toMemory = Allowance.of(settings.maxBodySize(), settings.maxBytesInFlight());
        toDisk = Allowance.of(largest, settings.maxScanBytesInFlight());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader("Content-Length");
        boolean chunked = context.request().getHeader("Transfer-Encoding") != null
                || context.request().version() == HttpVersion.HTTP_2 && announced == null && TAKE_BODIES.contains(context.request().method());
        boolean isScan = context.request().path().equals(SCANS);
        Allowance allowance = isScan ? toDisk : toMemory;
        if (announced == null && !chunked || announced != null && !announced.matches("\\d{1,30}")) {
            context.next();
        } else if (announced != null && new BigInteger(announced).compareTo(BigInteger.valueOf(allowance.one())) > 0) {
            new Refusal(413, "Expected a body of at most %,d bytes, got %s; send a smaller file.".formatted(allowance.one(), announced)).answer(context);
        } else if (announced == null && !isScan) {
            new Refusal(411, "Expected a body whose length is announced in Content-Length, got one in chunks; send it at once.").answer(context);
        } else {
            long length = announced == null ? allowance.one() : Long.parseLong(announced);
            if (allowance.inFlight().addAndGet(length) > allowance.all()) {
                allowance.inFlight().addAndGet(-length);
                context.response().putHeader("Retry-After", "1");
                new Refusal(503, "Expected room for %,d bytes, but other uploads fill it; try again in a moment.".formatted(length))
                        .answer(context);
                return;
            }
            // the page's requests leave the router, whose own end handler they never call
            QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> allowance.inFlight().addAndGet(-length));
            context.next();
        }
    }
}
