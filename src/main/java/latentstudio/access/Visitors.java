package latentstudio.access;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinSession;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The page's visitors, by their sessions, and how many pages they have open. Safe for use by many threads. */
@ApplicationScoped
class Visitors {
    private final Map<VaadinSession, String> ids = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger pages = new AtomicInteger();

    void watch(@Observes ServiceInitEvent begin) {
        begin.getSource().addSessionInitListener(came -> {
            // who has left is not asked for the id any more
            String id = came.getSession().getSession().getId();
            ids.put(came.getSession(), id);
            known.add(id);
        });
        begin.getSource().addSessionDestroyListener(left -> {
            String id = ids.remove(left.getSession());
            if (id != null) {
                known.remove(id);
            }
        });
        begin.getSource().addUIInitListener(opened -> {
            pages.incrementAndGet();
            opened.getUI().addDetachListener(closed -> pages.decrementAndGet());
        });
    }

    /** How many there are, those who left less than half an hour ago with them. */
    int count() {
        return known.size();
    }

    /** Pages that are open, a tab each. */
    int pages() {
        return pages.get();
    }

    /** Whether one of them sends a request. */
    boolean sent(HttpServerRequest request) {
        Cookie session = request.getCookie(SessionCookie.NAME);
        return session != null && known.contains(session.getValue());
    }

    /** Whether a request opens a page: it asks for a screen, or comes from somebody new. */
    boolean isOpening(HttpServerRequest request) {
        return asksForScreen(request) || !sent(request);
    }

    /** Whether a request, the second of a page, asks for its screen, which is what takes memory. */
    static boolean asksForScreen(HttpServerRequest request) {
        return "init".equals(request.getParam("v-r"));
    }
}
