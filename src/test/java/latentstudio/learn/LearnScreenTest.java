package latentstudio.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks through the Learn screen as a visitor does: brings shapes, watches them being learned, uses the model and deletes it. */
@QuarkusTest
class LearnScreenTest extends ScreenWalk {

    @TestHTTPResource("/learn")
    String address;

    @BeforeAll
    static void trainer() throws IOException {
        Trainer.classPath();
    }

    @Test
    void shapesAreLearnedUnderOnesEyesAndUsedAndDeleted() {
        page = chromium.desktop();
        page.navigate(address);
        assertThat(page.locator("nav a[aria-current]")).hasText("Learn");
        Chromium.keep(page, "learn-first");
        Chromium.assertAccessible(page);
        bring(Shapes.zip(Shapes.files(100, 60, 40)));
        assertThat(page.locator("learn-choices")).containsText("100 pictures, sides of 40 to 60 pixels, all grey.");
        assertThat(page.locator("learn-choices")).containsText("circle (25)");
        page.waitForFunction("() => document.querySelector('learn-studio').shadowRoot.querySelector('learn-choices').shadowRoot.querySelector('img').naturalWidth === 15 * 28");
        page.locator("learn-choices .title").fill("Four shapes");
        page.getByLabel(Pattern.compile("^Numbers")).selectOption("4");
        page.locator("learn-choices summary").click();
        page.getByLabel("Epochs").fill("30");
        Chromium.keep(page, "learn-came");
        Chromium.assertAccessible(page);
        button("Learn").click();

        assertThat(page).hasURL(Pattern.compile("/learn\\?run=[0-9a-f-]{36}$"));
        page.waitForFunction("() => document.querySelector('learn-studio').story.frames.length >= 2");
        assertThat(page.locator("learn-run img.held-out")).isVisible();
        assertThat(page.locator("learn-run loss-curve canvas")).isVisible();
        assertThat(page.locator("learn-run .state")).hasText("Done");
        double[] errors = errors("first");
        assertThat(errors("last")).as("the mean error falls").satisfies(last -> assertThat(mean(last)).isLessThan(mean(errors)));
        page.locator("learn-run .film input").fill("0");
        assertThat(page.locator("learn-run .film span")).hasText(Pattern.compile("(in|after) epoch 1"));
        Chromium.keep(page, "learn-done");
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "learn-dark");
        Chromium.assertAccessible(page);

        String run = page.url();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Draw").setExact(true)).last().click();
        page.waitForFunction("() => document.querySelector('draw-studio')?.settled");
        assertThat(page).hasURL(Pattern.compile("/draw/own-[0-9a-f]{12}.*"));
        assertThat(page.locator("studio-notices p")).hasCount(0);
        for (String screen : new String[] {"interpolate", "generate", "map"}) {
            page.navigate(page.url().replaceFirst("/(draw|interpolate|generate|map)/(own-[0-9a-f]+).*", "/" + screen + "/$2"));
            page.waitForFunction("name => document.querySelector(name)?.settled", screen + "-studio");
            assertThat(page.locator("studio-notices p")).hasCount(0);
            Chromium.keep(page, "learn-own-" + screen);
        }
        page.navigate(run);
        button("Delete").click();
        page.locator("learn-run .really").click();
        assertThat(page.locator("studio-notices")).containsText("The run is deleted.");
        page.navigate(run);
        assertThat(page.locator("studio-notices")).containsText("That run is not here any more");
    }

    @Test
    void aRunIsPausedAndGoesOnAndIsStopped() {
        page = chromium.desktop();
        page.navigate(address);
        bring(Shapes.zip(Shapes.files(40, 28, 28)));
        page.locator("learn-choices summary").click();
        page.getByLabel("Epochs").fill("500");
        page.getByLabel(Pattern.compile("^Kind")).selectOption("Variational");
        button("Learn").click();
        page.waitForFunction("() => document.querySelector('learn-studio').story.bestEpoch > 0");
        assertThat(page.locator("learn-run .meanwhile a")).hasText("Draw with it now");
        drawsBetterUnderOnesEyes(page.locator("learn-run .meanwhile a").getAttribute("href"));
        button("Pause").click();
        assertThat(page.locator("learn-run .state")).hasText("Paused");
        button("Go on").click();
        page.waitForFunction("() => document.querySelector('learn-studio').training.state === 'RUNNING' && document.querySelector('learn-studio').story.heldOut");
        button("Stop and keep the best").click();
        assertThat(page.locator("learn-run .state")).hasText("Done");
        button("Rename").click();
        page.getByLabel("New name").fill("Shapes, variational");
        button("Take this name").click();
        assertThat(page.locator("learn-run h2")).hasText("Shapes, variational");
        button("2 numbers").click();
        page.waitForFunction("() => document.querySelector('learn-studio').storyBeside.frames.length >= 2");
        assertThat(page.locator("learn-run img.beside")).isVisible();
        assertThat(page.locator("learn-run loss-curve .key.beside")).hasText("Shapes, variational, 2 numbers");
        assertThat(page).hasURL(Pattern.compile("run=[0-9a-f-]{36}&beside=[0-9a-f-]{36}$"));
        Chromium.keep(page, "learn-beside");
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Shapes, variational, 2 numbers"))).click();
        button("Delete").click();
        page.locator("learn-run .really").click();
        assertThat(page.locator("studio-notices")).containsText("The run is deleted.");
        button("Shapes, variational").click();
        button("Delete").click();
        page.locator("learn-run .really").click();
        assertThat(page.locator("studio-notices")).containsText("The run is deleted.");
    }

    /** The reconstruction of what is on the pad changes without anybody touching it. */
    private void drawsBetterUnderOnesEyes(String draw) {
        Page drawing = page.context().newPage();
        drawing.navigate(address.replaceFirst("learn$", draw));
        drawing.waitForFunction("() => document.querySelector('draw-studio')?.settled && document.querySelector('draw-studio').drawing.results.length");
        assertThat(drawing.locator("draw-studio optgroup[label='Learning now'] option")).hasCount(1);
        String made = "document.querySelector('draw-studio').drawing.results[0]?.picture.samples";
        Object first = drawing.evaluate(made);
        drawing.waitForFunction("first => " + made + " !== first", first);
        Chromium.keep(drawing, "learn-meanwhile");
        assertThat(drawing.locator("studio-notices p")).hasCount(0);
        drawing.close();
    }

    @Test
    void drawingsAreKeptOneAfterTheOtherAndLookedAtFirst() {
        page = chromium.desktop();
        page.navigate(address);
        button("Draw some").click();
        for (int i = 0; i < 12; i++) {
            stroke(i);
            button("Keep, next").click();
        }
        assertThat(page.locator("learn-drawings")).containsText("12 kept.");
        assertThat(page.locator("learn-drawings .variants img")).hasCount(40);
        button("Take the last one back").click();
        stroke(13);
        button("Keep, next").click();
        Chromium.keep(page, "learn-drawings");
        button("Use these").click();
        assertThat(page.locator("learn-choices")).containsText("52 pictures");
        assertThat(button("Learn")).isEnabled();
    }

    /** A line that no other is like. */
    private void stroke(int number) {
        BoundingBox pad = page.locator("learn-drawings ink-pad").boundingBox();
        page.mouse().move(pad.x + pad.width * (0.2 + 0.04 * number), pad.y + pad.height * 0.2);
        page.mouse().down();
        page.mouse().move(pad.x + pad.width * 0.5, pad.y + pad.height * (0.3 + 0.04 * number));
        page.mouse().move(pad.x + pad.width * 0.7, pad.y + pad.height * 0.8);
        page.mouse().up();
        assertThat(button("Keep, next")).isEnabled();
    }

    @Test
    void saysWhatIsWrongWithWhatCame() {
        page = chromium.desktop();
        page.navigate(address);
        bring(Shapes.zip(Map.of("notes.txt", "text".getBytes(StandardCharsets.UTF_8), "inner.zip", Shapes.zip(Map.of("a", new byte[1])))));
        assertThat(page.locator("learn-choices")).containsText("Expected pictures, got none that can be read");
        assertThat(page.locator("learn-choices")).containsText("notes.txt: ");
        assertThat(button("Learn")).isDisabled();
        button("Bring others").click();
        bring(new byte[] {'P', 'K', 3, 4, 0});
        assertThat(page.locator("studio-notices")).containsText("is damaged or cut off; pack it again.");
    }

    @Test
    void fitsAPhone() {
        page = chromium.phone();
        page.navigate(address);
        assertThat(button("Learn digits")).isVisible();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
        Chromium.keep(page, "learn-phone");
        Chromium.assertAccessible(page);
    }

    private void bring(byte[] zip) {
        page.locator("learn-sources input.files").setInputFiles(new FilePayload("pictures.zip", "application/zip", zip));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private double[] errors(String which) {
        Object errors = page.evaluate("which => { const { frames } = document.querySelector('learn-studio').story; return frames.at(which === 'first' ? 0 : -1).errors; }", which);
        return ((List<?>) errors).stream().mapToDouble(error -> ((Number) error).doubleValue()).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
