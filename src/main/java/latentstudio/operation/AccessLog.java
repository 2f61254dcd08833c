package latentstudio.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * A line of JSON for each request that was answered or broken off, where {@code studio.access-log} asks for it. It tells
 * nothing of bodies, headers that let somebody in, and query strings; nor the keys that stand in paths: who knows the id of a
 * scan has the scan. What asks for health and metrics is left out.
 */
class AccessLog {
    static final int BEFORE_ALL_FILTERS = 30_000;

    private static final Logger LOG = Logger.getLogger("access");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern PROBES = Pattern.compile("/q/(health|metrics)(/.*)?");
    private static final ObjectWriter JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

    /**
     * One request.
     *
     * @param time    when it came
     * @param path    without its query string, keys as {@code {id}}
     * @param status  of HTTP
     * @param bytes   of the answer's body
     * @param millis  from its first byte to the last of the answer
     * @param address of whoever asked, or of the proxy before them
     * @param agent   what the client says that it is
     * @param broken  true where the client did not get all of the answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(String time, String method, String path, int status, long bytes, double millis, String address, String agent, Boolean broken) {
    }

    private final OperationSettings settings;

    AccessLog(OperationSettings settings) {
        this.settings = settings;
    }

    void register(@Observes Filters filters) {
        if (settings.accessLog()) {
            filters.register(this::follow, BEFORE_ALL_FILTERS);
        }
    }

    private void follow(RoutingContext context) {
        if (!PROBES.matcher(context.request().path()).matches()) {
            Instant came = Instant.now();
            long begun = System.nanoTime();
            // the page's requests leave the router, whose own end handler they never call
            QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done ->
                    write(context, came, System.nanoTime() - begun, context.response().ended() ? null : true));
        }
        context.next();
    }

    private static void write(RoutingContext context, Instant came, long nanos, Boolean broken) {
        HttpServerRequest request = context.request();
        try {
            LOG.info(JSON.writeValueAsString(new Line(came.toString(), PlainPath.cut(request.method().name()), PlainPath.of(request.path()),
                    context.response().getStatusCode(), context.response().bytesWritten(), Math.round(nanos / NANOS_PER_MILLI * 10) / 10.0,
                    request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(), PlainPath.cut(request.getHeader("User-Agent")), broken)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
