package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import org.junit.jupiter.api.Test;

/** Links to drawings: what they rebuild, and what happens where they cannot. */
@QuarkusTest
class DrawLinkTest extends DrawScreenWalk {
    @Test
    void theAddressRebuildsTheScreenElsewhere() {
        open(chromium.desktop(), "");
        String sample = reconstruction();
        drawThree();
        awaitReconstructionOtherThan(sample);
        awaitStrokes(1);
        page.waitForURL(Pattern.compile(".*/draw/[a-z0-9-]+#v=.*ink=\\w+.*"));
        settle();
        String drawn = reconstruction();
        List<String> latent = latents();
        String link = page.url();
        page.context().close();

        open(chromium.desktop(), link.substring(address.length()));
        settle();
        assertThat(latents()).isEqualTo(latent);
        assertThat(reconstruction()).isEqualTo(drawn);
        assertThat(page.url()).isEqualTo(link);
    }

    @Test
    void anEditedLatentIsDecodedAndKeptInTheAddress() {
        open(chromium.desktop(), "");
        String encoded = reconstruction();
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Latent value 1").setExact(true));
        slider.focus();
        page.keyboard().press("End");
        awaitReconstructionOtherThan(encoded);
        page.waitForURL(Pattern.compile(".*&z=.*"));
        String decoded = reconstruction();
        page.reload();
        awaitReconstruction();
        awaitReconstruction(decoded);
        button("Reset").click();
        awaitReconstruction(encoded);
    }

    @Test
    void aLinkOfAnotherVersionSaysSo() {
        open(chromium.desktop(), "#v=no-such-version");
        assertThat(page.getByText("This link was made with version no-such-version")).isVisible();
    }

    @Test
    void anUnknownModelIsToldAndTheAddressNamesTheOneShown() {
        open(chromium.desktop(), "draw/no-such-model");
        assertThat(page.getByText("There is no model “no-such-model” here")).isVisible();
        String shown = (String) page.locator("draw-studio").evaluate("studio => studio.modelId");
        page.waitForURL(Pattern.compile(".*/draw/" + shown));
    }

    @Test
    void theScreensOwnLinkInTheNavigationKeepsTheDrawing() {
        open(chromium.desktop(), "");
        drawThree();
        page.waitForURL(Pattern.compile(".*ink=.*"));
        settle();
        String link = page.url();
        page.evaluate("() => addEventListener('vaadin-router-location-changed', () => { window.navigated = true; })");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Draw").setExact(true)).click();
        page.waitForFunction("window.navigated");
        page.waitForURL(link);
        awaitStrokes(1);
    }

    @Test
    void everyKindOfStrokeComesBackFromItsLink() {
        open(chromium.desktop(), "");
        drawThree();
        button("Eraser").click();
        drawLine(.2, .5, .8, .5);
        page.locator("ink-pad .surface").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Space");
        awaitStrokes(5);
        page.waitForURL(Pattern.compile(".*ink=.*"));
        settle();
        String drawn = strokes();
        page.reload();
        awaitReconstruction();
        assertThat(strokes()).isEqualTo(drawn);
    }

    @Test
    void aLongDrawingsOwnLinkCanBeRead() {
        open(chromium.desktop(), "");
        page.locator("ink-pad").evaluate("""
                pad => {
                  const points = Array.from({ length: 60000 }, (_, i) => Math.floor(512 + 400 * Math.sin(i * i)));
                  pad.show({ strokes: [{ kind: 'ink', brush: 24, points }], ground: null });
                  pad.dispatchEvent(new CustomEvent('ink-change'));
                }""");
        page.waitForURL(Pattern.compile(".*ink=.*"));
        button("Copy link").click();
        assertThat(page.getByText("the link keeps its lines with fewer points")).isVisible();
        settle();
        page.reload();
        awaitReconstruction();
        awaitStrokes(1);
        assertThat(page.locator("studio-notices p")).hasCount(0);
        assertThat((Integer) page.locator("ink-pad").evaluate("pad => pad.drawing.strokes[0].points.length / 2")).isBetween(5_000, 20_000);
    }

    @Test
    void damagedInkIsToldAndHarmless() {
        open(chromium.desktop(), "#v=1&ink=%21%21broken");
        Chromium.keep(page, "draw-damaged-link");
        int large = 0xC0; // with 2 after it: ink of a brush of 80
        List<String> damaged = List.of("%E0%A4%A", "A", "A".repeat(60_001), spelled(2), spelled(1, large, 2, 0),
                spelled(1, large, 2, 2, 10), spelled(1, 0, 1, 2, 2), spelled(1, large, 2, 1, 0xA0, 0x1F, 2), spelled(1, large, 2, 1, 1, 1),
                spelled(1, 255, 255, 255, 255, 255, 255), spelled(1, 2, 1, 56, 2));
        for (String ink : damaged) {
            tellsAndForgets("The drawing in this link is damaged");
            page.evaluate("ink => { location.hash = '#ink=' + ink; }", ink);
        }
        tellsAndForgets("The drawing in this link is damaged");
        for (String latent : List.of("", "1,,2", "1,2,x", "1e300,0", "0,".repeat(5000))) {
            page.evaluate("latent => { location.hash = '#z=' + latent; }", latent);
            tellsAndForgets("The latent in this link is damaged");
        }
        page.evaluate("location.hash = '#z=1,2,3'");
        tellsAndForgets("The latent in this link has 3 values");
        awaitReconstruction();
    }

    private void tellsAndForgets(String sentence) {
        assertThat(page.getByText(sentence)).isVisible();
        button("Dismiss").click();
        assertThat(page.getByText(sentence)).isHidden();
    }

    private static String spelled(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
