package latentstudio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NothingHereTest {
    @TestHTTPResource("/no-such-screen")
    String address;

    @Test
    void saysSoAndLeadsBackToDrawing() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone();
            page.navigate(address);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nothing here"))).isVisible();
            Chromium.keep(page, "nothing-here");
            Chromium.assertAccessible(page);
            page.getByText("Draw a digit").click();
            assertThat(page.locator("ink-pad")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*/draw(/.*)?"));
        }
    }
}
