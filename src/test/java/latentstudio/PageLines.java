package latentstudio;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The WebSockets of a page, for tests that cut them. To be made before the page is opened. */
public final class PageLines {
    private final Page page;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<WebSocketRoute> lines = new ArrayList<>();

    public PageLines(Page page) {
        this.page = page;
        page.routeWebSocket(Pattern.compile(".*"), line -> {
            if (cut.get()) {
                line.close();
            } else {
                line.connectToServer();
                lines.add(line);
            }
        });
    }

    /** Those that were let through to the server. */
    public List<WebSocketRoute> lines() {
        return lines;
    }

    /** Closes them all and lets no other through. */
    public void cut() {
        cut.set(true);
        page.context().setOffline(true);
        lines.forEach(WebSocketRoute::close);
    }

    public void mend() {
        cut.set(false);
        page.context().setOffline(false);
    }
}
