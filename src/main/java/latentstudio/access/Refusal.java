package latentstudio.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * An answer that says in words why a request is not served, in the form that its path has for errors: a problem body under
 * {@code /api}, the Open Inference Protocol's error under {@code /v2}, a line of text for the page.
 *
 * @param status HTTP status
 * @param detail what was expected, what came, what to do
 */
public record Refusal(int status, String detail) {
    private static final int UNAVAILABLE = 503;
    private static final long LINGER_MILLIS = 1000;

    /**
     * Ends the response; headers that were put before stay, and a 503 without one says when to try again. The body that may follow
     * the request is thrown away for a second, then the connection is closed.
     */
    public void answer(RoutingContext context) {
        boolean unread = !context.request().isEnded() && context.request().version() != HttpVersion.HTTP_2;
        HttpServerResponse response = context.response().setStatusCode(status);
        if (status == UNAVAILABLE && !response.headers().contains("Retry-After")) {
            response.putHeader("Retry-After", "1");
        }
        if (unread) {
            response.putHeader("Connection", "close");
        }
        Future<Void> sent = switch (Surface.of(context)) {
            case TENSORS -> response.putHeader("Content-Type", "application/json").end(Json.encode(Map.of("error", detail)));
            case PICTURES -> response.putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Json.encode(Problem.of(status, detail, context.normalizedPath())));
            case OPERATIONS, PAGE -> response.putHeader("Content-Type", "text/plain; charset=utf-8").end(detail);
        };
        if (unread) {
            sent.onComplete(done -> hangUp(context));
        }
    }

    /** Not at once: who is still sending would find the connection broken before he finds the answer. */
    private static void hangUp(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.handler(rest -> { }).endHandler(end -> { }).resume();
        }
        context.vertx().setTimer(LINGER_MILLIS, over -> request.connection().close());
    }
}
