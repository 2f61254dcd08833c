package latentstudio.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import latentstudio.image.UploadSettings;

/**
 * One request's body on its way. What has come of it counts until it is answered, not what was announced: who announces much
 * and sends nothing keeps nobody out. It has to keep a pace. All of it happens on that connection's event loop; not thread-safe.
 */
final class IncomingBody {
    private static final long LOOK_MILLIS = 1000;

    private final RoutingContext context;
    private final Allowance allowance;
    private final UploadSettings settings;
    private final long timer;
    private long counted;
    private long countedBefore;
    private long since = System.nanoTime();
    private boolean over;

    /**
     * What one kind of bodies may take.
     *
     * @param one        body, bytes
     * @param all        at once, bytes
     * @param mostBodies at once, while they come
     * @param inFlight   bytes of those that come or are being answered
     * @param bodies     that come
     */
    record Allowance(long one, long all, int mostBodies, AtomicLong inFlight, AtomicInteger bodies) {
        static Allowance of(MemorySize one, MemorySize all, int mostBodies) {
            return new Allowance(one.asLongValue(), all.asLongValue(), mostBodies, new AtomicLong(), new AtomicInteger());
        }

        /** The same room, for bodies each of which holds a thread while it comes. */
        Allowance streamed(int mostBodies) {
            return new Allowance(one, all, mostBodies, inFlight, new AtomicInteger());
        }

        boolean isFull() {
            return inFlight.get() >= all || bodies.get() >= mostBodies;
        }

        /** What those are told for whom there is no room. */
        String full() {
            String limit = inFlight.get() >= all ? "fill the %,d bytes".formatted(all) : "take the %,d places".formatted(mostBodies);
            return "Expected room for this body too, but other uploads %s there are; try again in a moment.".formatted(limit);
        }
    }

    private IncomingBody(RoutingContext context, Allowance allowance, UploadSettings settings) {
        this.context = context;
        this.allowance = allowance;
        this.settings = settings;
        allowance.bodies().incrementAndGet();
        timer = context.vertx().setPeriodic(LOOK_MILLIS, tick -> look());
        // the page's requests leave the router, whose own end handler they never call
        QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(answered -> forget());
    }

    /** Gathers a body in memory and only then goes on: a slow one holds no thread. */
    static void gathered(RoutingContext context, Allowance allowance, UploadSettings settings) {
        IncomingBody body = new IncomingBody(context, allowance, settings);
        HttpServerRequest request = context.request();
        Buffer whole = Buffer.buffer();
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        request.handler(part -> {
            if (body.count(part.length())) {
                whole.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (!body.over) {
                body.arrived();
                ((RoutingContextInternal) context).setBody(whole);
                context.next();
            }
        });
    }

    /** Lets a body through to those who read it as it comes, each in a thread of its own, and looks at it now and then. */
    static void streamed(RoutingContext context, Allowance allowance, UploadSettings settings) {
        new IncomingBody(context, allowance, settings);
        context.next();
    }

    /** @return whether there is room for so many bytes more */
    private boolean count(long bytes) {
        if (over) {
            return false;
        }
        counted += bytes;
        if (allowance.inFlight().addAndGet(bytes) > allowance.all()) {
            stop(503, allowance.full());
        }
        return !over;
    }

    private void look() {
        if (!count(context.request().bytesRead() - counted)) {
            return;
        }
        if (context.request().isEnded()) {
            arrived();
            return;
        }
        long window = settings.uploadPatience().toNanos();
        long now = System.nanoTime();
        if (now - since < window) {
            return;
        }
        long expected = settings.leastBytes();
        if (counted - countedBefore < expected) {
            stop(408, "Expected at least %,d bytes of the body in %d s, got %,d; send it over a faster connection."
                    .formatted(expected, settings.uploadPatience().toSeconds(), counted - countedBefore));
        }
        since = now;
        countedBefore = counted;
    }

    private void stop(int status, String detail) {
        forget();
        new Refusal(status, detail).answer(context);
    }

    private void arrived() {
        if (context.vertx().cancelTimer(timer)) {
            allowance.bodies().decrementAndGet();
        }
    }

    private void forget() {
        if (!over) {
            over = true;
            arrived();
            allowance.inFlight().addAndGet(-counted);
        }
    }
}
