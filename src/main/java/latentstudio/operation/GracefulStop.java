package latentstudio.operation;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import latentstudio.access.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import sun.misc.Signal;

/**
 * The end of the server: from the moment it is told to stop it is not ready any more; after {@code quarkus.shutdown.delay},
 * in which a load balancer finds that out, new requests are refused with 503, while those that were accepted are answered.
 * Thread-safe.
 */
@Singleton
public class GracefulStop {
    private static final int AFTER_THE_ACCESS_LOG = 20_000;
    private static final int UNAVAILABLE = 503;
    /** How it is, which is asked until the end. */
    private static final Pattern OPERATIONS = Pattern.compile("/q/(health|metrics)(/.*)?|/v2/health/(live|ready)");
    /** Seconds, in which a server has started. */
    private static final String RETRY_AFTER = "5";

    /** As shells count them: 128 and the number of the signal. */
    private static final int EXIT_BY_SIGNAL = 128;
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private final AtomicBoolean signalled = new AtomicBoolean();
    private final Duration delay;
    private volatile boolean stopping;
    private volatile long refusesFrom;

    public GracefulStop(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.delay = delay.orElse(Duration.ZERO);
    }

    /**
     * Takes the system's wish to stop before the JVM does: at the end of the JVM all hooks run at once, and that of ONNX Runtime
     * takes away what the requests in hand still compute with. The same wish a second time ends the server at once.
     */
    void listen(@Observes StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            SIGNALS.forEach((name, number) -> Signal.handle(new Signal(name), signal -> {
                if (signalled.getAndSet(true)) {
                    Runtime.getRuntime().halt(EXIT_BY_SIGNAL + number);
                }
                Quarkus.asyncExit(EXIT_BY_SIGNAL + number);
            }));
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        refusesFrom = System.nanoTime() + delay.toNanos();
        stopping = true;
    }

    /** Whether the server goes, be it that it still answers. */
    public boolean isStopping() {
        return stopping;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_ACCESS_LOG);
    }

    private void check(RoutingContext context) {
        boolean refuses = stopping && System.nanoTime() - refusesFrom >= 0;
        if (refuses && !OPERATIONS.matcher(context.request().path()).matches()) {
            context.response().putHeader("Retry-After", RETRY_AFTER);
            new Refusal(UNAVAILABLE, "Expected to answer, but the server is stopping; try again in a moment.").answer(context);
        } else {
            context.next();
        }
    }
}
