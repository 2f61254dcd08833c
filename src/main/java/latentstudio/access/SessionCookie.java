package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Keeps a visitor's session from scripts, from requests that other sites send (their links find it), and, once it came over
 * TLS, from connections without. Written here because Undertow's own settings know no {@code SameSite}.
 */
class SessionCookie {
    /** The cookie's name. */
    static final String NAME = "JSESSIONID";
    private static final String ATTRIBUTES = "; HttpOnly; SameSite=Lax";

    void register(@Observes Filters filters) {
        filters.register(this::watch, Order.COOKIE);
    }

    private void watch(RoutingContext context) {
        if (Surface.of(context) == Surface.PAGE) {
            context.addHeadersEndHandler(sent -> restrict(context.response().headers(), context.request().isSSL()));
        }
        context.next();
    }

    private static void restrict(MultiMap headers, boolean secure) {
        List<String> cookies = headers.getAll("Set-Cookie");
        if (!cookies.isEmpty()) {
            headers.set("Set-Cookie", cookies.stream()
                    .map(cookie -> cookie.startsWith(NAME + "=") ? cookie + ATTRIBUTES + (secure ? "; Secure" : "") : cookie).toList());
        }
    }
}
