package latentstudio.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import latentstudio.ScreenWalk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen under the content security policy, in a browser that reports what the policy keeps from it. */
@QuarkusTest
class PolicyScreenTest extends ScreenWalk {
    @TestHTTPResource("/")
    String address;

    /** Each screen, and what is there once it has heard from the server over its WebSocket. */
    @ParameterizedTest
    @CsvSource({
        "draw, studio-badge:has-text(\"CPU\")", "clean, studio-badge:has-text(\"CPU\")", "lab, studio-badge:has-text(\"CPU\")",
        "interpolate, studio-badge:has-text(\"CPU\")", "generate, studio-badge:has-text(\"CPU\")", "map, studio-badge:has-text(\"CPU\")",
        "figures, studio-badge:has-text(\"CPU\")", "models, .tile .pictures", "lessons/squeezing/draw, live-screen", "q/swagger-ui/, .opblock"})
    void worksUnderThePolicy(String screen, String shown) {
        page = chromium.desktop();
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) { // the graphics driver warns of its own slowness
                complaints.add(told(message));
            }
        });
        page.onRequestFailed(request -> complaints.add("failed: " + request.url() + " " + request.failure()));
        page.addInitScript("""
                document.addEventListener('securitypolicyviolation', (event) =>
                  console.error(`${event.effectiveDirective} kept ${event.blockedURI} away`));""");
        page.navigate(address + screen);
        assertThat(page.locator(shown).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(complaints).isEmpty();
    }

    private static String told(ConsoleMessage message) {
        return message.type() + ": " + message.text() + " " + message.location();
    }
}
