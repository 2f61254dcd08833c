package latentstudio.access;

import io.vertx.core.Future;
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
    /** Ends the response; headers that were put before stay. The body that may follow the request is not read. */
    public void answer(RoutingContext context) {
        boolean unread = !context.request().isEnded() && context.request().version() != HttpVersion.HTTP_2;
        HttpServerResponse response = context.response().setStatusCode(status);
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
            // to keep the connection, the rest of the body would have to be read
            sent.onComplete(done -> context.request().connection().close());
        }
    }
}
