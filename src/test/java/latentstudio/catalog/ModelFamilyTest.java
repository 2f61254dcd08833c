package latentstudio.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import latentstudio.Chromium;
import latentstudio.inference.FamilyOfModels;
import latentstudio.inference.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Models screen and the cards' pictures where there are models of several data sets. */
@QuarkusTest
@TestProfile(FamilyOfModels.class)
class ModelFamilyTest {
    private static final String CARD = "/api/v1/models/clothes-one/card.png";
    private static final String CLOTHING = "Fashion-MNIST articles of clothing";

    @TestHTTPResource("/models")
    String address;

    @Inject
    ModelCatalog catalog;

    @Test
    void servesACardThatBrowsersKeep() {
        var answer = when().get(CARD).then().statusCode(200).contentType("image/png")
                .header("Cache-Control", containsString("max-age=600")).extract();
        assertThat(answer.asByteArray()).isEqualTo(FamilyOfModels.card());
        given().header("If-None-Match", answer.header("ETag")).when().get(CARD).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").when().get(CARD).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clothes-two/card.png", "letters/card.png", "clothes-one/manifest.json", "clothes-one/encoder.onnx",
        "..%2Fclothes-one/card.png", "clothes-two%2F..%2Fclothes-one/card.png"})
    void servesNothingElseOfAModelsFolder(String path) {
        given().urlEncodingEnabled(false).when().get("/api/v1/models/" + path).then().statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aTableForEachDataSetLeadsToItsCards() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(address);
            assertThat(page.locator("h2")).hasText(new String[] {"MNIST hand-written digits", CLOTHING, "Quick, Draw! doodles", "FairFace faces",
                "CIFAR-10 photographs", "CIFAR-100 photographs", "NoisyOffice and rendered pages"});
            Locator clothing = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(CLOTHING));
            page.locator("section", new Page.LocatorOptions().setHasText(CLOTHING)).locator("summary").click();
            long count = catalog.entries().stream().filter(entry -> entry.dataSet().title().equals(CLOTHING)).count();
            assertThat(clothing.locator("tbody tr")).hasCount((int) count);
            assertThat(clothing.locator("tr", new Locator.LocatorOptions().setHasText("Clothes, one")).locator("td"))
                    .hasText(new String[] {"Autoencoder", "10", "4\u202f723", "0.02326"});
            assertThat(clothing.locator("tr", new Locator.LocatorOptions().setHasText("Clothes, denoising")).locator("td").first())
                    .hasText("Denoiser");
            Chromium.keep(page, "models-family");
            Chromium.assertAccessible(page);
            assertThat(page.locator("#model-clothes-two .pictures")).hasCount(0);
            clothing.getByText("Clothes, one").click();
            page.waitForURL(address + "/clothes-one");
            Locator sheet = page.locator(".model-card img");
            assertThat(sheet).hasAttribute("alt", "Test pictures, what Clothes, one makes of them, and the signed and absolute differences");
            page.waitForFunction("image => image.naturalWidth === 84", sheet.elementHandle());
            assertThat(sheet).hasCSS("image-rendering", "pixelated");
            Chromium.keep(page, "models-card");
            // where its card stood once leads there too
            page.navigate("about:blank");
            page.navigate(address + "#model-clothes-one");
            page.waitForURL(address + "/clothes-one");
            page.navigate(address + "/no-such-model");
            assertThat(page.getByText("Nothing here")).isVisible();
            assertThat(chromium.errors()).isEmpty();
        }
    }

    @Test
    void theGalleryAndACardFitAPhone() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone();
            page.navigate(address);
            assertThat(page.locator(".tile").first()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            Chromium.assertAccessible(page);
            page.navigate(address + "/clothes-one");
            page.waitForFunction("image => image.naturalWidth === 84", page.locator(".model-card img").elementHandle());
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            Chromium.assertAccessible(page);
        }
    }
}
