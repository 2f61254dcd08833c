package latentstudio.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another site's page cannot use a visitor's browser to reach the server. */
@QuarkusTest
class OriginCheckTest {
    @TestHTTPResource("/")
    URI server;

    private String own() {
        return "http://" + server.getAuthority();
    }

    /** A handshake as a browser does it, in the session of a visitor. */
    private void openWebSocket(String origin) {
        String session = given().get("/draw").getCookie("JSESSIONID");
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket.Builder builder = client.newWebSocketBuilder().header("Cookie", "JSESSIONID=" + session);
            if (origin != null) {
                builder.header("Origin", origin);
            }
            builder.buildAsync(URI.create("ws://" + server.getAuthority() + "/VAADIN/push?v-r=push&v-uiId=0"), new WebSocket.Listener() { }).join().abort();
        }
    }

    @Test
    void letsItsOwnPageOpenItsWebSocket() {
        openWebSocket(own());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost", "http://localhost:1", "http://localhost.evil.example", "not an origin", ""})
    void refusesTheWebSocketOfAnotherSite(String origin) {
        assertForbidden(origin);
    }

    @Test
    void refusesAWebSocketThatNamesNoSite() {
        assertForbidden(null);
    }

    private void assertForbidden(String origin) {
        assertThatThrownBy(() -> openWebSocket(origin)).isInstanceOf(CompletionException.class)
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> {
                    HttpResponse<?> answer = refused.getResponse();
                    assertThat(answer.statusCode()).isEqualTo(403);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?v-r=uidl&v-uiId=0", "/?v-r=heartbeat&v-uiId=0"})
    void refusesWhatAnotherSiteSendsToThePage(String path) {
        given().header("Origin", "https://evil.example").contentType("application/json").body("{}").when().post(path)
                .then().statusCode(403).contentType("text/plain").body(containsString("Expected a request from a page of this server, localhost"));
    }

    @Test
    void refusesWhatAnotherSiteSendsToTheInterfacesInTheirForms() {
        given().header("Origin", "https://evil.example").multiPart("a", "a.png", new byte[1]).when().post("/api/v1/scans")
                .then().statusCode(403).contentType("application/problem+json").body("status", is(403), "detail", containsString("got one from https://evil.example;"));
        given().header("Origin", "https://evil.example").contentType("application/json").body("{}").when().post("/v2/models/digits-vae-decoder/infer")
                .then().statusCode(403).contentType("application/json").body("error", containsString("got one from https://evil.example;"));
    }

    @Test
    void answersItsOwnPagesAndTools() {
        String latent = "{\"latent\": [[0, 0]]}";
        given().header("Origin", own()).contentType("application/json").body(latent).when().post("/api/v1/models/digits-2d/decode").then().statusCode(200);
        given().contentType("application/json").body(latent).when().post("/api/v1/models/digits-2d/decode").then().statusCode(200);
        given().header("Origin", "https://evil.example").when().get("/draw").then().statusCode(200);
    }
}
