package latentstudio.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import org.junit.jupiter.api.Test;

/** Walks through the Map screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(MapModels.class)
class MapScreenTest extends ScreenWalk {
    @TestHTTPResource("/map")
    String address;

    @Test
    void look() {
        open(chromium.desktop(), "/digits-2d");
        Chromium.keep(page, "map-2d");
        page.navigate(address + "/digits-2d#manifold=1&at=0.5,0.5");
        settle();
        Chromium.keep(page, "map-2d-manifold");
        page.navigate(address + "/digits-vae#at=7");
        settle();
        Chromium.keep(page, "map-vae");
        page.navigate(address + "/fashion-vae#at=7");
        settle();
        page.getByText("Choose what is in view").click();
        settle();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(java.nio.file.Path.of("target/screenshots/map-chosen.png")));
        page.navigate(address + "/tiny-mapped#projection=umap&at=1,2");
        settle();
        Chromium.keep(page, "map-umap");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "map-umap-dark");
        Chromium.assertAccessible(page);
        page.navigate(address + "/sheep");
        page.locator("studio-notices .problem").waitFor();
        Chromium.keep(page, "map-sheep");
        page.context().close();
        open(chromium.phone(), "/digits-2d#at=17");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(java.nio.file.Path.of("target/screenshots/map-phone.png")));
        Chromium.assertAccessible(page);
    }

    private void open(Page opened, String path) {
        page = opened;
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(m -> { if (!m.text().contains("Atmosphere")) System.out.println("CONSOLE " + m.text()); });
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        studio().waitFor();
        page.waitForFunction("studio => studio.settled && studio.cloud", studio().elementHandle());
        studio().evaluate("studio => studio.updateComplete");
    }

    private Locator studio() {
        return page.locator("map-studio");
    }
}
