package latentstudio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Refuses requests before their bodies are read, with problem bodies or the errors of the Open Inference Protocol. */
final class RefusedRequest {
    /** What is under it has errors of its own: the Open Inference Protocol's. */
    private static final String TENSORS = "/v2/";

    private RefusedRequest() {
    }

    /** Answers and closes the connection: to keep it, the rest of the body would have to be read. */
    static void answer(RoutingContext context, ObjectMapper json, int status, String detail) {
        try {
            boolean isTensors = context.request().path().startsWith(TENSORS);
            HttpServerResponse response = context.response().setStatusCode(status)
                    .putHeader("Content-Type", isTensors ? "application/json" : Problems.MEDIA_TYPE).putHeader("Connection", "close");
            response.end(json.writeValueAsString(isTensors ? Map.of("error", detail) : Problems.Problem.of(status, detail, context.request().path())))
                    .onComplete(sent -> context.request().connection().close());
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
