package latentstudio.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose visitors sign in, at a provider that takes everybody, and whose tools have tokens or a key. */
@QuarkusTest
@TestProfile(SignInTest.WithProvider.class)
class SignInTest {
    private static final String KEY = "a-key-of-sixteen-or-more-characters";

    public static class WithProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("studio.access.oidc", "true", "studio.access.api-key", KEY);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TinyProvider.class));
        }
    }

    @TestHTTPResource("/")
    String address;
    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    /** As the provider gives it to a tool. */
    private String token(String query) {
        return given().get(issuer + "/token" + query).jsonPath().getString("access_token");
    }

    @Test
    void aVisitorSignsInComesBackToTheScreenAndWorksThere() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(address + "map");
            assertThat(page.locator("studio-badge")).containsText("CPU");
            assertThat(page).hasURL(Pattern.compile("[^?]*/map(?!.*code=).*"));
            page.navigate(address + "models/digits-vae");
            assertThat(page.locator(".model-card img").first()).isVisible();
            assertThat(page.evaluate("fetch('api/v1/models').then((answer) => answer.status)")).isEqualTo(200);
            assertThat(chromium.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/draw", "/studio.css", "/VAADIN/push", "/q/openapi", "/?v-r=init&location=draw", "/q/%68ealthy"})
    void whoHasNotSignedInIsSentToTheProvider(String path) {
        given().redirects().follow(false).get(path).then().statusCode(302).header("Location", startsWith(issuer + "/authorize?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models", "/v2", "/q/metrics"})
    void aToolIsAskedForATokenOrAKey(String path) {
        given().redirects().follow(false).get(path).then().statusCode(401).header("WWW-Authenticate", startsWith("Bearer")).body(containsString("got none"));
        given().header("X-API-Key", KEY).get(path).then().statusCode(200);
        given().auth().oauth2(token("")).get(path).then().statusCode(200);
    }

    @Test
    void aTokenHasToBeValidAndTheProviders() {
        given().auth().oauth2(token("?seconds=-300")).get("/api/v1/models").then().statusCode(401);
        given().auth().oauth2(token("?issuer=https://evil.example")).get("/api/v1/models").then().statusCode(401);
        given().auth().oauth2("no token").get("/api/v1/models").then().statusCode(401);
        given().cookie("q_session", "made up").get("/api/v1/models").then().statusCode(401);
    }

    @Test
    void healthIsToldToAnybody() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
