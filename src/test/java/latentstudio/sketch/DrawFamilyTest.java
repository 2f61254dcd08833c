package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import latentstudio.inference.FamilyOfModels;
import org.junit.jupiter.api.Test;

/** Walks through the Draw screen where there are denoisers and models of another data set. */
@QuarkusTest
@TestProfile(FamilyOfModels.class)
class DrawFamilyTest extends DrawScreenWalk {
    private static final String SEEN = "error-maps pixel-image >> nth=0";

    @Test
    void aDenoiserShowsTheCleanedDrawingAndWhatItChanged() {
        open(chromium.desktop(), "draw/cleaning#raw=1");
        settle();
        String sample = reconstruction();
        pasteFaintSpecks();
        awaitReconstructionOtherThan(sample);
        settle();
        int[] seen = pixels(SEEN);
        int[] cleaned = pixels(RECONSTRUCTION);
        assertThat(Arrays.stream(seen).filter(ink -> ink > 20 && ink < 120)).as("faint specks").hasSizeGreaterThan(20);
        for (int i = 0; i < seen.length; i++) {
            assertThat(cleaned[i]).isBetween(Math.max(0, 2 * seen[i] - 255) - 1, Math.max(0, 2 * seen[i] - 255) + 1);
        }
        assertThat(page.locator(".theirs h2")).hasText("Denoised");
        assertThat(page.getByText("Reconstruction")).hasCount(0);
        assertThat(page.getByText("Signed change")).isVisible();
        assertThat(page.locator(".change")).containsText(Pattern.compile("Mean squared change 0\\.\\d+"));
        assertThat(page.locator("latent-sliders")).hasCount(0);
        assertThat(page.locator("honesty-meter")).hasCount(0);
        Chromium.keep(page, "draw-denoiser");
        Chromium.assertAccessible(page);
        Download download = page.waitForDownload(() -> button("Download the pictures for NumPy").click());
        assertThat(download.suggestedFilename()).isEqualTo("cleaning-pictures.npz");
    }

    @Test
    void aDenoiserFollowsThePen() {
        open(chromium.phone(), "draw/cleaning");
        String sample = reconstruction();
        touchThree();
        awaitReconstructionOtherThan(sample);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "draw-denoiser-phone");
        Chromium.assertAccessible(page);
    }

    @Test
    void modelsAreListedByDataSet() {
        open(chromium.desktop(), "");
        assertThat(labels("draw-studio select optgroup")).containsExactly("MNIST hand-written digits", "Fashion-MNIST articles of clothing", "Quick, Draw! doodles",
                "FairFace faces", "CIFAR-10 photographs", "CIFAR-100 photographs");
        assertThat(page.locator("optgroup").nth(0).getByText("Digits, denoising")).hasCount(1);
        assertThat(page.locator("optgroup").nth(1).locator("option[value=clothes-cleaning]")).hasCount(1);
    }

    @Test
    void aModelOfClothingBeginsWithAnArticleOfClothing() {
        open(chromium.desktop(), "");
        settle();
        String seven = pad();
        choose("clothes-one");
        assertThat(page.getByText("Draw over me")).isVisible();
        String boot = pad();
        assertThat(boot).isNotEqualTo(seven);
        Chromium.keep(page, "draw-clothing");
        Chromium.assertAccessible(page);
        // its link rebuilds it, and going back brings the 7
        page.keyboard().press("m");
        page.waitForURL(Pattern.compile(".*/draw/clothes-one#v=1&compare=1"));
        page.reload();
        awaitCards(3);
        assertThat(pad()).isEqualTo(boot);
        choose("digits-vae");
        assertThat(pad()).isEqualTo(seven);
    }

    @Test
    void aDrawingOutlivesTheChoiceOfAModelOfClothing() {
        open(chromium.desktop(), "");
        drawThree();
        awaitStrokes(1);
        String drawn = pad();
        choose("clothes-one");
        assertThat(pad()).isEqualTo(drawn);
        button("Clear").click();
        assertThat(page.getByText("Draw an article of clothing here")).isVisible();
    }

    @Test
    void onlyModelsOfOneDataSetAreCompared() {
        open(chromium.desktop(), "draw/clothes-two");
        page.keyboard().press("m");
        awaitCards(3);
        assertThat(labels("model-comparison section")).contains("Clothes, one", "Clothes, two", "Clothes, denoising")
                .allMatch(title -> title.startsWith("Clothes") || title.startsWith("Fashion"));
        Locator denoiser = page.locator("model-comparison section[aria-label='Clothes, denoising']");
        assertThat(denoiser).containsText(Pattern.compile("Change\\s*[\\d.]+"));
        assertThat(denoiser.locator(".best")).hasCount(0);
        String before = (String) denoiser.locator("pixel-image").first().evaluate(PIXELS);
        drawThree();
        page.waitForFunction(DIFFERS, List.of(denoiser.locator("pixel-image").first().elementHandle(), before));
        Chromium.keep(page, "draw-compare-clothing");
        Chromium.assertAccessible(page);
    }

    /** A bar of full ink among specks that are too faint to stay, on a picture as dark as no ink. */
    private void pasteFaintSpecks() {
        page.evaluate("""
                async () => {
                  const canvas = new OffscreenCanvas(280, 280);
                  const paper = canvas.getContext('2d');
                  paper.fillRect(0, 0, 280, 280);
                  paper.fillStyle = '#fff';
                  paper.fillRect(120, 40, 40, 200);
                  paper.fillStyle = '#555';
                  for (let i = 0; i < 40; i++) paper.fillRect(10 + 30 * (i % 4), 10 + 26 * Math.floor(i / 4), 12, 12);
                  const data = new DataTransfer();
                  data.items.add(new File([await canvas.convertToBlob()], 'specks.png', { type: 'image/png' }));
                  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
                }""");
    }

    private int[] pixels(String picture) {
        return Arrays.stream(((String) page.locator(picture).evaluate(PIXELS)).split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** What is on the pad, as the model gets it. */
    private String pad() {
        return (String) page.locator("ink-pad").evaluate("pad => pad.png()");
    }

    private void choose(String model) {
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption(model);
        settle();
    }

    private void awaitCards(int atLeast) {
        page.waitForFunction("least => document.querySelector('draw-studio')?.settled && document.querySelector('draw-studio').shadowRoot"
                + ".querySelector('model-comparison')?.shadowRoot.querySelectorAll('.figures').length >= least", atLeast);
    }

    private List<String> labels(String elements) {
        List<String> labels = new ArrayList<>();
        for (Locator element : page.locator(elements).all()) {
            String label = element.getAttribute("label");
            labels.add(label == null ? element.getAttribute("aria-label") : label);
        }
        return labels;
    }
}
