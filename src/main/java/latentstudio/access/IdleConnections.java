package latentstudio.access;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import latentstudio.image.UploadSettings;

/**
 * The connections on which no request is being answered: those that sent nothing yet, only a part of a head, or wait for the next
 * request. Of more than {@code studio.max-idle-connections} the one that waits longest is closed, so whoever opens thousands and
 * sends nothing keeps nobody out: a visitor's head takes milliseconds. All connections are watched by {@link OutgoingPace}.
 *
 * <p>Netty makes it ({@code META-INF/services}) and shows it every connection of the server, which neither Quarkus nor Vert.x do.
 * Thread-safe.
 */
public final class IdleConnections extends ChannelInitializerExtension {
    private static final AttributeKey<AtomicInteger> REQUESTS = AttributeKey.valueOf("latentstudio.requests");
    private static final SequencedSet<Channel> IDLE = new LinkedHashSet<>(); // the one that waits longest comes first
    private static volatile int most = Integer.MAX_VALUE;
    private static volatile long leastBytes;
    private static volatile long windowMillis = 1000;

    /** Has to be called before the server opens its port. */
    static void watch(UploadSettings settings) {
        most = settings.maxIdleConnections();
        leastBytes = settings.leastBytes();
        windowMillis = settings.uploadPatience().toMillis();
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.attr(REQUESTS).set(new AtomicInteger());
        connection.closeFuture().addListener(closed -> remove(connection));
        connection.pipeline().addFirst(new OutgoingPace(leastBytes, windowMillis));
        add(connection);
    }

    /** Tells that a request has come whole but for its body. */
    static void isAsked(RoutingContext context) {
        Channel connection = ((ConnectionBase) context.request().connection()).channel();
        AtomicInteger requests = connection.attr(REQUESTS).get();
        if (requests == null) {
            return; // of a server inside this process
        }
        if (requests.getAndIncrement() == 0) {
            remove(connection);
        }
        QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(answered -> {
            if (requests.decrementAndGet() == 0 && connection.isOpen()) {
                add(connection);
            }
        });
    }

    private static void add(Channel connection) {
        Channel eldest = null;
        synchronized (IDLE) {
            IDLE.add(connection);
            if (IDLE.size() > most) {
                eldest = IDLE.removeFirst();
            }
        }
        if (eldest != null && eldest.pipeline().get(WebSocketFrameDecoder.class) == null) {
            eldest.close();
        }
    }

    private static void remove(Channel connection) {
        synchronized (IDLE) {
            IDLE.remove(connection);
        }
    }
}
