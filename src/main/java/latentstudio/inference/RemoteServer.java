package latentstudio.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another server that computes graphs over the Open Inference Protocol, version 2, by HTTP: Triton, KServe, or another studio.
 * Thread-safe.
 */
final class RemoteServer {
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";
    private static final String BINARY = "binary_tensor_data";
    private static final int MOST_METADATA = 1 << 20;
    private static final int LONGEST_QUOTE = 200;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final URI address;
    private final Optional<String> authorization;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    /** What the server is; of all it says, what matters here. */
    private record Server(List<String> extensions) {
    }

    /** What a graph takes and gives there. */
    record Metadata(List<Tensor> inputs, List<Tensor> outputs) {
        record Tensor(String name, String datatype, List<Integer> shape) {
        }
    }

    private record Failure(String error) {
    }

    /**
     * What a request for inference came to.
     *
     * @param jsonLength how many of the bytes are JSON; what follows are tensors
     */
    record Answer(byte[] body, long jsonLength) {
    }

    /** @throws IllegalArgumentException if the setting is no address of a server */
    RemoteServer(InferenceSettings.Remote settings, ObjectMapper json) {
        URI url = settings.url();
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("expected the setting url to be a server's address such as http://triton:8000, got '%s'".formatted(url));
        }
        address = url.getPath().endsWith("/") ? url : URI.create(url + "/");
        authorization = settings.authorization();
        timeout = settings.timeout();
        this.json = json;
    }

    /** Where it is. */
    URI address() {
        return address;
    }

    /** Reads a body of JSON; what we do not know in it is let be. */
    ObjectReader reader(Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Whether tensors may go and come as bytes.
     *
     * @throws ModelUnavailableException if the server does not answer as the protocol says
     */
    boolean takesBinary(String graph) {
        Server server = read(graph, send(graph, request("v2").GET().build(), MOST_METADATA).body(), Server.class);
        return server.extensions() != null && server.extensions().contains(BINARY);
    }

    /**
     * What a graph takes and gives there.
     *
     * @throws ModelUnavailableException if the server does not answer as the protocol says
     */
    Metadata metadata(String graph) {
        return read(graph, send(graph, request("v2/models/" + graph).GET().build(), MOST_METADATA).body(), Metadata.class);
    }

    /**
     * Has a graph computed.
     *
     * @param body       JSON, and after it tensors
     * @param jsonLength how many of its bytes are JSON, the rest being tensors; −1 where all is JSON and so shall be the answer
     * @param mostBytes  how long the answer may be
     * @throws ModelUnavailableException if the server does not answer, or with an error
     * @throws OverloadedException       if it has no room
     */
    Answer infer(String graph, byte[] body, int jsonLength, int mostBytes) {
        HttpRequest.Builder request = request("v2/models/" + graph + "/infer").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (jsonLength < 0) {
            request.header("Content-Type", "application/json");
        } else {
            request.header("Content-Type", "application/octet-stream").header(JSON_LENGTH, String.valueOf(jsonLength));
        }
        Answer answer = send(graph, request.build(), mostBytes);
        if (answer.jsonLength() < 0 || answer.jsonLength() > answer.body().length) {
            throw unavailable(graph, "answered with %d bytes of which %d were to be JSON".formatted(answer.body().length, answer.jsonLength()));
        }
        return answer;
    }

    /** In words for a visitor, who has no use for the server's address. */
    ModelUnavailableException unavailable(String graph, String did) {
        return new ModelUnavailableException(graph, "the server that computes it %s; try again in a moment.".formatted(did));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private Answer send(String graph, HttpRequest request, int mostBytes) {
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, head -> upTo(mostBytes));
        try {
            // the request's own timeout ends with the head of the answer
            HttpResponse<byte[]> response = sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return switch (response.statusCode()) {
                case 200 -> new Answer(response.body(), response.headers().firstValueAsLong(JSON_LENGTH).orElse(response.body().length));
                case 429, 503 -> throw OverloadedException.elsewhere(graph);
                default -> throw unavailable(graph, "answered %d: %s".formatted(response.statusCode(), reason(response.body())));
            };
        } catch (ExecutionException e) {
            throw unavailable(graph, e.getCause() instanceof IllegalStateException tooLong ? "answered with " + tooLong.getMessage() : "does not answer");
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw unavailable(graph, "has not answered within %d ms".formatted(timeout.toMillis()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable(graph, "was not waited for");
        }
    }

    /** Reads a body into memory, and gives up where it is longer than it may be. */
    private static HttpResponse.BodySubscriber<byte[]> upTo(int mostBytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
            if (body.size() + bytes.length > mostBytes) {
                throw new IllegalStateException("more than the %,d bytes that were expected".formatted(mostBytes));
            }
            body.writeBytes(bytes);
        })), done -> body.toByteArray());
    }

    private String reason(byte[] body) {
        try {
            String error = reader(Failure.class).<Failure>readValue(body).error();
            return error == null || error.length() <= LONGEST_QUOTE ? error : error.substring(0, LONGEST_QUOTE) + "…";
        } catch (IOException e) {
            return "no reason that the protocol knows";
        }
    }

    private <T> T read(String graph, byte[] body, Class<T> type) {
        try {
            return reader(type).readValue(body);
        } catch (JsonProcessingException e) {
            throw unavailable(graph, "answered what the protocol does not know: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unavailable(graph, "answered what cannot be read: " + e.getMessage());
        }
    }
}
