package latentstudio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import latentstudio.image.Picture;
import latentstudio.inference.MadeUpModels;
import latentstudio.training.export.MadeUpDataSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder is a new data set, and another a new model, on every screen and over HTTP, without a line of code. */
@QuarkusTest
@TestProfile(MadeUpModels.class)
class NewDataSetTest extends ScreenWalk {
    /** How many pixels of a picture on the screen have ink. */
    private static final String INKED = """
            image => { const canvas = image.shadowRoot.querySelector('canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return data.filter((value, i) => i % 4 === 3 && value > 60).length; }""";

    @TestHTTPResource("/")
    String address;

    @Test
    void isDrawnFor() {
        open(address, "draw/linear-glyphs");
        assertThat(page.locator("ink-pad")).containsText("Draw over me");
        assertThat(box("ink-pad", "clientHeight") / box("ink-pad", "clientWidth")).as("40 high, 24 wide").isCloseTo(40 / 24.0, within(0.02));
        Locator reconstruction = page.getByLabel("Reconstruction of your drawing");
        assertThat(reconstruction.locator("canvas")).hasAttribute("width", "24");
        assertThat(reconstruction.locator("canvas")).hasAttribute("height", "40");
        assertThat(inked(page.locator(".theirs pixel-image"))).isGreaterThan(20);
        assertThat(page.locator("error-maps pixel-image").first().locator("[role=img]")).hasAttribute("aria-label", "What the model sees, 24 by 40 pixels");
        assertThat(page.getByLabel("Brush size")).hasAttribute("aria-valuetext", "3.1 of 40 pixels");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear").setExact(true)).click();
        assertThat(page.locator("ink-pad")).containsText("Draw a glyph here");
        Locator pad = page.locator("ink-pad .surface");
        pad.focus();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        settle("draw-studio");
        assertThat(page).hasURL(Pattern.compile("/draw/linear-glyphs#v=1&ink="));
        assertThat(inked(page.locator(".theirs pixel-image"))).as("a bar").isGreaterThan(20);
        assertThat(inked(page.locator("ink-pad"))).as("the bar on the pad").isGreaterThan(1000);
        String link = page.url();
        page.navigate("about:blank");
        page.navigate(link);
        settle("draw-studio");
        assertThat(page.locator("studio-notices")).not().containsText("damaged");
        assertThat(inked(page.locator("ink-pad"))).as("the bar on the pad").isGreaterThan(1000);
        Chromium.keep(page, "made-up-draw");
    }

    @Test
    void isInterpolated() {
        open(address, "interpolate/linear-glyphs#t=0.5");
        assertThat(page).hasURL(Pattern.compile("/interpolate/linear-glyphs#a=test:4&b=test:7&"));
        assertThat(page.getByLabel("Number of the test picture A")).hasAttribute("max", "59");
        assertThat(inked(page.locator(".between pixel-image"))).isGreaterThan(20);
        assertThat(page.locator(".between pixel-image canvas")).hasAttribute("height", "40");
        Chromium.keep(page, "made-up-interpolate");
    }

    @Test
    void isGenerated() {
        open(address, "generate/linear-glyphs");
        assertThat(page.locator("class-chips label")).hasText(new String[] {"Any", "ring", "bar", "cross"});
        page.getByText("bar", new Page.GetByTextOptions().setExact(true)).click();
        settle("generate-studio");
        page.locator("picture-sheet [role=option]").first().click();
        settle("generate-studio");
        assertThat(page.locator("sample-inspector")).containsText("Of the 60 training pictures that ship.");
        Chromium.keep(page, "made-up-generate");
    }

    @Test
    void isMapped() {
        open(address, "map/linear-glyphs#projection=axes&across=1&up=2");
        assertThat(page.locator("map-legend button[role=switch]")).hasCount(3);
        assertThat(page.locator("map-stage")).hasAttribute("label", "Map of 60 test pictures by Linear, glyphs");
        assertThat(inked(page.locator("map-look pixel-image").first())).isGreaterThan(20);
        Chromium.keep(page, "made-up-map");
    }

    @Test
    void hasFigures() {
        open(address, "figures/linear-glyphs");
        assertThat(page.getByText("gives the 60 pictures of the test split of Made-up glyphs")).isVisible();
        page.getByRole(AriaRole.TAB).last().click();
        settle("figures-studio");
        assertThat(page.locator("reconstruction-rows li")).hasCount(11);
        assertThat(page.locator("figure-pictures select option")).hasText(new String[] {"all", "ring", "bar", "cross"});
        assertThat(inked(page.locator("reconstruction-rows pixel-image").first())).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draw", "interpolate", "generate", "map", "figures"})
    void isShownInColour(String screen) {
        open(address, screen + "/linear-tiles");
        settle(screen + "-studio");
        assertThat(page.locator("studio-notices [role=alert]")).hasCount(0);
        Chromium.keep(page, "made-up-" + screen + "-colour");
        if (screen.equals("draw")) {
            assertThat((Boolean) page.locator(".theirs pixel-image").evaluate("""
                    image => { const canvas = image.shadowRoot.querySelector('canvas');
                      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                      return data.some((value, i) => i % 4 === 0 && Math.abs(value - data[i + 1]) > 60); }""")).as("not grey").isTrue();
        }
        page.navigate("about:blank");
    }

    /** A wide picture, red at its left and blue at its right, of which the right part is taken by keys. */
    @Test
    void aPictureIsCroppedByHand() throws IOException {
        open(address, "draw/linear-tiles");
        assertThat(page.getByText("Centre and scale as in training")).hasCount(0);
        page.locator("sketch-toolbar input[type=file]").setInputFiles(new FilePayload("wide.png", "image/png", wide()));
        Locator crop = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Which part of the picture?"));
        assertThat(crop).isVisible();
        Chromium.keep(page, "made-up-crop");
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(crop).isHidden();
        assertThat(colourOfPad()).as("the sample stays").startsWith("red");
        page.locator("sketch-toolbar input[type=file]").setInputFiles(new FilePayload("wide.png", "image/png", wide()));
        assertThat(crop).isVisible();
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Shift+ArrowRight");
        }
        page.keyboard().press("+");
        page.keyboard().press("Enter");
        assertThat(crop).isHidden();
        settle("draw-studio");
        assertThat(colourOfPad()).isEqualTo("blue");
    }

    private String colourOfPad() {
        return (String) page.locator("ink-pad canvas").evaluate("""
                canvas => { const { data } = canvas.getContext('2d').getImageData(canvas.width / 4, canvas.height / 2, 1, 1);
                  return data[0] > 100 && data[2] < 90 ? 'red' : data[2] > 100 && data[0] < 90 ? 'blue' : String([...data]); }""");
    }

    private static byte[] wide() throws IOException {
        BufferedImage image = new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400 * 100; i++) {
            image.setRGB(i % 400, i / 400, i % 400 < 250 ? 0xc00000 : 0x0000c0);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void whatMayNotShipIsDrawnByTheModel() {
        open(address, "map/linear-stickers#projection=axes&across=1&up=2&at=5");
        assertThat(page.locator("map-stage")).hasAttribute("label", "Map of 60 test pictures by Linear, stickers");
        assertThat(page.getByText("Made-up stickers may not be shown here.")).isVisible();
        assertThat(page.locator("map-look figure")).hasCount(1);
        assertThat(inked(page.locator("map-look pixel-image"))).isGreaterThan(20);
        Chromium.keep(page, "made-up-map-drawn");
        page.navigate("about:blank");
        open(address, "interpolate/linear-stickers");
        assertThat(page.getByLabel("Number of the test picture A")).hasAttribute("max", "59");
        assertThat(inked(page.locator(".between pixel-image"))).isGreaterThan(20);
        page.navigate("about:blank");
        open(address, "figures/linear-stickers");
        assertThat(page.getByText("Made-up stickers may not be shown here.")).isVisible();
        page.getByRole(AriaRole.TAB).last().click();
        assertThat(page.locator("#figure")).containsText("The pictures of Made-up stickers cannot be shown: expected the test pictures");
        Chromium.keep(page, "made-up-figures-drawn");
    }

    @Test
    void isListedWithTheModels() {
        page = chromium.desktop();
        page.navigate(address + "models");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Made-up glyphs"))).isVisible();
        assertThat(page.locator("#model-linear-glyphs")).isVisible();
        page.navigate(address + "models/linear-glyphs");
        assertThat(page.locator(".facts")).containsText("24 × 40 px, grey");
        page.navigate(address + "models/linear-tiles");
        assertThat(page.locator(".facts")).containsText("20 × 16 px, in colour");
    }

    @Test
    void isServedOverHttp() {
        MadeUpDataSet glyphs = MadeUpDataSet.glyphs();
        given().get("/api/v1/models/linear-glyphs").then().statusCode(200).body("dataset", is("glyphs")).body("classes[1]", is("bar"));
        Picture bar = reconstructed("linear-glyphs", glyphs.figure(1), false);
        assertThat(bar.width()).isEqualTo(24);
        assertThat(bar.meanSquaredError(glyphs.figure(1))).isLessThan(0.03);
        given().contentType("application/json").accept("application/json").body("{\"label\": \"cross\", \"count\": 2, \"seed\": 1}")
                .post("/api/v1/models/linear-glyphs/generate").then().statusCode(200);
        given().contentType("application/json").body("{\"label\": \"sneaker\"}").post("/api/v1/models/linear-glyphs/generate").then().statusCode(422)
                .body("detail", containsString("[ring, bar, cross]"));
    }

    @Test
    void aGreyPictureGoesToAColourModelAndTheOtherWayRound() {
        Picture tile = MadeUpDataSet.tiles().figure(0);
        Picture red = reconstructed("linear-tiles", tile, true);
        assertThat(red.channels()).isEqualTo(3);
        assertThat(red.meanSquaredError(tile)).isLessThan(1e-4);
        assertThat(reconstructed("linear-tiles", tile.luminance(), true).channels()).as("its answer is in colour").isEqualTo(3);
        assertThat(reconstructed("linear-glyphs", tile, false).channels()).isEqualTo(1);
        given().get("/v2/models/linear-tiles-encoder").then().statusCode(200).body("inputs[0].shape", is(List.of(-1, 3, 16, 20)));
        byte[] gif = given().contentType("application/json").accept("image/gif").body("{\"from\": {\"seed\": 1}, \"to\": {\"seed\": 2}, \"steps\": 3}")
                .post("/api/v1/models/linear-tiles/interpolate").then().statusCode(200).extract().asByteArray();
        assertThat(Cast.CODEC.read(gif).channels()).isEqualTo(3);
        given().contentType("application/json").accept("application/x-npz").body("{\"count\": 4, \"seed\": 1}")
                .post("/api/v1/models/linear-tiles/generate").then().statusCode(200);
        given().contentType("application/json").accept("application/x-idx").body("{\"count\": 4, \"seed\": 1}")
                .post("/api/v1/models/linear-tiles/generate").then().statusCode(200);
    }

    private static Picture reconstructed(String model, Picture picture, boolean normalise) {
        Response answer = given().contentType("image/png").body(Cast.CODEC.png(picture)).queryParam("normalise", normalise)
                .post("/api/v1/models/" + model + "/reconstruct");
        return Cast.CODEC.read(answer.then().statusCode(200).contentType("image/png").extract().asByteArray());
    }

    private double box(String selector, String side) {
        return ((Number) page.locator(selector).evaluate("(element, side) => element[side]", side)).doubleValue();
    }

    private int inked(Locator image) {
        return ((Number) image.evaluate(INKED)).intValue();
    }
}
