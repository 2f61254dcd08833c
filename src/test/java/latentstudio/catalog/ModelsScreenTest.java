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
import org.junit.jupiter.api.Test;

/** Walks through the Models screen as a visitor does. */
@QuarkusTest
class ModelsScreenTest {
    @TestHTTPResource("/models")
    String address;

    @Inject
    ModelCatalog catalog;

    @Test
    void everyModelHasACardAndAReadyOneLeadsToItsDrawing() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(address);
            assertThat(page.locator(".model-card")).hasCount(catalog.entries().size());
            Locator unavailable = page.locator(".model-card:has(.state.unavailable)");
            for (int i = 0; i < unavailable.count(); i++) {
                assertThat(unavailable.nth(i).locator(".reason")).not().isEmpty();
            }
            Chromium.keep(page, "models");
            Chromium.assertAccessible(page);
            String id = catalog.entries().stream().filter(ModelCatalog.Entry::available).findFirst().orElseThrow().id();
            page.locator("#model-" + id).getByRole(AriaRole.LINK).click();
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
            page.navigate(address);
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
