package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentstudio.Chromium;
import org.junit.jupiter.api.Test;

/** Walks through the Draw screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
class DrawScreenTest extends DrawScreenWalk {
    @Test
    void aSampleIsReconstructedBeforeTheVisitorDoesAnything() {
        open(chromium.desktop(), "");
        assertThat(page.getByText("Draw over me")).isVisible();
        assertThat(latents()).hasSizeBetween(2, 256);
        assertThat(heading()).hasText("The model squeezes your drawing into 16 numbers and draws it again. Move one.");
        Chromium.keep(page, "draw-sample");
        Chromium.assertAccessible(page);
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        open(chromium.desktop("de-AT"), "");
        assertSpeaksGerman();
        drawThree();
        page.waitForURL(Pattern.compile(".*#.*"));
        settle();
        String strokes = strokes();
        String link = page.url();
        Chromium.assertAccessible(page);
        Chromium.keep(page, "draw-german");

        button("English").click();
        assertThat(heading()).hasText("The model squeezes your drawing into 16 numbers and draws it again. Move one.");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        awaitReconstruction();
        assertThat(page.url()).isEqualTo(link);
        assertThat(strokes()).isEqualTo(strokes);

        button("Deutsch").click();
        assertSpeaksGerman();
        assertThat(button("Deutsch")).hasAttribute("aria-current", "true");
        assertThat(page.url()).isEqualTo(link);
        page.setViewportSize(360, 740);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "draw-german-narrow");
    }

    private void assertSpeaksGerman() {
        assertThat(heading()).hasText("Das Modell presst die Zeichnung in 16 Zahlen und zeichnet sie daraus neu. Bewegen Sie eine davon.");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Seiten")).getByRole(AriaRole.LINK))
                .hasText(new String[] {"Zeichnen", "Übergang", "Erzeugen", "Karte", "Diagramme", "Modelle", "Reinigen", "Labor", "Lektionen", "Lernen"});
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    @Test
    void aNumberShowsWhatItDoesAndIsMovedAndMovedBack() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        List<Double> influence = studioNumbers("studio => studio.model.influence");
        assertThat(page.locator("latent-sliders .value .name").allInnerTexts()).isEqualTo(IntStream.range(0, influence.size()).boxed()
                .sorted(Comparator.comparing(influence::get, Comparator.reverseOrder())).map(z -> "z" + (z + 1)).toList());
        assertThat(page.locator("latent-sliders .meaning").allInnerTexts()).contains("slant", "weight", "");
        Locator first = page.locator("latent-sliders .value").first();
        first.locator("input").focus();
        page.waitForFunction("sliders => sliders.strip.length === 5", page.locator("latent-sliders").elementHandle());
        List<?> inks = (List<?>) first.locator(".strip pixel-image").evaluateAll("images => images.map(image => image.picture.samples.join())");
        assertThat(new HashSet<>(inks)).as("what the number does can be seen").hasSize(5);
        Chromium.keep(page, "draw-number");
        page.keyboard().press("Home");
        awaitReconstructionOtherThan(sample);
        assertThat(page.locator("carry-on a").first()).hasAttribute("href", Pattern.compile("^map/digits-vae#z=-?\\d"));
        page.keyboard().press("Control+z");
        awaitReconstruction(sample);
        page.keyboard().press("Control+y");
        awaitReconstructionOtherThan(sample);
    }

    @SuppressWarnings("unchecked")
    private List<Double> studioNumbers(String script) {
        return ((List<Number>) studio().evaluate(script)).stream().map(Number::doubleValue).toList();
    }

    @Test
    void aDrawingMovesReconstructionAndLatent() {
        open(chromium.desktop(), "");
        String sample = reconstruction();
        List<String> latent = latents();
        drawThree();
        awaitReconstructionOtherThan(sample);
        assertThat(page.getByText("Draw over me")).isHidden();
        assertThat(latents()).isNotEqualTo(latent);
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("(CPU|GPU).*batch.*queue.*ms.*inference.*ms.*transfer.*ms",
                Pattern.DOTALL));
        Chromium.keep(page, "draw-three");
    }

    @Test
    void undoRedoAndClearGoByStroke() {
        open(chromium.desktop(), "");
        drawThree();
        awaitStrokes(1);
        drawLine(.2, .9, .8, .9);
        awaitStrokes(2);
        page.keyboard().press("Control+z");
        awaitStrokes(1);
        page.keyboard().press("Control+Shift+z");
        awaitStrokes(2);
        button("Clear").click();
        awaitStrokes(0);
        assertThat(page.getByText("Draw a digit here")).isVisible();
        assertThat(page.getByText("Nothing to judge yet")).isVisible();
        Chromium.keep(page, "draw-empty");
        button("Undo").click();
        awaitStrokes(2);
        awaitReconstruction();
    }

    @Test
    void everythingCanBeDrawnFromTheKeyboard() {
        open(chromium.desktop(), "");
        page.locator("ink-pad .surface").focus();
        page.keyboard().press("Space");
        awaitStrokes(1);
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        assertThat(page.locator("ink-pad [aria-live]")).hasText("Row 23, column 15, ink");
        page.keyboard().press("Space");
        assertThat(page.locator("ink-pad [aria-live]")).hasText("Row 23, column 15, blank");
        page.keyboard().press("Tab");
        assertThat(page.locator("ink-pad .surface")).not().isFocused();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Chromium.keep(page, "draw-keys");
        page.keyboard().press("Backspace");
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        // a key behind the open sheet is not for the drawing
        page.locator("ink-pad .surface").focus();
        page.keyboard().press("Space");
        awaitStrokes(11);
    }

    @Test
    void aFingerDrawsOnAPhoneAndThePageStaysStill() {
        open(chromium.phone(), "");
        String sample = reconstruction();
        touchThree();
        awaitReconstructionOtherThan(sample);
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
        BoundingBox picture = page.locator(RECONSTRUCTION).boundingBox();
        assertThat(picture.y + picture.height).as("the whole story is seen without scrolling").isLessThan(740 - 84);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "draw-phone");
        Chromium.assertAccessible(page);
    }

    @Test
    void modelsAreComparedSideBySide() {
        open(chromium.desktop(), "");
        page.keyboard().press("m");
        Locator cards = page.locator("model-comparison section");
        int models = ((Number) page.locator("draw-studio").evaluate(
                "studio => studio.models.filter(m => m.available && m.dataSet.id === studio.models[0].dataSet.id).length")).intValue();
        assertThat(cards).hasCount(models);
        for (int i = 0; i < models; i++) {
            assertThat(cards.nth(i)).containsText(Pattern.compile("(Error|Change)\\s*[\\d.]+"));
        }
        page.waitForURL(Pattern.compile(".*compare=1.*"));
        assertThat(button("Copy link")).isVisible();
        Chromium.keep(page, "draw-compare");
        Chromium.assertAccessible(page);
        for (int width : new int[] {900, 360}) {
            page.setViewportSize(width, 740);
            assertThat(button("Copy link")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            Chromium.keep(page, "draw-compare-" + width);
        }
    }

    @Test
    void theLatentIsDownloadedForNumPy() throws IOException {
        open(chromium.desktop(), "");
        Download download = page.waitForDownload(() -> button("Download latent and pictures for NumPy").click());
        assertThat(download.suggestedFilename()).endsWith("-latent.npz");
        List<String> names = new ArrayList<>();
        try (InputStream file = download.createReadStream(); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(zip.readNBytes(6), java.nio.charset.StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY");
            }
        }
        assertThat(names).containsExactlyInAnyOrder("latent.npy", "picture.npy", "seen.npy");
    }

    @Test
    void aPastedPictureBecomesTheDrawing() {
        open(chromium.desktop(), "");
        String sample = reconstruction();
        page.evaluate("""
                async () => {
                  const canvas = new OffscreenCanvas(200, 300);
                  const paper = canvas.getContext('2d');
                  paper.fillStyle = '#eee';
                  paper.fillRect(0, 0, 200, 300);
                  paper.fillStyle = '#123';
                  paper.fillRect(90, 40, 24, 220);
                  const data = new DataTransfer();
                  data.items.add(new File([await canvas.convertToBlob()], 'one.png', { type: 'image/png' }));
                  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
                }""");
        awaitReconstructionOtherThan(sample);
        Chromium.keep(page, "draw-pasted");
        button("Copy link").click();
        assertThat(page.getByText("A pasted picture is too large for a link")).isVisible();
        String pasted = reconstruction();
        page.locator("nav").getByText("Models").click();
        assertThat(page.locator(".tile").first()).isVisible();
        page.locator("nav").getByText("Draw").click();
        awaitReconstruction(pasted); // as it was left
        settle();
        page.reload();
        awaitReconstruction(pasted); // this tab has it still
        open(chromium.desktop(), "");
        assertThat(reconstruction()).isEqualTo(sample);
    }

    @Test
    void anotherModelsAnswerReplacesTheOldOneWithoutABlank() {
        open(chromium.desktop(), "");
        settle();
        String before = reconstruction();
        int values = latents().size();
        String other = (String) studio().evaluate("studio => studio.models.filter(m => m.available && m.id !== studio.modelId)[0].id");
        holdAnswers();
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption(other);
        assertThat(page.locator(RECONSTRUCTION)).hasAttribute("late", "");
        assertThat(reconstruction()).isEqualTo(before);
        assertThat(latents()).hasSize(values);
        assertThat(page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Latent value 1").setExact(true))).isDisabled();
        awaitHeldAnswers(1);
        showHeldAnswers();
        settle();
        assertThat(page.locator(RECONSTRUCTION)).not().hasAttribute("late", "");
        assertThat(reconstruction()).isNotEqualTo(before);
    }

    @Test
    void withoutAnyModelTheScreenSaysSo() {
        open(chromium.desktop(), "");
        page.evaluate("() => { const bare = document.createElement('draw-studio'); bare.models = []; bare.id = 'bare'; "
                + "document.querySelector('draw-studio').replaceWith(bare); }");
        assertThat(page.locator("#bare").getByText("No model is ready: none is installed")).isVisible();
    }

    @Test
    void aDrawingShownDuringAStrokeLeavesThePadAlive() {
        open(chromium.desktop(), "");
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + .3 * pad.width, pad.y + .3 * pad.height);
        page.mouse().down();
        page.evaluate("location.hash = '#ink='");
        awaitStrokes(0);
        page.mouse().up();
        drawLine(.2, .9, .8, .9);
        awaitStrokes(1);
    }
}
