package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks for a key under {@code /api} and {@code /v2}, and for the metrics, where {@code studio.access.api-key} names some: in
 * {@code X-API-Key}, or as a bearer token, which scrapers of metrics can send. Health and documentation stay open: who asks for
 * these has no key. So does what a screen itself asks, in the session of who looks at it: cards of models, and scans, which are
 * known to who sent them alone. With {@code studio.access.oidc} a token of the provider, or being signed in, will do too, and
 * is checked after this; who has none of them is told so, where a browser would be sent to the provider.
 */
class ApiKeys {
    private static final int SHORTEST = 16;
    private static final int UNAUTHORIZED = 401;
    private static final String KNOWN = ApiKeys.class.getName();
    private static final String SIGNED_IN_COOKIE = "q_session";
    private static final String BEARER = "Bearer ";
    private static final Pattern OF_SCREENS = Pattern.compile("/api/v1/(scans(/.*)?|models/[^/;]+/card\\.png)");

    private final List<byte[]> digests;
    private final Visitors visitors;
    private final boolean oidc;

    ApiKeys(AccessSettings settings, Visitors visitors) {
        List<String> keys = settings.apiKey().orElse(List.of());
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException("studio.access.api-key: expected keys of at least %d characters, got a shorter one; `openssl rand -hex 24` makes one."
                    .formatted(SHORTEST));
        }
        digests = keys.stream().map(ApiKeys::digest).toList();
        this.visitors = visitors;
        oidc = settings.oidc();
    }

    void register(@Observes Filters filters) {
        if (oidc || !digests.isEmpty()) {
            filters.register(this::check, Order.KEY);
        }
    }

    private void check(RoutingContext context) {
        boolean isOpen = switch (Surface.of(context)) {
            case PICTURES -> visitors.sent(context.request()) && OF_SCREENS.matcher(context.normalizedPath()).matches();
            case TENSORS -> false;
            case OPERATIONS -> !context.normalizedPath().startsWith("/q/metrics");
            case PAGE -> true;
        };
        boolean known = isKnown(key(context.request()));
        context.put(KNOWN, known);
        if (isOpen || known || oidc && isCheckedLater(context.request())) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"Latent Studio\"");
            new Refusal(UNAUTHORIZED, "Expected a key of this server in X-API-Key or as a bearer token, got %s; ask who runs the server for one."
                    .formatted(key(context.request()).isEmpty() ? "none" : "another")).answer(context);
        }
    }

    /** Whether a request came with one of the keys. */
    static boolean isKnown(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(KNOWN));
    }

    private static boolean isCheckedLater(HttpServerRequest request) {
        return request.getHeader("Authorization") != null || request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(SIGNED_IN_COOKIE));
    }

    private static String key(HttpServerRequest request) {
        String own = request.getHeader("X-API-Key");
        String bearer = request.getHeader("Authorization");
        return own != null ? own : bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? bearer.substring(BEARER.length()).strip() : "";
    }

    /** Takes as long for a wrong key as for a right one, wherever they differ. */
    private boolean isKnown(String key) {
        byte[] digest = digest(key);
        return digests.stream().map(known -> MessageDigest.isEqual(known, digest)).reduce(false, Boolean::logicalOr);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
