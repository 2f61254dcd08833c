package latentstudio.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A page of the studio without a browser: a session of its own, Vaadin Flow's push WebSocket, and the page's own to its view, as
 * {@code frame-socket.ts} opens it. Thread-safe. Close it.
 */
final class FlowPage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;
    private static final String NO_BROWSER = "{\"v-sh\":\"800\",\"v-sw\":\"1280\",\"v-wh\":\"800\",\"v-ww\":\"1280\",\"v-curdate\":\"0\",\"v-tzo\":\"0\"}";

    private final HttpClient client;
    private final URI studio;
    private final Consumer<String> onMessage;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private String cookie;
    private String token;
    private int uiId;
    private WebSocket push;
    private WebSocket socket;
    private CompletableFuture<WebSocket> sending;

    private FlowPage(HttpClient client, URI studio, Consumer<String> onMessage) {
        this.client = client;
        this.studio = studio;
        this.onMessage = onMessage;
    }

    /**
     * Opens a route as a browser does: page, start of the user interface, push connection, navigation.
     *
     * @param onMessage told of each answer, one after the other
     * @throws IOException if the server answers otherwise than a browser would want it to
     */
    static FlowPage open(HttpClient client, URI studio, String route, Consumer<String> onMessage) throws IOException, InterruptedException {
        FlowPage page = new FlowPage(client, studio, onMessage);
        HttpResponse<String> html = page.send(HttpRequest.newBuilder(studio.resolve(route)).GET());
        page.cookie = html.headers().firstValue("Set-Cookie").orElseThrow(() -> new IOException("expected a session")).split(";")[0];
        JsonNode start = JSON.readTree(page.send(page.request("?v-r=init&location=%s&query=&v-browserDetails=%s"
                .formatted(route, URLEncoder.encode(NO_BROWSER, StandardCharsets.UTF_8))).GET()).body()).required("appConfig");
        page.uiId = start.required("v-uiId").asInt();
        page.token = start.required("uidl").required("Vaadin-Security-Key").asText();
        page.connect(start.required("uidl").required("Vaadin-Push-ID").asText());
        page.socket = page.open(page.navigate(route));
        page.sending = CompletableFuture.completedFuture(page.socket);
        return page;
    }

    private void connect(String pushId) throws IOException, InterruptedException {
        URI push = URI.create("ws" + studio.toString().substring("http".length()) + "VAADIN/push?v-r=push&v-uiId=" + uiId + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0");
        this.push = webSocket(push, new WebSocket.Listener() { });
    }

    /** @return where the view listens */
    private String navigate(String route) throws IOException, InterruptedException {
        String event = "{\"csrfToken\":\"%s\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"%s\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":null,\"trigger\":\"\"}}],\"syncId\":0,\"clientId\":0}";
        JsonNode answer = JSON.readTree(send(request("?v-r=uidl&v-uiId=" + uiId).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.formatted(token, route)))).body());
        for (JsonNode change : answer.required("changes")) {
            if (change.path("key").asText().equals("socket")) {
                return change.required("value").asText();
            }
        }
        throw new IOException("expected the address of a view's socket on %s, got none".formatted(route));
    }

    private WebSocket open(String address) throws IOException, InterruptedException {
        return webSocket(URI.create("ws" + studio.resolve(address).toString().substring("http".length())), new Ear());
    }

    private WebSocket webSocket(URI address, WebSocket.Listener listener) throws IOException, InterruptedException {
        try {
            return client.newWebSocketBuilder().header("Cookie", cookie).header("Origin", studio.getScheme() + "://" + studio.getAuthority())
                    .buildAsync(address, listener).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the WebSocket did not open: " + address, e);
        }
    }

    /**
     * Asks a question of the view.
     *
     * @param arguments as they stand between the brackets of a JSON list
     */
    synchronized void ask(String method, String arguments) {
        String message = "{\"method\":\"%s\",\"arguments\":[%s]}".formatted(method, arguments);
        sending = sending.thenCompose(ready -> ready.sendText(message, true));
        sending.exceptionally(failure -> {
            broken.completeExceptionally(failure);
            return null;
        });
    }

    /** Completes exceptionally when the connection breaks or the server says what no page understands. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(studio.resolve(query)).header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("expected 200 of %s, got %d".formatted(answer.uri(), answer.statusCode()));
        }
        return answer;
    }

    /** Leaves the page, as a browser does when its tab is closed. */
    @Override
    public void close() throws IOException, InterruptedException {
        send(request("?v-r=uidl&v-uiId=" + uiId).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"csrfToken\":\"%s\",\"rpc\":[],\"UNLOAD\":true}".formatted(token))));
        socket.abort();
        push.abort();
    }

    /** A message may come in several parts. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            if (last) {
                String message = heard.toString();
                heard.setLength(0);
                onMessage.accept(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            broken.completeExceptionally(new IOException("the server closed the socket: " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            broken.completeExceptionally(failure);
        }
    }
}
