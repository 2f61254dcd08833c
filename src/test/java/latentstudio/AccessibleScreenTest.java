package latentstudio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every screen as it opens, in German and dark colours, as those find it who hear it or see little; the walks through the screens look
 * at it in English and in light colours.
 */
@QuarkusTest
class AccessibleScreenTest extends ScreenWalk {
    /** Each with the element that is settled when there is nothing more to come. */
    private static final List<String> STUDIOS = List.of("draw/digits-vae", "draw/faces", "interpolate/digits-vae", "generate/digits-vae", "map/digits-2d",
            "figures/digits-vae", "figures/digits-vae#figure=cloud", "lab/digits-denoiser");
    private static final List<String> OTHERS = List.of("clean", "learn", "lessons", "lessons/errors/scribble", "lessons/teacher", "models", "models/digits-vae",
            "nothing-here");

    @TestHTTPResource("/")
    String address;

    @TestFactory
    Stream<DynamicTest> axeFindsNothing() {
        page = chromium.desktop("de-DE", ColorScheme.DARK);
        return Stream.concat(STUDIOS.stream(), OTHERS.stream()).map(path -> DynamicTest.dynamicTest(path, () -> {
            page.navigate(address + path);
            if (STUDIOS.contains(path)) {
                settle(path.substring(0, path.indexOf('/')) + "-studio");
            }
            assertThat(page.locator("main h1").first()).isAttached();
            Chromium.assertAccessible(page);
        }));
    }
}
