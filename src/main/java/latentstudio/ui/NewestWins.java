package latentstudio.ui;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A mailbox that holds one question of a page: while one is worked on in a virtual thread, a newer one takes the place of
 * the one that waits. A flood of questions thus costs no more than the machine can compute, and the newest is always
 * answered. Each is measured, and traced where traces are on.
 *
 * <p>Thread-safe.
 */
public final class NewestWins {
    private static final Logger LOG = Logger.getLogger(NewestWins.class);
    /** What a hand feels, up to what nobody waits for. */
    private static final Duration[] LAGS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofSeconds(3)};

    private final String screen;
    private final Timer lag;
    private final Counter superseded;
    private Question waiting;
    private boolean working;

    /** @param screen whose questions these are, for the metrics: one of a few words */
    public NewestWins(String screen) {
        this.screen = screen;
        lag = Timer.builder("studio.push.lag").description("From the arrival of a page's question to the push of its answer")
                .tag("screen", screen).serviceLevelObjectives(LAGS).register(Metrics.globalRegistry);
        superseded = Counter.builder("studio.push.superseded").description("Questions of pages that newer ones overtook before they were answered")
                .tag("screen", screen).register(Metrics.globalRegistry);
    }

    /** One question on its way to its answer. */
    public final class Question {
        private final Consumer<Question> work;
        private final long arrived = System.nanoTime();
        private final Span span = GlobalOpenTelemetry.getTracer("latentstudio").spanBuilder("answer " + screen).startSpan();

        private Question(Consumer<Question> work) {
            this.work = work;
        }

        /** Its answer was pushed. */
        public void pushed() {
            lag.record(Duration.ofNanos(System.nanoTime() - arrived));
            span.end();
        }

        private void answer() {
            try (Scope ofItsSpan = span.makeCurrent()) {
                work.accept(this);
            } catch (RuntimeException | Error failure) {
                // whatever befalls one question, the next must still be answered
                LOG.error("A question of a page got no answer", failure);
                span.recordException(failure).end();
            }
        }

        /** Nobody waits for its answer any more: a newer one takes its place. */
        public void supersede() {
            superseded.increment();
            span.setAttribute("studio.superseded", true).end();
        }
    }

    /**
     * Answers a question soon, unless a newer one comes before it begins.
     *
     * @param work tells the question it is given when the answer is {@linkplain Question#pushed() pushed}
     */
    public synchronized void post(Consumer<Question> work) {
        if (waiting != null) {
            waiting.supersede();
        }
        waiting = new Question(work);
        if (!working) {
            working = true;
            Thread.ofVirtual().name("newest").start(this::drain);
        }
    }

    private void drain() {
        for (Question question = next(); question != null; question = next()) {
            question.answer();
        }
    }

    private synchronized Question next() {
        Question question = waiting;
        waiting = null;
        working = question != null;
        return question;
    }
}
