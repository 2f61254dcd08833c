package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what the page of another site sends through a visitor's browser: WebSockets (whose answers that site could read) and
 * whatever changes something. Browsers name the site in {@code Origin} on all of these; a tool names none and may ask under
 * {@code /api} and {@code /v2}. A WebSocket is the page's own and has to name one, as every browser does.
 *
 * <p>The host and port in Origin are compared with those that were asked for; behind a proxy that rewrites the latter,
 * {@code studio.access.allowed-origins} names the origin, or {@code quarkus.http.proxy.enable-forwarded-host} lets the proxy tell.
 */
class OriginCheck {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int FORBIDDEN = 403;

    private final Set<String> allowed;

    OriginCheck(AccessSettings settings) {
        List<String> origins = settings.allowedOrigins().orElse(List.of());
        origins.forEach(OriginCheck::requireOrigin);
        requireSources(settings.frameAncestors());
        allowed = Set.copyOf(origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList());
    }

    private static void requireOrigin(String origin) {
        if (!origin.matches("(?i)https?://[^/?#@\\s]+")) {
            throw new IllegalArgumentException(
                    "studio.access.allowed-origins: expected origins such as https://studio.example, got '%s'; leave out paths.".formatted(origin));
        }
    }

    private static void requireSources(String sources) {
        if (!sources.matches("('self'|'none'|(https?://)?[\\w.*:-]+)( ('self'|(https?://)?[\\w.*:-]+))*")) {
            throw new IllegalArgumentException(
                    "studio.access.frame-ancestors: expected 'self', 'none' or origins, with spaces between, got \"%s\".".formatted(sources));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.ORIGIN);
    }

    private void check(RoutingContext context) {
        boolean isWebSocket = "websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"));
        String origin = context.request().getHeader("Origin");
        if (!isWebSocket && (origin == null || HARMLESS.contains(context.request().method())) || origin != null && isOwn(origin, context)) {
            context.next();
        } else {
            new Refusal(FORBIDDEN, origin == null
                    ? "Expected a WebSocket that a page of this server opens, got one without an Origin; send the server's own."
                    : ("Expected a request from a page of this server, %s, got one from %s; if that is its address behind a proxy, "
                            + "set studio.access.allowed-origins.").formatted(context.request().authority(), origin)).answer(context);
        }
    }

    private boolean isOwn(String origin, RoutingContext context) {
        if (allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        try {
            // the scheme does not count: a proxy that ends TLS asks here without
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(String.valueOf(context.request().authority()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
