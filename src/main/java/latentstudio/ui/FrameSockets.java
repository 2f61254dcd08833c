package latentstudio.ui;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets pages open their {@link FrameSocket}. A view gives its element an address that nobody can guess, and only the session that the
 * view belongs to may open it; where that comes from is checked as for every WebSocket. Thread-safe.
 */
@ApplicationScoped
class FrameSockets {
    private static final String PATH = "talk";
    /** In the query, so that neither metrics nor logs tell it. */
    private static final String KEY = "key";
    private static final String SESSION = "JSESSIONID";
    private static final int NOT_FOUND = 404;
    private static final Method DONE = done();

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    private record Place(FrameSocket socket, String session) {
    }

    void register(@Observes Router router) {
        router.get("/" + PATH).handler(this::open);
    }

    /**
     * Gives a socket an address.
     *
     * @param session id of the session that may open it
     * @return the address, relative to the server's
     */
    String put(FrameSocket socket, String session) {
        String address = PATH + "?" + KEY + "=" + UUID.randomUUID();
        places.put(address, new Place(socket, session));
        return address;
    }

    /** Closes the socket at an address, which is of no use any more. */
    void remove(String address) {
        Place place = places.remove(address);
        if (place != null) {
            place.socket().close();
        }
    }

    private void open(RoutingContext context) {
        Place place = places.get(PATH + "?" + KEY + "=" + context.request().getParam(KEY));
        Cookie session = context.request().getCookie(SESSION);
        boolean isWebSocket = "websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"));
        if (place == null || session == null || !session.getValue().equals(place.session()) || !isWebSocket) {
            context.response().setStatusCode(NOT_FOUND).putHeader("Content-Type", "text/plain;charset=UTF-8")
                    .end("Expected the WebSocket of a page that is open; reload the page.");
            return;
        }
        context.request().toWebSocket().onComplete(upgrade -> {
            answered(QuarkusRequestWrapper.get(context.request()));
            if (upgrade.succeeded()) {
                place.socket().open(upgrade.result());
            }
        });
    }

    /**
     * Quarkus counts a request as being answered until its response has ended, and the response to a WebSocket's request never ends:
     * a server with an open page would only stop after {@code quarkus.shutdown.timeout}. The method that ends the count is not public.
     */
    private static void answered(QuarkusRequestWrapper request) {
        try {
            DONE.invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected Quarkus to count a WebSocket as answered", e);
        }
    }

    private static Method done() {
        try {
            Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            done.setAccessible(true);
            return done;
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
