package latentstudio.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Keeps a visitor's session from scripts, from requests that other sites send (their links find it), and, once it came over
 * TLS, from connections without. A screen in a frame ({@code ?embed}) over TLS has a session for the site around it alone
 * ({@code Partitioned}): browsers send a frame of another site no {@code SameSite=Lax} cookie. Written here because Undertow's own
 * settings know neither attribute.
 */
class SessionCookie {
    /** The cookie's name. */
    static final String NAME = "JSESSIONID";
    private static final String OF_A_PAGE = "; HttpOnly; SameSite=Lax";
    private static final String OF_A_FRAME = "; HttpOnly; SameSite=None; Partitioned";
    private static final String EMBED = "embed";

    void register(@Observes Filters filters) {
        filters.register(this::watch, Order.COOKIE);
    }

    private void watch(RoutingContext context) {
        if (Surface.of(context) == Surface.PAGE) {
            context.addHeadersEndHandler(sent -> restrict(context.response().headers(), isFrame(context.request()), context.request().isSSL()));
        }
        context.next();
    }

    /** The address of the frame itself says so, and what the page then asks first tells it. */
    private static boolean isFrame(HttpServerRequest request) {
        String query = request.getParam("query");
        return request.params().contains(EMBED) || query != null && query.matches(EMBED + "(=.*)?");
    }

    private static void restrict(MultiMap headers, boolean frame, boolean secure) {
        List<String> cookies = headers.getAll("Set-Cookie");
        String attributes = (frame && secure ? OF_A_FRAME : OF_A_PAGE) + (secure ? "; Secure" : "");
        if (!cookies.isEmpty()) {
            headers.set("Set-Cookie", cookies.stream()
                    .map(cookie -> cookie.startsWith(NAME + "=") ? cookie + attributes : cookie).toList());
        }
    }
}
