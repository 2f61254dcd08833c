package latentstudio.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import latentstudio.Chromium;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody foresaw is told to the log alone, wherever it happens. */
@QuarkusTest
class UnforeseenErrorTest {
    private static final String SECRET = "a secret of the inside";

    @TestHTTPResource("/")
    URI server;

    /** Fails in the interfaces, with what maps to a problem and with what nothing maps. */
    abstract static class Failing {
        @GET
        @Operation(hidden = true)
        public Response exception() {
            throw new IllegalStateException(SECRET, new IOException(SECRET));
        }

        @GET
        @Path("error")
        @Operation(hidden = true)
        public Response error() {
            throw new AssertionError(SECRET);
        }

        @GET
        @Path("checked")
        @Operation(hidden = true)
        public Response checked() throws IOException {
            throw new IOException(SECRET);
        }
    }

    @Path("/api/failing")
    public static class FailingPictures extends Failing {
    }

    @Path("/v2/failing")
    public static class FailingTensors extends Failing {
    }

    /** Fails as a screen. */
    @Route("failing")
    public static class FailingView extends Div {
        public FailingView() {
            throw new IllegalStateException(SECRET);
        }
    }

    /** Fails before any of these. */
    static class FailingFilter {
        void register(@Observes Filters filters) {
            filters.register(context -> {
                if (context.request().getHeader("Fail") != null) {
                    throw new IllegalStateException(SECRET);
                }
                context.next();
            }, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/failing", "/api/failing/error", "/api/failing/checked", "/v2/failing", "/v2/failing/error", "/v2/failing/checked"})
    void isNotToldToWhoAsks(String path) {
        for (String accept : new String[] {"application/json", "text/html", "text/plain", "*/*"}) {
            assertSilent(given().accept(accept).get(path).then().statusCode(500).extract().asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/draw", "/api/v1/models", "/v2", "/q/health", "/VAADIN/push"})
    void isNotToldWhereAFilterFails(String path) {
        for (String accept : new String[] {"application/json", "text/html", "*/*"}) {
            assertSilent(given().header("Fail", "yes").accept(accept).get(path).then().statusCode(500).extract().asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW /draw", "TRACE /draw", "CONNECT /draw", "OPTIONS *", "BREW /api/v1/models", "GET /%zz", "GET /api/%zz", "GET /v2/%ff%fe/x", "GET /draw/%00",
        "GET /api/v1/models/%00", "GET /api/v1/scans/..%2f..%2fetc", "GET http://[", "GET /draw?v-r=uidl", "GET /draw?v-r=init", "POST /?v-r=uidl", "GET /VAADIN/dynamic/resource/0/x/y",
        "GET /VAADIN/..;/web.xml", "GET /WEB-INF/web.xml", "GET /?v-r=%zz"})
    void neitherAreOddRequests(String line) throws IOException {
        assertSilent(RawRequest.send(server, line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n\r\n"));
    }

    @Test
    void neitherIsAMessageOfThePageThatMakesNoSense() {
        String session = given().get("/draw").getCookie("JSESSIONID");
        for (String body : new String[] {"", "{", "[]", "null", "{\"csrfToken\":\"x\",\"rpc\":[{}]}"}) {
            assertSilent(given().cookie("JSESSIONID", session).contentType("application/json").body(body).post("/?v-r=uidl&v-uiId=7").asString());
        }
    }

    @Test
    void isNotToldOnTheScreen() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone();
            page.navigate(server.resolve("failing").toString());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("This screen failed"))).isVisible();
            assertSilent(page.locator("body").innerText());
            Chromium.assertAccessible(page);
        }
    }

    private static void assertSilent(String answer) {
        assertThat(answer).doesNotContain(SECRET, "Exception", "\tat ", "    at ", ".java:", "java.lang", "latentstudio.", "io.vertx", "io.quarkus", "com.vaadin.flow");
    }
}
