package latentstudio.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer tells the browser, whichever part of the server makes it. */
@QuarkusTest
class HeadersTest {
    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /draw, 200", "GET, /no-such-screen, 200", "GET, /studio.css, 200", "GET, /icon.svg, 200", "POST, /?v-r=uidl, 200",
        "GET, /api/v1/models, 200", "GET, /api/nothing, 404", "DELETE, /api/v1/models, 405", "GET, /v2, 200", "GET, /v2/nothing, 404",
        "GET, /q/health/ready, 200", "GET, /q/metrics, 200", "GET, /q/openapi, 200", "GET, /q/swagger-ui/, 200", "GET, /q/nothing, 200"})
    void areOnEveryAnswer(String method, String path, int status) {
        assertHeaders(given().when().request(method, path).then().statusCode(status));
    }

    @Test
    void areOnWhatIsRefusedBeforeItIsRead() throws IOException {
        String answer = RawRequest.send(server, "POST /api/v1/clean HTTP/1.1\r\nContent-Length: 99999999999\r\nHost: localhost\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("Content-Security-Policy: default-src 'self';", "X-Content-Type-Options: nosniff");
    }

    @Test
    void keepTheSessionFromScriptsAndOtherSites() {
        given().when().get("/draw").then().header("Set-Cookie", allOf(containsString("JSESSIONID="), containsString("HttpOnly"), containsString("SameSite=Lax")));
    }

    @Test
    void giveAFrameNoSessionOfItsOwnWithoutTls() {
        given().when().get("/draw?embed").then().header("Set-Cookie", allOf(containsString("SameSite=Lax"), not(containsString("Partitioned"))));
    }

    private static void assertHeaders(ValidatableResponse answer) {
        answer.header("Content-Security-Policy", allOf(containsString("default-src 'self';"), containsString("object-src 'none';"),
                        containsString("frame-ancestors 'self'"), not(containsString("*"))))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Referrer-Policy", is("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Cross-Origin-Opener-Policy", is("same-origin"))
                .header("Cross-Origin-Resource-Policy", is("same-origin"))
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }
}
