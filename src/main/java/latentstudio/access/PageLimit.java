package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Bounds what open pages take: each holds memory on the server until its tab is closed. One more is refused with 503 and words,
 * while those that are open work on.
 */
class PageLimit {
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "30";

    private final AccessSettings settings;
    private final Visitors visitors;

    PageLimit(AccessSettings settings, Visitors visitors) {
        if (settings.maxPages() < 1 || settings.maxVisitors() < 1) {
            throw new IllegalArgumentException("studio.access.max-pages and max-visitors: expected at least 1, got %d and %d."
                    .formatted(settings.maxPages(), settings.maxVisitors()));
        }
        this.settings = settings;
        this.visitors = visitors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.PAGES);
    }

    private void check(RoutingContext context) {
        if (Surface.of(context) == Surface.PAGE && visitors.isOpening(context.request()) && isFull(context)) {
            context.response().putHeader("Retry-After", RETRY_SECONDS);
            new Refusal(UNAVAILABLE, "Expected room for one more page, but as many are open as this server holds; close one, or try again in a while.")
                    .answer(context);
        } else {
            context.next();
        }
    }

    private boolean isFull(RoutingContext context) {
        return visitors.pages() >= settings.maxPages() || !visitors.sent(context.request()) && visitors.count() >= settings.maxVisitors();
    }
}
