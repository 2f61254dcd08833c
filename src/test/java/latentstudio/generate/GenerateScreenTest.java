package latentstudio.generate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.inference.ServedModel;
import latentstudio.latent.NpyFile;
import latentstudio.latent.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the Generate screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
class GenerateScreenTest extends ScreenWalk {
    /** How many pixels of a sheet on the screen are ink. */
    private static final String INK = """
            sheet => { const canvas = sheet.shadowRoot.querySelector('canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return data.reduce((sum, value, i) => sum + (i % 4 === 3 && value > 100 ? 1 : 0), 0); }""";
    /** The pixels of a sheet's first rows of samples, as a text. */
    private static final String PIXELS = """
            (sheet, rows) => { const canvas = sheet.shadowRoot.querySelector('canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, rows ? 30 * rows : canvas.height);
              return canvas.width + ' ' + [...data].filter((value, i) => i % 4 === 3).join(); }""";
    /** How many pixels of the map are of a class's colour, and whether the sample's ring is drawn. */
    private static final String MAP = """
            plot => { const seen = selector => { const canvas = plot.shadowRoot.querySelector(selector);
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return data.reduce((sum, value, i) => sum + (i % 4 === 3 && value > 0 ? 1 : 0), 0); };
              return [seen('.points'), seen('.sample')]; }""";

    @TestHTTPResource("/generate")
    String address;
    @Inject
    GenerateService service;
    @TempDir
    Path folder;

    @Test
    void theGridIsFilledBeforeTheVisitorDoesAnything() {
        open(chromium.desktop(), "");
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Any"))).isChecked();
        assertThat(chips()).hasCount(11);
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(64);
        assertThat(ink()).isGreaterThan(5000);
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("Digits, variational.*CPU.*batch.*16.*queue.*inference.*ms.*transfer", Pattern.DOTALL));
        assertThat(page).hasURL(Pattern.compile("/generate/digits-vae#label=any&count=64&seed=5&sampling=prior&t=1$"));
        assertThat(page.locator("nav a[aria-current]")).hasText("Generate");
        assertThat(page.locator("sampling-card")).containsText(Pattern.compile("Prior.*Class accuracy.*99\\.2 %.*99\\.8 %.*Fréchet distance.*Recall.*diversity.*78\\.3 %", Pattern.DOTALL));
        assertThat(page.locator("sampling-card")).containsText("at temperature 1");
        Chromium.keep(page, "generate");
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "generate-dark");
        Chromium.assertAccessible(page);
    }

    @Test
    void aClassIsChosenAndMoreAndUndoAndRedoDoWhatTheySay() {
        open(chromium.desktop(), "#seed=7");
        chip("0").click();
        settle();
        int zeros = ink();
        chip("1").click();
        settle();
        assertThat(2 * ink()).isLessThan(zeros);
        String ones = pixels(0);
        button("64 more").click();
        settle();
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(128);
        assertThat(pixels(8)).isEqualTo(ones);
        assertThat(page).hasURL(Pattern.compile("label=1&count=128&.*columns=8"));
        button("Undo").click();
        settle();
        assertThat(pixels(0)).isEqualTo(ones);
        page.keyboard().press("Control+z");
        settle();
        assertThat(ink()).isEqualTo(zeros);
        page.keyboard().press("Control+y");
        settle();
        assertThat(pixels(0)).isEqualTo(ones);
        button("New samples").click();
        settle();
        assertThat(pixels(0)).isNotEqualTo(ones);
        button("Undo").click();
        settle();
        assertThat(pixels(0)).isEqualTo(ones);
    }

    @Test
    void moreEndsAtTheMost() {
        open(chromium.desktop(), "/digits-2d#count=256");
        button("144 more").click();
        settle();
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(400);
        assertThat(button("More")).isDisabled();
        assertThat(page.getByText("400 are the most.")).isVisible();
        page.getByLabel("How many").fill("1000");
        page.getByLabel("How many").press("Enter");
        assertThat(page.getByLabel("How many")).hasValue("400");
    }

    @Test
    void aLockedSeedKeepsTheNoise() {
        open(chromium.desktop(), "#seed=31&label=3");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Lock the seed")).check();
        assertThat(button("New samples")).isDisabled();
        assertThat(page.getByText("The seed is locked; unlock it for new samples.")).isVisible();
        chip("8").click();
        settle();
        assertThat(seed()).hasValue("31");
        String eights = pixels(0);
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Over-constrained")).check();
        settle();
        assertThat(seed()).hasValue("31");
        assertThat(pixels(0)).isNotEqualTo(eights);
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Lock the seed")).uncheck();
        chip("4").click();
        settle();
        assertThat(seed()).not().hasValue("31");
        seed().fill("31");
        seed().press("Enter");
        settle();
        assertThat(page).hasURL(Pattern.compile("label=4&count=64&seed=31&sampling=over-constrained&t=1$"));
        seed().fill("no number");
        seed().press("Enter");
        assertThat(seed()).hasValue("31");
    }

    @Test
    void allIsReachedByKeyboard() {
        open(chromium.desktop(), "#seed=7");
        chips().first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        settle();
        assertThat(page).hasURL(Pattern.compile("label=1&"));
        String ones = pixels(0);
        Locator temperature = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Temperature"));
        temperature.press("Home");
        settle();
        assertThat(temperature).hasAttribute("aria-valuetext", "0.00, a factor of the noise");
        assertThat(pixels(0)).isNotEqualTo(ones);
        assertThat(page.locator("sampling-card")).containsText("these are at 0.00");
        temperature.press("Control+z");
        settle();
        assertThat(pixels(0)).isEqualTo(ones);
        sheet().getByRole(AriaRole.LISTBOX).focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        settle();
        assertThat(page.locator("sample-inspector h2")).hasText("Sample 10, 1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).press("Escape");
        assertThat(page.locator("sample-inspector")).hasCount(0);
        page.keyboard().press("End");
        page.keyboard().press(" ");
        settle();
        assertThat(page.locator("sample-inspector h2")).hasText("Sample 64, 1");
    }

    @Test
    void aSampleShowsWhereItLiesAndWhatIsNearest() {
        open(chromium.desktop(), "#label=7&seed=5");
        sheet().getByRole(AriaRole.OPTION).nth(2).click();
        settle();
        Locator inspector = page.locator("sample-inspector");
        assertThat(inspector.locator("h2")).hasText("Sample 3, 7");
        assertThat(inspector.locator("figure pixel-image")).hasCount(6);
        assertThat(inspector).containsText("Of the 10,000 training pictures that ship, in sixteen greys; the other 40,000 that it learned from are not searched.");
        assertThat(inspector).containsText(Pattern.compile("Its latent is\\s+(among the (rarest|most common) \\d+ %|as common as most)"));
        assertThat(inspector.locator("figcaption").first()).hasText(Pattern.compile("^7 at [2-5]\\.\\d\\d$"));
        List<?> map = (List<?>) inspector.locator("scatter-plot").evaluate(MAP);
        assertThat((int) map.get(0)).isGreaterThan(5000);
        assertThat((int) map.get(1)).isGreaterThan(200);
        assertThat(page).hasURL(Pattern.compile("&sample=3$"));
        Chromium.keep(page, "generate-sample");
        Chromium.assertAccessible(page);

        ServedModel model = service.model("digits-vae");
        Generation made = service.generate(model, new GenerateRequest(7, 64, 5, Sampling.PRIOR, 1));
        String between = inspector.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Blend with another sample")).getAttribute("href");
        assertThat(between).matches("interpolate/digits-vae#a=z:[-\\d.e,]+&b=z:[-\\d.e,]+&steps=16");
        assertThat(latent(between, "a=z:")).containsExactly(made.latents()[2]);
        inspector.getByLabel("Between it and").selectOption("next");
        String next = inspector.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Blend with another sample")).getAttribute("href");
        assertThat(latent(next, "b=z:")).containsExactly(made.latents()[3]);
        String onMap = inspector.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Show on the map")).getAttribute("href");
        assertThat(latent(onMap, "map/digits-vae#z=")).containsExactly(made.latents()[2]);

        String before = page.locator("sample-inspector scatter-plot").evaluate("plot => plot.place.join()").toString();
        chip("2").click();
        settle();
        assertThat(inspector.locator("h2")).hasText("Sample 3, 2");
        assertThat(page.locator("sample-inspector scatter-plot").evaluate("plot => plot.place.join()")).isNotEqualTo(before);
    }

    @Test
    void fromASampleOneGetsToAPathFromItAndToItsPlaceOnTheMap() {
        open(chromium.desktop(), "#label=7&seed=5&sample=3");
        Picture sample = service.generate(service.model("digits-vae"), new GenerateRequest(7, 64, 5, Sampling.PRIOR, 1)).pictures().get(2);
        String generate = page.url();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Blend with another sample")).click();
        page.waitForFunction("document.querySelector('interpolate-studio')?.settled");
        assertThat(page).hasURL(Pattern.compile("/interpolate/digits-vae#a=z:.*&b=z:.*&steps=16"));
        assertThat(page.locator("path-slot").first().locator("pixel-image").evaluate("image => btoa(String.fromCharCode(...image.picture.samples))"))
                .isEqualTo(Base64.getEncoder().encodeToString(sample.toBytes()));
        page.goBack();
        page.waitForURL(generate);
        settle();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show on the map")).click();
        page.waitForFunction("document.querySelector('map-studio')?.settled");
        assertThat(page).hasURL(Pattern.compile("/map/digits-vae#projection=umap&z="));
        assertThat(page.locator("map-stage .marker")).hasCount(1);
        assertThat(page.locator("map-look figcaption").last()).hasText("The sample");
    }

    @Test
    void theWaysStandSideBySideEachWithItsFigures() {
        open(chromium.desktop(), "#seed=5");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Compare all ways")).check();
        settle();
        assertThat(page.locator("sampling-card")).hasCount(5);
        List<String> ways = List.of("Prior", "Constrained", "Over-constrained", "Ellipsoid", "Unconstrained");
        List<String> recalls = List.of("78.3 %", "78.8 %", "15.7 %", "", "89.3 %");
        for (int i = 0; i < 5; i++) {
            Locator card = page.locator("sampling-card").nth(i);
            assertThat(card.getByRole(AriaRole.HEADING)).hasText(ways.get(i));
            if (recalls.get(i).isEmpty()) {
                assertThat(card).containsText("were not measured for this model");
            } else {
                assertThat(card.getByRole(AriaRole.ROW).last()).containsText(recalls.get(i));
            }
            assertThat((int) card.locator("picture-sheet").evaluate(INK)).isGreaterThan(5000);
        }
        // as N(0, 4) is no place where latents lie, these are blots
        assertThat((int) page.locator("picture-sheet").nth(4).evaluate(INK)).isGreaterThan((int) (1.2 * (int) page.locator("picture-sheet").first().evaluate(INK)));
        Chromium.keep(page, "generate-compare");
        Chromium.assertAccessible(page);
        page.locator("picture-sheet").nth(4).getByRole(AriaRole.OPTION).nth(4).click();
        settle();
        assertThat(page).hasURL(Pattern.compile("sampling=unconstrained&t=1&compare=1&sample=5$"));
        assertThat(page.locator("sample-inspector h2")).hasText("Sample 5, 1");
        Chromium.keep(page, "generate-compare-sample");
        Chromium.assertAccessible(page);
        String url = page.url();
        List<String> shown = page.locator("picture-sheet").all().stream().map(sheet -> sheet.evaluate(PIXELS, 0).toString()).toList();
        page.reload();
        settle();
        assertThat(page.url()).isEqualTo(url);
        assertThat(page.locator("picture-sheet").all().stream().map(sheet -> sheet.evaluate(PIXELS, 0).toString()).toList()).isEqualTo(shown);
        assertThat(page.locator("sample-inspector h2")).hasText("Sample 5, 1");
    }

    @Test
    void aModelWithoutAPriorSaysSo() {
        open(chromium.desktop(), "");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Model").setExact(true)).selectOption("fashion-tiny");
        settle();
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Prior"))).isDisabled();
        assertThat(page.getByText("No prior was learned for " + service.model("fashion-tiny").manifest().title() + "; the variational models have one.")).isVisible();
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Constrained").setExact(true))).isChecked();
        assertThat(page.getByText("Quality and diversity were not measured for this model.")).isVisible();
        assertThat(chip("Ankle boot")).isVisible();
        assertThat(ink()).isGreaterThan(3000);
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Compare all ways")).check();
        settle();
        assertThat(page.locator("picture-sheet")).hasCount(4);
        button("Undo").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("/generate/digits-vae#label=any&count=64&seed=5&sampling=prior&t=1&compare=1"));
        assertThat(page.locator("picture-sheet")).hasCount(5);
    }

    @Test
    void theDownloadsAreWhatIsShown() throws IOException {
        open(chromium.desktop(), "/fashion-vae#label=any&count=20&seed=12&t=0.8");
        ServedModel model = service.model("fashion-vae");
        Generation made = service.generate(model, new GenerateRequest(null, 20, 12, Sampling.PRIOR, 0.8));

        Download png = download("PNG");
        assertThat(png.suggestedFilename()).isEqualTo("fashion-vae-any-prior-seed-12.png");
        assertThat(Cast.CODEC.read(bytes(png)).toBytes()).isEqualTo(Picture.sheet(made.pictures()).toBytes());
        assertThat(Unzipped.files(bytes(download("ZIP")))).hasSize(21).containsKey("labels.csv");
        assertThat(NpyFile.read(bytes(download("NPZ"))).get("latents").shape()).containsExactly(20, 64);
        Download idx = download("IDX");
        assertThat(idx.suggestedFilename()).isEqualTo("fashion-vae-any-prior-seed-12-idx.zip");
        Map<String, byte[]> unzipped = Unzipped.files(bytes(idx));
        LabelledPictures read = LabelledPictures.read(Files.write(folder.resolve("p.gz"), unzipped.get("train-images-idx3-ubyte.gz")),
                Files.write(folder.resolve("l.gz"), unzipped.get("train-labels-idx1-ubyte.gz")));
        for (int i = 0; i < 20; i++) {
            assertThat(read.bytes(i)).isEqualTo(made.pictures().get(i).toBytes());
            assertThat(read.label(i)).isEqualTo(made.labels()[i]);
        }
    }

    @Test
    void aDamagedLinkShowsWhatItCanAndSaysSo() {
        open(chromium.desktop(), "/nothing#label=hat&count=0&seed=-1&sampling=magic&t=NaN&sample=900&columns=0");
        assertThat(page.locator("studio-notices")).containsText("There is no model “nothing” here. This is Digits, variational. "
                + "Digits, variational knows no class “hat”; these are of any class. The count is 1 to 400, not “0”; these are 64. The grid has 1 to 20 columns, not “0”. "
                + "The seed is a whole number, not “-1”; this is 5. There is no way to sample “magic”; these are prior. "
                + "The temperature is 0 to 2, not “NaN”; this is 1. There is no sample “900” among 64.");
        assertThat(page).hasURL(Pattern.compile("/generate/digits-vae#label=any&count=64&seed=5&sampling=prior&t=1$"));
        assertThat(ink()).isGreaterThan(5000);
        page.evaluate("location.hash = '#label=3&seed=8&count=16'");
        settle();
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(16);
        assertThat(seed()).hasValue("8");
        assertThat(page.locator("studio-notices")).not().containsText("There is no");
    }

    @Test
    void whatThePageMaySendIsChecked() {
        open(chromium.desktop(), "");
        page.locator("generate-studio").evaluate("studio => { studio.$server.ask(900, 'digits-vae', '7', '0', '5', ['prior'], '1'); }");
        page.locator("generate-studio").evaluate("""
                studio => { window.problems = []; const own = studio.receive;
                    studio.receive = (line, answer) => { if (answer.problem) problems.push(answer.problem); own.call(studio, line, answer); }; }""");
        page.locator("generate-studio").evaluate("studio => { studio.$server.ask(901, 'digits-vae', 'hat', '64', '5', ['prior'], '1'); }");
        page.waitForFunction("() => problems.some(problem => problem.includes(\"got 'hat'\"))");
        page.locator("generate-studio").evaluate("studio => { studio.$server.ask(902, 'digits-vae', '', '64', '5', [], '1'); }");
        page.waitForFunction("() => problems.some(problem => problem.includes('Expected 1 to 5 ways to sample, got 0'))");
        page.locator("generate-studio").evaluate("studio => { studio.$server.inspect(903, 'digits-vae', [1, 2]); }");
        page.waitForFunction("() => problems.some(problem => problem.includes('Expected latents of 16 values'))");
        page.locator("generate-studio").evaluate("studio => { studio.$server.inspect(904, 'digits-vae', []); }");
        page.waitForFunction("() => problems.some(problem => problem.includes('Expected a latent of 1 to 4096 values, got 0'))");
    }

    @Test
    void theScreenFitsAPhoneAndWorksByTouch() {
        open(chromium.phone(), "/fashion-vae");
        assertFits();
        Chromium.keep(page, "generate-phone");
        Chromium.assertAccessible(page);
        chip("Trouser").tap();
        settle();
        String trousers = pixels(8);
        button("64 more").tap();
        settle();
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(128);
        assertThat(pixels(8)).isEqualTo(trousers);
        sheet().getByRole(AriaRole.OPTION).nth(5).tap();
        settle();
        assertThat(page.locator("sample-inspector h2")).hasText("Sample 6, Trouser");
        assertFits();
        Chromium.keep(page, "generate-phone-sample");
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).tap();
        assertThat(page.locator("sample-inspector")).hasCount(0);
        button("Undo").tap();
        settle();
        assertThat(sheet().getByRole(AriaRole.OPTION)).hasCount(64);
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Compare")).tap();
        settle();
        assertThat(page.locator("picture-sheet")).hasCount(5);
        assertFits();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/generate-phone-compare.png")));
    }

    private void assertFits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        page.waitForFunction("studio => studio.settled && studio.samples.result && !studio.samples.late && !studio.inspections.late",
                page.locator("generate-studio").elementHandle());
        page.locator("generate-studio").evaluate("async studio => { await studio.updateComplete; await new Promise(requestAnimationFrame); }");
    }

    private int ink() {
        return (int) sheet().evaluate(INK);
    }

    private String pixels(int rows) {
        return sheet().evaluate(PIXELS, rows).toString();
    }

    private Locator sheet() {
        return page.locator("picture-sheet").first();
    }

    private Locator chips() {
        return page.locator("class-chips input");
    }

    private Locator chip(String name) {
        return page.locator("class-chips label").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator seed() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Seed").setExact(true));
    }

    private Download download(String kind) {
        return page.waitForDownload(() -> page.locator(".files a").filter(new Locator.FilterOptions().setHasText(kind)).click());
    }

    private static float[] latent(String link, String after) {
        String[] values = link.substring(link.indexOf(after) + after.length()).replaceAll("&.*", "").split(",");
        float[] latent = new float[values.length];
        for (int z = 0; z < latent.length; z++) {
            latent[z] = Float.parseFloat(values[z]);
        }
        return latent;
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
