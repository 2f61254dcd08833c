package latentstudio.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.inference.ModelFolders;
import latentstudio.ui.ModelChoice;
import latentstudio.sketch.SketchService;
import org.junit.jupiter.api.Test;

/** A server that starts with a damaged model and one whose manifest is garbage among sound ones. */
@QuarkusTest
@TestProfile(DamagedModelTest.Models.class)
class DamagedModelTest {
    public static class Models implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path extra = Files.createTempDirectory("models");
                ModelFolders.damage(ModelFolders.copy(extra, "damaged").resolve("decoder.onnx"));
                Files.writeString(ModelFolders.copy(extra, "garbage").resolve("manifest.json"), "[]");
                ModelFolders.copy(extra, "sound");
                return Map.of("studio.extra-models", extra.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TestHTTPResource("/")
    String address;

    @Inject
    SketchService sketch;

    @Test
    void isReadyAndNamesTheReason() {
        when().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'models' }.data.damaged",
                        startsWith("unavailable: decoder.onnx is damaged: expected SHA-256 "))
                .body("checks.find { it.name == 'models' }.data.garbage", startsWith("unavailable: manifest.json cannot be read"))
                .body("checks.find { it.name == 'models' }.data.sound", is("ready"));
    }

    @Test
    void answersForTheDamagedModelWithAProblem() {
        for (String method : new String[] {"/api/v1/models/damaged", "/api/v1/models/garbage"}) {
            when().get(method).then().statusCode(503).contentType("application/problem+json")
                    .body("detail", containsString("is not available: "));
        }
        given().body(Cast.CODEC.png(Cast.digit(3))).contentType("image/png")
                .when().post("/api/v1/models/damaged/reconstruct").then().statusCode(503)
                .contentType("application/problem+json").body("detail", containsString("decoder.onnx is damaged"));
    }

    @Test
    void showsTheReasonOnTheModelsScreen() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(address + "models");
            Locator card = page.locator("#model-damaged");
            assertThat(card.locator(".state")).hasText("Unavailable");
            assertThat(card.locator(".reason")).containsText("decoder.onnx is damaged: expected SHA-256 ");
            assertThat(page.locator("#model-garbage .reason")).containsText("manifest.json cannot be read");
            Chromium.keep(page, "models-unavailable");
            Chromium.assertAccessible(page);
            card.getByRole(AriaRole.LINK).click();
            assertThat(page.locator(".model-card .reason")).containsText("decoder.onnx is damaged: expected SHA-256 ");
            assertThat(page.locator(".uses")).hasCount(0);
            page.navigate(address + "draw/damaged");
            assertThat(page.getByText("“damaged” cannot be used now: decoder.onnx is damaged")).isVisible();
            assertThat(page.locator("draw-studio select")).hasValue(sketch.models().stream().filter(ModelChoice::available).findFirst().orElseThrow().id());
        }
    }

    @Test
    void servesTheOthersOn() {
        for (String model : new String[] {"sound", "digits-tiny"}) {
            given().body(Cast.CODEC.png(Cast.digit(3))).contentType("image/png")
                    .when().post("/api/v1/models/" + model + "/reconstruct").then().statusCode(200);
        }
        when().get("/api/v1/models").then().statusCode(200).body("id", not(hasItem("damaged")));
    }
}
