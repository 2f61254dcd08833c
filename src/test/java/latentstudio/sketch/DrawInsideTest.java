package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import org.junit.jupiter.api.Test;

/** Looks inside a model on the Draw screen. */
@QuarkusTest
class DrawInsideTest extends DrawScreenWalk {
    private static final String ADDED_UP = "pixel-sum table tr";

    @Test
    void everyLayerIsShownAndThePixelThatOnePointsAtAddsUp() {
        open(chromium.desktop(), "draw/digits-tiny");
        button("Look inside").click();
        assertThat(page.locator("layer-maps")).hasCount(12);
        settle();
        Locator third = page.locator("layer-maps").nth(2);
        assertThat(third).containsText("3 · Convolution 3 × 3, stride 2, ReLU");
        assertThat(third).containsText("8 maps of 7 × 7");
        assertThat(third).containsText("1,160 numbers learned");
        third.getByText("Equation and code").click();
        assertThat(third.locator("pre")).containsText("y[m][r][c] = Math.max(0, sum);");

        point(third.locator(".stage"));
        settle();
        assertThat(page.locator("pixel-sum h3")).hasText(Pattern.compile("Layer 3, map 1, row \\d, column \\d"));
        assertThat(page.locator("pixel-sum .part")).hasCount(4);
        requireSum();
        assertThat(page.locator("layer-maps").nth(1).locator(".window").first()).isVisible();
        assertThat(page.url()).endsWith("inside=1");
        Chromium.keep(page, "draw-inside");
        Chromium.assertAccessible(page);
    }

    @Test
    void mapsAndSumFollowThePenAndTheSliders() {
        open(chromium.desktop(), "draw/digits-tiny");
        button("Look inside").click();
        assertThat(page.locator("layer-maps")).hasCount(12);
        settle();
        page.locator("layer-maps").nth(6).locator(".stage").focus(); // a layer of the decoder
        page.keyboard().press("ArrowRight");
        settle();
        String first = maps(2);
        String decoded = maps(6);
        String value = page.locator("pixel-sum .sum").innerText();
        assertThat(page.locator("pixel-sum h3")).hasText("Layer 7, map 1, row 1, column 2");
        drawThree();
        settle();
        assertThat(maps(2)).isNotEqualTo(first);
        assertThat(page.locator("pixel-sum .sum").innerText()).isNotEqualTo(value);
        String encoded = maps(2);
        page.locator("latent-sliders input").first().focus();
        page.keyboard().press("End");
        settle();
        assertThat(maps(2)).as("the encoder's layers stay").isEqualTo(encoded);
        assertThat(maps(6)).isNotEqualTo(decoded);
    }

    @Test
    void onAPhoneItLiesBelowThePadAndATapShowsTheSum() {
        open(chromium.phone(), "draw/digits-vae");
        button("Look inside").click();
        assertThat(page.locator("layer-maps")).hasCount(18);
        settle();
        page.locator("layer-maps").nth(1).locator(".stage").tap(new Locator.TapOptions().setPosition(12, 12));
        settle();
        requireSum();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "draw-inside-phone");
        Chromium.assertAccessible(page);
    }

    private void point(Locator stage) {
        stage.scrollIntoViewIfNeeded();
        BoundingBox box = stage.boundingBox();
        page.mouse().move(box.x + 30, box.y + 30);
    }

    /** The numbers on the screen: four parts, the rest and the bias make the sum. */
    private void requireSum() {
        double parts = page.locator("pixel-sum .part > b").allInnerTexts().stream().mapToDouble(DrawInsideTest::number).sum();
        List<String> rows = page.locator(ADDED_UP).allInnerTexts();
        double sum = rows.stream().filter(row -> row.startsWith("Sum")).mapToDouble(DrawInsideTest::number).findFirst().orElseThrow();
        double others = rows.stream().filter(row -> row.contains("other map") || row.startsWith("Bias")).mapToDouble(DrawInsideTest::number).sum();
        assertThat(parts + others).isCloseTo(sum, within(0.0006)); // each is rounded to four digits
    }

    /** The last number of a text. */
    private static double number(String text) {
        return Double.parseDouble(text.replace('−', '-').replaceAll("(?s).*?(-?[\\d.]+)\\s*$", "$1"));
    }

    private String maps(int layer) {
        return (String) page.locator("layer-maps").nth(layer).evaluate("maps => maps.shadowRoot.querySelector('canvas').toDataURL()");
    }
}
