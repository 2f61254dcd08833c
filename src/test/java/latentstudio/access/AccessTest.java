package latentstudio.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server behind a proxy that tells whose requests it sends, with low limits and two keys. Each test is another visitor. */
@QuarkusTest
@TestProfile(AccessTest.Guarded.class)
class AccessTest {
    private static final String KEY = "a key of sixteen or more characters";
    private static final String MODELS = "/api/v1/models";

    public static class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true", "quarkus.http.proxy.enable-forwarded-host", "true",
                    "studio.access.rate.requests-per-minute", "1", "studio.access.rate.requests-at-once", "20", "studio.access.rate.pages-per-minute", "3",
                    "studio.access.max-pages", "2", "studio.access.api-key", "another-key-just-as-long," + KEY,
                    "studio.access.allowed-origins", "https://studio.example", "studio.access.frame-ancestors", "'self' https://school.example");
        }
    }

    @TestHTTPResource("/")
    URI server;

    private static RequestSpecification visitor(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static RequestSpecification tool(String address) {
        return visitor(address).header("X-API-Key", KEY);
    }

    // rates

    /** The first answer that is no longer 200. */
    private static Response untilRefused(Supplier<Response> request) {
        return Stream.generate(request).limit(100).filter(answer -> answer.statusCode() != 200).findFirst().orElseThrow();
    }

    /** The first answer that is 200 again. */
    private static Response untilAnswered(Supplier<Response> request) {
        return Stream.generate(request).limit(2000).filter(answer -> answer.statusCode() == 200).findFirst().orElseThrow();
    }

    @Test
    void anAddressThatAsksTooOftenIsToldWhenToComeBackAndOthersAreAnswered() {
        untilRefused(() -> tool("192.0.2.1").get(MODELS)).then().statusCode(429).contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-6]?\\d"))
                .body("title", is("Too Many Requests"), "detail", startsWith("Expected fewer requests from 192.0.2.1; try again in "));
        tool("192.0.2.1").get("/v2").then().statusCode(429).contentType("application/json").body("error", startsWith("Expected fewer requests"));
        tool("192.0.2.2").get(MODELS).then().statusCode(200);
        visitor("192.0.2.1").get("/q/health/live").then().statusCode(200);
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        AtomicInteger host = new AtomicInteger();
        untilRefused(() -> tool("2001:db8::" + Integer.toHexString(host.getAndIncrement())).get(MODELS)).then().statusCode(429);
        tool("2001:db8:0:1::").get(MODELS).then().statusCode(200);
    }

    @Test
    void pagesToCleanCostMore() {
        for (int i = 0; i < 10; i++) {
            tool("192.0.2.3").contentType("image/png").body(new byte[] {1}).post("/api/v1/clean").then().statusCode(422);
        }
        tool("192.0.2.3").contentType("image/png").body(new byte[] {1}).post("/api/v1/clean").then().statusCode(429);
    }

    @Test
    void whoOpensManyPagesIsToldWhenToComeBack() {
        untilRefused(() -> visitor("192.0.2.4").get("/models")).then().statusCode(429).contentType("text/plain")
                .header("Retry-After", matchesPattern("\\d\\d?")).body(startsWith("Expected fewer requests from 192.0.2.4"));
        visitor("192.0.2.5").get("/models").then().statusCode(200);
    }

    /** Whoever claims to be this machine through the proxy is no exception. */
    @Test
    void aVisitorCannotPassAsThisMachine() {
        untilRefused(() -> visitor("127.0.0.1").get("/models")).then().statusCode(429);
    }

    @Test
    void thisMachineItselfIsNotLimited() {
        for (int i = 0; i < 25; i++) {
            given().header("X-API-Key", KEY).get(MODELS).then().statusCode(200);
        }
    }

    // pages

    @Test
    void onePageTooManyIsRefusedAndOneThatClosesMakesRoom() {
        String session = given().get("/draw").getCookie("JSESSIONID");
        JsonPath first = openModels(session).then().statusCode(200).extract().jsonPath();
        JsonPath second = openModels(session).then().statusCode(200).extract().jsonPath();
        openModels(session).then().statusCode(503).header("Retry-After", "30").body(startsWith("Expected room for one more page"));
        given().get("/draw").then().statusCode(503);
        given().header("X-API-Key", KEY).get(MODELS).then().statusCode(200);
        close(session, first);
        // the answer to whoever closes a page is sent before the page is taken down
        JsonPath third = untilAnswered(() -> openModels(session)).jsonPath();
        openModels(session).then().statusCode(503);
        close(session, second);
        close(session, third);
        untilAnswered(() -> given().get("/draw"));
    }

    /** As the page's script asks for its screen. */
    private static Response openModels(String session) {
        return given().cookie("JSESSIONID", session).get("/?v-r=init&location=models&query=");
    }

    /** As the page's script says that its tab is closed. */
    private static void close(String session, JsonPath page) {
        given().cookie("JSESSIONID", session).contentType("application/json")
                .body(Map.of("csrfToken", page.getString("appConfig.uidl.'Vaadin-Security-Key'"), "rpc", List.of(), "syncId", 0, "clientId", 0, "UNLOAD", true))
                .post("/?v-r=uidl&v-uiId=" + page.getInt("appConfig.v-uiId")).then().statusCode(200);
    }

    // keys

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models", "//api/v1/models", "/api;x=1/v1/models", "/%61pi/v1/models", "/x/../api/v1/models", "/./api/v1/models",
        "/api/v1;a/models", "/v2", "/v2/", "/v2;x/models/digits-vae-decoder", "/%762/models/digits-vae-decoder", "/q/metrics", "/q//metrics", "/q/./metrics", "/q/metrics/"})
    void whatNeedsAKeyIsNotFoundOnAnyWayAround(String path) throws IOException {
        String answer = RawRequest.send(server, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Bearer").contains("in X-API-Key or as a bearer token, got none;");
    }

    @Test
    void anyOfTheKeysOpensInEitherHeader() {
        given().header("X-API-Key", "another-key-just-as-long").get(MODELS).then().statusCode(200);
        given().header("X-API-Key", KEY).get(MODELS).then().statusCode(200);
        given().header("Authorization", "bearer " + KEY).get("/q/metrics").then().statusCode(200);
        given().header("Authorization", "Bearer " + KEY + "x").get("/v2").then().statusCode(401).contentType("application/json")
                .body("error", containsString("got another"));
    }

    @Test
    void healthAndDocumentationNeedNone() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi?format=json").then().statusCode(200).body("paths.size()", greaterThan(0));
    }

    @Test
    void aScreenGetsWhatItShowsAndNothingElse() {
        String session = given().get("/models").getCookie("JSESSIONID");
        String card = MODELS + "/digits-vae/card.png";
        given().cookie("JSESSIONID", session).get(card).then().statusCode(200);
        given().cookie("JSESSIONID", session).get("/api/v1/scans/unknown").then().statusCode(404);
        given().cookie("JSESSIONID", session).get(MODELS).then().statusCode(401);
        given().cookie("JSESSIONID", session).get("/v2").then().statusCode(401);
        given().cookie("JSESSIONID", session + "x").get(card).then().statusCode(401);
        given().get(card).then().statusCode(401);
    }

    // origins

    @Test
    void theOriginsThatAreAllowedAndTheHostThatAProxyTellsAreOwn() {
        String latent = "{\"latent\": [[0, 0]]}";
        String decode = "/api/v1/models/digits-2d/decode";
        RequestSpecification tool = given().header("X-API-Key", KEY).contentType("application/json").body(latent);
        tool.header("Origin", "https://studio.example").post(decode).then().statusCode(200);
        given().header("X-API-Key", KEY).contentType("application/json").body(latent)
                .header("Origin", "https://front.example").header("X-Forwarded-Host", "front.example").post(decode).then().statusCode(200);
        given().header("X-API-Key", KEY).contentType("application/json").body(latent).header("Origin", "https://front.example").post(decode).then().statusCode(403);
    }

    @Test
    void otherSitesMayShowThePageWhereTheyAreNamed() {
        given().get("/q/openapi").then().header("Content-Security-Policy", containsString("frame-ancestors 'self' https://school.example"));
    }
}
