package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Lets one address ask only so often, so that it cannot take the server from the others. A page to be cleaned, or a scan of them,
 * counts as many small requests; opening a page counts apart, because it takes memory for a while. What goes over
 * a page's WebSocket is not counted: there the newest question replaces the one before it.
 *
 * <p>This machine itself is not limited (see {@link Address#isThisMachine}): its user has the processor anyway.
 */
class RateLimit {
    private static final Logger LOG = Logger.getLogger(RateLimit.class);
    private static final int MOST = 10_000_000;
    private static final int TOO_MANY_REQUESTS = 429;
    /** The part of all requests that may come at once which a page to clean takes. */
    private static final int PAGE_SHARE = 10;
    private static final Set<HttpMethod> SEND = Set.of(HttpMethod.POST, HttpMethod.PUT);

    private final AccessSettings.Rate settings;
    private final Visitors visitors;
    private final TokenBuckets requests;
    private final TokenBuckets opened;
    private final AtomicBoolean warned = new AtomicBoolean();

    RateLimit(AccessSettings settings, Visitors visitors) {
        this.settings = settings.rate();
        this.visitors = visitors;
        requests = buckets("requests-per-minute", this.settings.requestsPerMinute(), Math.max(1, required("requests-at-once", this.settings.requestsAtOnce())));
        // a page is opened in two requests, the first for its HTML, the second for its screen
        int pagesPerMinute = 2 * required("pages-per-minute", this.settings.pagesPerMinute());
        opened = buckets("pages-per-minute", pagesPerMinute, pagesPerMinute);
    }

    private static TokenBuckets buckets(String name, int perMinute, int atOnce) {
        return new TokenBuckets(atOnce, Duration.ofMinutes(1).dividedBy(Math.max(1, required(name, perMinute))), System::nanoTime);
    }

    private static int required(String name, int value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("studio.access.rate.%s: expected 0 (no limit) to %,d, got %d.".formatted(name, MOST, value));
        }
        return value;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.RATE);
    }

    private void check(RoutingContext context) {
        if (!settings.limitLoopback() && Address.isThisMachine(context.request())) {
            context.next();
            return;
        }
        warnOfProxy(context);
        String address = Address.of(context.request());
        Duration wait = switch (Surface.of(context)) {
            case PICTURES, TENSORS -> settings.requestsPerMinute() == 0 ? Duration.ZERO : requests.take(address, cost(context));
            case OPERATIONS -> Duration.ZERO;
            case PAGE -> settings.pagesPerMinute() > 0 && visitors.isOpening(context.request()) ? opened.take(address, 1)
                    : settings.requestsPerMinute() > 0 && SEND.contains(context.request().method()) ? requests.take(address, 1) : Duration.ZERO;
        };
        if (wait.isZero()) {
            context.next();
            return;
        }
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        context.response().putHeader("Retry-After", String.valueOf(seconds));
        new Refusal(TOO_MANY_REQUESTS, "Expected fewer requests from %s; try again in %d s.".formatted(address, seconds)).answer(context);
    }

    private int cost(RoutingContext context) {
        boolean isPages = SEND.contains(context.request().method()) && context.normalizedPath().matches("/api/v1/(clean|scans)");
        return isPages ? Math.max(1, settings.requestsAtOnce() / PAGE_SHARE) : 1;
    }

    /** Behind a proxy whose headers are not read, all visitors have the proxy's address and share its limit. */
    private void warnOfProxy(RoutingContext context) {
        boolean isUnread = context.request().headers().contains("X-Forwarded-For")
                && context.request().remoteAddress() != null && context.request().remoteAddress().equals(context.request().connection().remoteAddress());
        if (isUnread && !warned.getAndSet(true)) {
            LOG.warn("Requests come through a proxy and are limited as if one visitor sent them all; if the proxy is yours, set "
                    + "quarkus.http.proxy.proxy-address-forwarding=true and quarkus.http.proxy.trusted-proxies to its address.");
        }
    }
}
