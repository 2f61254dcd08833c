package latentstudio.operation;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.ServiceInitEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the screens that are open in browsers, for the metrics. Thread-safe. */
@ApplicationScoped
class OpenScreens {
    /** What an address shows that no screen has. */
    private static final String NONE = "none";

    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;

    OpenScreens(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void watch(@Observes ServiceInitEvent started) {
        started.getSource().addUIInitListener(created -> {
            Page page = new Page();
            created.getUI().addAfterNavigationListener(event -> page.show(screen(event)));
            // a closed page says good-bye; of one that was cut off the server notices by its missing heartbeats
            created.getUI().addDetachListener(event -> page.show(null));
        });
    }

    private static String screen(AfterNavigationEvent event) {
        Route route = event.getActiveChain().getFirst().getClass().getAnnotation(Route.class);
        return route == null ? NONE : route.value().replaceFirst("/.*", "");
    }

    private AtomicInteger count(String screen) {
        return open.computeIfAbsent(screen, added -> {
            AtomicInteger count = new AtomicInteger();
            Gauge.builder("studio.screens.open", count, AtomicInteger::get).description("Screens that are open in browsers")
                    .tag("screen", added).register(metrics);
            return count;
        });
    }

    /** One page in a browser, which shows one screen after the other; called with its session locked. */
    private final class Page {
        private String shown;

        void show(String screen) {
            if (shown != null) {
                count(shown).decrementAndGet();
            }
            if (screen != null) {
                count(screen).incrementAndGet();
            }
            shown = screen;
        }
    }
}
