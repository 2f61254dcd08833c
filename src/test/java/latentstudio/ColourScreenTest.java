package latentstudio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks through the screens with the models of photographs that ship, none of whose pictures are here. */
@QuarkusTest
class ColourScreenTest extends ScreenWalk {
    /** How many pixels of a picture on the screen are not grey. */
    private static final String COLOURED = """
            image => { const canvas = (image.shadowRoot ?? image).querySelector('canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] === 255 && Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 5) count++; }
              return count; }""";

    private static final String PAINTED = "image => image.shadowRoot.querySelector('canvas').toDataURL()";

    @TestHTTPResource("/")
    String address;

    @ParameterizedTest
    @ValueSource(strings = {"faces", "cifar10-tiny"})
    void aPhotographIsReconstructedAndItsLatentMoved(String model) {
        open(address, "draw/" + model);
        assertThat(page.locator("#yours")).hasText("Your picture");
        Locator theirs = page.locator(".theirs pixel-image");
        assertThat(coloured(theirs)).isGreaterThan(100);
        boolean many = model.equals("faces");
        assertThat(page.locator("latent-sliders input")).hasCount(many ? 16 : 10);
        if (many) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All 256")).click();
            assertThat(page.locator("latent-sliders input")).hasCount(256);
        }
        String before = (String) theirs.evaluate(PAINTED);
        page.locator("latent-sliders input").first().focus();
        page.keyboard().press("End");
        settle("draw-studio");
        assertThat((String) theirs.evaluate(PAINTED)).isNotEqualTo(before);
        Chromium.keep(page, "colour-draw-" + model);
        Chromium.assertAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces", "cifar10-tiny"})
    void thereIsAWayBetweenTwo(String model) {
        open(address, "interpolate/" + model + "#t=0.5");
        assertThat(coloured(page.locator(".between pixel-image"))).isGreaterThan(100);
        assertThat(page).hasURL(Pattern.compile("a=test:0&b=test:1"));
    }

    /** The article's finding: what lies along the axes of the cloud of latents is a face each time, values drawn one by one are alike. */
    @Test
    void facesAreMadeUpInEveryWay() {
        open(address, "generate/faces#label=any&count=16&seed=5&sampling=prior&t=1&compare=1");
        assertThat(page.locator("sampling-card")).hasCount(5);
        for (Locator sheet : page.locator("picture-sheet").all()) {
            assertThat(coloured(sheet)).isGreaterThan(1000);
        }
        Chromium.keep(page, "colour-generate-faces");
        Chromium.assertAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces", "cifar10-tiny"})
    void whatMayNotBeShownIsDrawnByTheModel(String model) {
        open(address, "map/" + model + "#at=3");
        String points = model.equals("faces") ? "2,000" : "10,000";
        assertThat(page.locator("map-stage")).hasAttribute("label", Pattern.compile("^Map of " + points));
        assertThat(page.locator("map-look figure")).hasCount(1);
        assertThat(coloured(page.locator("map-look pixel-image"))).isGreaterThan(100);
        assertThat(page.locator(".drawn-note")).containsText(model.equals("faces") ? "No point is a picture that exists" : "may not be shown here");
        Chromium.keep(page, "colour-map-" + model);
        page.navigate("about:blank");
        open(address, "figures/" + model);
        assertThat(page.locator("figure-corner")).isVisible();
        assertThat(page.locator(".drawn-note")).isVisible();
        page.getByRole(AriaRole.TAB).last().click();
        assertThat(page.locator("#figure")).containsText("cannot be shown: expected the test pictures");
    }

/** The shape of the cloud, and what comes out of guesses at it: the axes of the cloud give faces, a cube does not. */
@Test
void theCloudOfFacesIsNoCube() {
    open(address, "figures/faces#figure=cloud");
    Locator rows = page.locator("figure-cloud .rows > div");
    assertThat(rows).hasCount(5);
    assertThat(page.locator("figure-cloud pixel-image")).hasCount(50);
    double cube = astray(rows.nth(0));
    assertThat(rows.nth(3)).containsText("Ellipsoid");
    assertThat(astray(rows.nth(3))).isLessThan(cube / 2);
    assertThat(coloured(rows.nth(3).locator("pixel-image").first())).isGreaterThan(1000);
    assertThat(page.locator("figure-cloud cloud-plot")).hasCount(10); // radii, eight values, components
    assertThat(page.getByText("In 256 dimensions a cloud is a shell")).isVisible();
    String before = (String) rows.nth(3).locator("pixel-image").first().evaluate(PAINTED);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Another ten")).click();
    page.waitForFunction("([picture, before]) => picture.shadowRoot.querySelector('canvas').toDataURL() !== before",
            List.of(rows.nth(3).locator("pixel-image").first().elementHandle(), before));
    assertThat(page).hasURL(Pattern.compile("figure=cloud&seed=2$"));
    Chromium.keep(page, "colour-cloud-faces");
    Chromium.assertAccessible(page);
}

private static double astray(Locator row) {
    Matcher told = Pattern.compile("comes back ([0-9.]+) deviations away").matcher(row.innerText());
    assertThat(told.find()).isTrue();
    return Double.parseDouble(told.group(1));
}

@Test
void aHundredClassesStandInGroupsThatOpen() {
    open(address, "generate/cifar100-tiny");
    page.getByText("Trees", new Page.GetByTextOptions().setExact(true)).click();
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Oak tree")).check();
    settle("generate-studio");
    assertThat(page).hasURL(Pattern.compile("label=Oak%20tree|label=52|label=Oak\\+tree"));
    assertThat(coloured(page.locator("picture-sheet").first())).isGreaterThan(100);
    Chromium.assertAccessible(page);
}

private int coloured(Locator picture) {
        return (int) picture.evaluate(COLOURED);
    }
}
