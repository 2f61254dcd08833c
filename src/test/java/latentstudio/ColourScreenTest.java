package latentstudio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All 256 values")).click();
            assertThat(page.locator("latent-sliders input")).hasCount(256);
        }
        String before = (String) theirs.evaluate("image => image.shadowRoot.querySelector('canvas').toDataURL()");
        page.locator("latent-sliders input").first().focus();
        page.keyboard().press("End");
        settle("draw-studio");
        assertThat((String) theirs.evaluate("image => image.shadowRoot.querySelector('canvas').toDataURL()")).isNotEqualTo(before);
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

    private int coloured(Locator picture) {
        return (int) picture.evaluate(COLOURED);
    }
}
