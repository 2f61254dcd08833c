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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Vaadin Flow without a browser: a session of its own, a push WebSocket (Atmosphere's, messages as
 * {@code length|text}), and calls of what an element's {@code $server} offers. As in a browser, calls wait while one is on its
 * way, and every message tells the number of the last one received. Thread-safe. Close it.
 */
final class FlowPage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;
    /** Longer messages are sent in parts, as Flow's client does; the server has no room for more at once. */
    private static final int PART_LENGTH = 4095;
    private static final String NO_BROWSER = "{\"v-sh\":\"800\",\"v-sw\":\"1280\",\"v-wh\":\"800\",\"v-ww\":\"1280\",\"v-curdate\":\"0\",\"v-tzo\":\"0\"}";
    private static final Pattern RECEIVED = Pattern.compile("\\{\"clientId\":(\\d+),.*\"syncId\":(\\d+)}", Pattern.DOTALL);

    private final HttpClient client;
    private final URI studio;
    private final Consumer<String> onMessage;
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final List<String> waiting = new ArrayList<>();
    private String cookie;
    private String token;
    private int uiId;
    private int element;
    private WebSocket socket;
    private CompletableFuture<WebSocket> sending;
    /** How many calls were made: Flow gives each promise a number. */
    private int calls;
    /** The number of the next message, as the server last told. */
    private int clientId;
    /** The server's last message. */
    private int syncId;
    private boolean underWay;

    private FlowPage(HttpClient client, URI studio, Consumer<String> onMessage) {
        this.client = client;
        this.studio = studio;
        this.onMessage = onMessage;
    }

    /**
     * Opens a route as a browser does: page, start of the user interface, push connection, navigation.
     *
     * @param tag       the element whose server part is called
     * @param onMessage told of each message that the server pushes, one after the other
     * @throws IOException if the server answers otherwise than a browser would want it to
     */
    static FlowPage open(HttpClient client, URI studio, String route, String tag, Consumer<String> onMessage) throws IOException, InterruptedException {
        FlowPage page = new FlowPage(client, studio, onMessage);
        HttpResponse<String> html = page.send(HttpRequest.newBuilder(studio.resolve(route)).GET());
        page.cookie = html.headers().firstValue("Set-Cookie").orElseThrow(() -> new IOException("expected a session")).split(";")[0];
        JsonNode start = JSON.readTree(page.send(page.request("?v-r=init&location=%s&query=&v-browserDetails=%s"
                .formatted(route, URLEncoder.encode(NO_BROWSER, StandardCharsets.UTF_8))).GET()).body()).required("appConfig");
        page.uiId = start.required("v-uiId").asInt();
        page.token = start.required("uidl").required("Vaadin-Security-Key").asText();
        page.connect(start.required("uidl").required("Vaadin-Push-ID").asText());
        page.navigate(route, tag);
        return page;
    }

    private void connect(String pushId) throws IOException, InterruptedException {
        URI push = URI.create("ws" + studio.toString().substring("http".length()) + "VAADIN/push?v-r=push&v-uiId=" + uiId + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0");
        sending = client.newWebSocketBuilder().header("Cookie", cookie).header("Origin", studio.getScheme() + "://" + studio.getAuthority())
                .buildAsync(push, new Ear());
        socket = await(sending);
        await(open);
    }

    private void navigate(String route, String tag) throws IOException, InterruptedException {
        String event = "{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"%s\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":null,\"trigger\":\"\"}}";
        JsonNode answer = JSON.readTree(send(request("?v-r=uidl&v-uiId=" + uiId).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message(event.formatted(route))))).body());
        for (JsonNode change : answer.required("changes")) {
            if (change.path("key").asText().equals("tag") && change.path("value").asText().equals(tag)) {
                element = change.required("node").asInt();
            }
        }
        if (element == 0) {
            throw new IOException("expected the element %s on %s, got none".formatted(tag, route));
        }
        received(answer.required("clientId").asInt(), answer.required("syncId").asInt());
    }

    /**
     * Calls a method of the element's server part.
     *
     * @param arguments as they stand between the brackets of a JSON list
     */
    synchronized void call(String method, String arguments) {
        waiting.add("{\"type\":\"publishedEventHandler\",\"node\":%d,\"templateEventMethodName\":\"%s\",\"templateEventMethodArgs\":[%s],\"promise\":%d}"
                .formatted(element, method, arguments, calls++));
        sendWaiting();
    }

    private void sendWaiting() {
        if (underWay || waiting.isEmpty()) {
            return;
        }
        underWay = true;
        String message = message(String.join(",", waiting));
        waiting.clear();
        String told = message.length() + "|" + message;
        for (int begin = 0; begin < told.length(); begin += PART_LENGTH) {
            String part = told.substring(begin, Math.min(told.length(), begin + PART_LENGTH));
            sending = sending.thenCompose(ready -> ready.sendText(part, true));
        }
        sending.exceptionally(failure -> {
            broken.completeExceptionally(failure);
            return null;
        });
    }

    private String message(String calls) {
        return "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}".formatted(token, calls, syncId, clientId);
    }

    private synchronized void received(int nextClientId, int serverSyncId) {
        syncId = serverSyncId;
        if (nextClientId > clientId) {
            clientId = nextClientId;
            underWay = false;
            sendWaiting();
        }
    }

    private void receive(String message) {
        if (!message.startsWith("{")) {
            open.complete(null); // Atmosphere's greeting; later ones are signs of life
            return;
        }
        Matcher numbers = RECEIVED.matcher(message);
        if (!numbers.matches()) {
            broken.completeExceptionally(new IOException("expected a message with clientId and syncId, got " + message));
            return;
        }
        received(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        onMessage.accept(message);
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

    private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the push connection did not open", e);
        }
    }

    /** Leaves the page, as a browser does when its tab is closed. */
    @Override
    public void close() throws IOException, InterruptedException {
        send(request("?v-r=uidl&v-uiId=" + uiId).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"csrfToken\":\"%s\",\"rpc\":[],\"UNLOAD\":true}".formatted(token))));
        socket.abort();
    }

    /** Puts messages together again; several may come in one frame of the WebSocket, and one in several. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            for (int bar = heard.indexOf("|"); bar > 0; bar = heard.indexOf("|")) {
                int end = bar + 1 + Integer.parseInt(heard.substring(0, bar));
                if (end > heard.length()) {
                    break;
                }
                String message = heard.substring(bar + 1, end);
                heard.delete(0, end);
                receive(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            broken.completeExceptionally(new IOException("the server closed the push connection: " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            broken.completeExceptionally(failure);
        }
    }
}
