package latentstudio.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import latentstudio.inference.ModelCatalog;
import latentstudio.Chromium;
import latentstudio.model.Task;
import org.junit.jupiter.api.Test;

/** Walks through the Models screen as a visitor does. */
@QuarkusTest
class ModelsScreenTest {
    @TestHTTPResource("/models")
    String address;

    @Inject
    ModelCatalog catalog;

    @Test
    void everyModelHasATileAndAReadyOneLeadsToItsPageAndOn() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(address);
            assertThat(page.locator(".tile")).hasCount(catalog.entries().size());
            Locator unavailable = page.locator(".tile:has(.state.unavailable)");
            for (int i = 0; i < unavailable.count(); i++) {
                assertThat(unavailable.nth(i).locator(".reason")).not().isEmpty();
            }
            Chromium.keep(page, "models");
            Chromium.assertAccessible(page);
            page.setViewportSize(1280, 800);
            assertThat((int) page.evaluate("document.documentElement.scrollHeight")).isLessThan(6_000);
            page.locator(".kinds").getByText("Denoisers").click();
            assertThat(page.locator(".tile").filter(new Locator.FilterOptions().setVisible(true)))
                    .hasCount((int) catalog.entries().stream().filter(entry -> entry.manifest() != null && entry.manifest().task() == Task.DENOISER).count());
            page.locator(".kinds").getByText("All").click();
            String id = catalog.entries().stream().filter(ModelCatalog.Entry::available).findFirst().orElseThrow().id();
            page.locator("#model-" + id).getByRole(AriaRole.LINK).click();
            page.waitForURL(Pattern.compile(".*/models/" + id));
            Chromium.keep(page, "models-one");
            Chromium.assertAccessible(page);
            assertThat(page.locator(".uses a")).hasText(new String[] {"Draw", "Interpolate", "Generate", "Map", "Figures"});
            page.locator(".uses").getByText("Draw").click();
            page.waitForURL(Pattern.compile(".*/draw/" + id));
            assertThat(page.locator("draw-studio")).isVisible();
            assertThat(page.locator("draw-studio select")).hasValue(id);
            assertThat(chromium.errors()).isEmpty();
        }
    }

    @Test
    void theLossCurveIsDrawnAndFollowsTheTheme() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone();
            page.navigate(address + "/" + catalog.available().getFirst().manifest().id());
            Locator curve = page.locator("loss-curve").first();
            curve.scrollIntoViewIfNeeded();
            assertThat(curve.locator("canvas")).isVisible();
            String dark = (String) curve.locator("canvas").evaluate("canvas => canvas.toDataURL()");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch to the light theme")).click();
            page.waitForFunction("([curve, dark]) => curve.shadowRoot.querySelector('canvas').toDataURL() !== dark",
                    java.util.List.of(curve.elementHandle(), dark));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            Chromium.keep(page, "models-phone");
            Chromium.assertAccessible(page);
            page.reload();
            assertThat(page.locator("theme-toggle button")).hasAttribute("aria-label", "Switch to the dark theme");
        }
    }
}
