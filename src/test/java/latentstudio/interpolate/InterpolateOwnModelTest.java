package latentstudio.interpolate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import latentstudio.ScreenWalk;
import latentstudio.inference.ModelFolders;
import org.junit.jupiter.api.Test;

/** A model of someone's own pictures, which have no classes and do not ship: random points, latents and pictures are left. */
@QuarkusTest
@TestProfile(InterpolateOwnModelTest.OwnModel.class)
class InterpolateOwnModelTest extends ScreenWalk {
    public static class OwnModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("models");
                ModelFolders.change(ModelFolders.copy(folder, "own"), manifest -> {
                    manifest.put("title", "My own").put("dataset", "My own pictures").remove("classes");
                    manifest.withObject("/latent").putArray("perClass");
                });
                return Map.of("studio.extra-models", folder.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TestHTTPResource("/interpolate/own")
    String address;

    @Test
    void offersRandomPointsAndSaysWhatItHasNotGot() {
        ask("{\"seed\": 3}").then().statusCode(200).body("images.size()", is(16));
        ask("{\"label\": 3}").then().statusCode(422).contentType("application/problem+json")
                .body("detail", containsString("Expected no label for 'own', which knows no classes, got '3'; leave the label out."));
        ask("{\"picture\": 3}").then().statusCode(422).contentType("application/problem+json")
                .body("detail", containsString("whose pictures ship with the studio, got 'own'"));
        page = chromium.desktop();
        page.navigate(address);
        page.waitForURL(Pattern.compile("/interpolate/own#a=seed:0&b=seed:1&path=linear&steps=16&t=0.5$"));
        Locator kinds = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What A is"));
        assertThat(kinds.locator("option")).hasText(new String[] {"Random point"});
        page.evaluate("location.hash = '#a=class:1&b=test:5&t=1'");
        assertThat(page.locator("studio-notices")).containsText("End A is class 1, My own knows no classes; this is another. "
                + "End B is test picture 5, there are none for My own; this is another.");
        assertThat(page).hasURL(Pattern.compile("#a=seed:0&b=seed:1&"));
    }

    private static Response ask(String end) {
        return given().contentType("application/json").accept("application/json").body("{\"from\": {\"seed\": 1}, \"to\": " + end + "}")
                .post("/api/v1/models/own/interpolate");
    }
}
