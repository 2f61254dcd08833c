package latentstudio.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import org.junit.jupiter.api.Test;

/** Walks through the damage lab as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(Restorers.class)
class LabScreenTest extends ScreenWalk {
    /** How many pixels of a page on the screen, the damaged or the cleaned, differ clearly from the truth. */
    private static final String DIFFERING = """
            async (studio, place) => { const all = [...studio.shadowRoot.querySelector('lab-pictures').shadowRoot.querySelectorAll('img')];
              const pixels = async image => { await image.decode();
                const canvas = document.createElement('canvas'); canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
                const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0); return pen.getImageData(0, 0, canvas.width, canvas.height).data; };
              const truth = await pixels(all[0]), other = await pixels(all[place]);
              let differing = 0;
              for (let i = 0; i < truth.length; i += 4) if (Math.abs(truth[i] - other[i]) > 60) differing++;
              return differing; }""";
    private static final String COLOURED = """
            element => { const canvas = element.shadowRoot.querySelector('canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 100 && Math.abs(data[i] - data[i + 2]) > 100) return true;
              return false; }""";

    @TestHTTPResource("/lab")
    String address;
    @TestHTTPResource("/clean/scans-same")
    String clean;

    @Inject
    LabService service;

    @Test
    void aDamagedPageIsCleanedBeforeTheVisitorDoesAnything() {
        open(chromium.desktop(), "");
        assertThat(choice("Sample")).hasValue("letter");
        assertThat(choice("Damage")).hasValue("stain");
        assertThat(page.getByText("0 to 1: strength")).isVisible();
        int damaged = (int) studio().evaluate(DIFFERING, 1);
        assertThat(damaged).isGreaterThan(2000);
        assertThat((int) studio().evaluate(DIFFERING, 2)).isLessThan(damaged);
        assertThat(psnr(1)).isGreaterThan(psnr(0));
        assertThat(Double.parseDouble(cell("psnr", 2).innerText().replace("+", ""))).isCloseTo(psnr(1) - psnr(0), within(0.011));
        assertThat(page).hasURL(Pattern.compile("/lab/scans#sample=letter&damage=stain&level=0\\.6&seed=16$"));
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("Scans.*CPU.*damage.*ms.*cleaning", Pattern.DOTALL));
        Chromium.keep(page, "lab-example");
        Chromium.assertAccessible(page);
        page.locator("lab-pictures .frame").nth(1).press("+");
        page.keyboard().press("ArrowRight");
        assertThat(new HashSet<>((List<?>) page.locator("lab-pictures img").evaluateAll("pages => pages.map(page => page.style.transform)")))
                .as("the same part of each").hasSize(1).allMatch(part -> part.toString().matches("translate\\(-\\d.*scale\\(1\\.5\\)"));
        Chromium.keep(page, "lab-zoomed");
        page.keyboard().press("0");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Show the error")).check();
        page.waitForFunction(COLOURED, page.locator("page-error").first().elementHandle());
        Chromium.keep(page, "lab-error");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "lab-dark");
        Chromium.assertAccessible(page);
    }

    @Test
    void theLevelMovesByKeyboardAndTheFiguresFollow() {
        open(chromium.desktop(), "/scans-same#damage=gaussian&level=0.1");
        double before = psnr(0);
        level().press("ArrowRight");
        settle();
        assertThat(level()).hasAttribute("aria-valuetext", "0.105, standard deviation");
        assertThat(psnr(0)).isLessThan(before);
        for (int i = 0; i < 8; i++) {
            level().press("ArrowRight");
        }
        level().press("End");
        settle();
        assertThat(psnr(0)).isLessThan(before - 3);
        assertThat(page).hasURL(Pattern.compile("level=0\\.2&"));
        level().press("Home");
        settle();
        assertThat(cell("psnr", 0)).hasText("same");
        assertThat(cell("psnr", 1)).hasText("same");
        assertThat(cell("psnr", 2)).hasText("–");
        assertThat(cell("ssim", 0)).hasText("1.00");
        assertThat(page.locator("lab-figures [aria-live]")).containsText("PSNR the same as the truth damaged");
    }

    @Test
    void aSampleBringsTheModelThatWasMadeForIt() {
        open(chromium.desktop(), "/scans-same");
        choice("Sample").selectOption("digit-3");
        settle();
        assertThat(choice("Model")).hasValue("digits-denoiser");
        choice("Damage").selectOption("salt-and-pepper");
        settle();
        assertThat(psnr(1)).isGreaterThan(psnr(0) + 3);
        assertThat(page.locator("pixel-image")).hasCount(3);
        assertThat((Boolean) page.locator("pixel-image").first().evaluate("""
                image => { const canvas = image.shadowRoot.querySelector('canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, 28, 28);
                  return data[3] === 0 && data.some((value, i) => i % 4 === 3 && value > 200); }""")).isTrue();
        Chromium.keep(page, "lab-digit");
        Chromium.assertAccessible(page);
        page.locator("lab-pictures .frame").nth(1).press("+");
        page.keyboard().press("ArrowRight");
        assertThat(new HashSet<>((List<?>) page.locator("lab-pictures img").evaluateAll("pages => pages.map(page => page.style.transform)")))
                .as("the same part of each").hasSize(1).allMatch(part -> part.toString().matches("translate\\(-\\d.*scale\\(1\\.5\\)"));
        Chromium.keep(page, "lab-zoomed");
        page.keyboard().press("0");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Show the error")).check();
        page.waitForFunction(COLOURED, page.locator("pixel-image").nth(1).elementHandle());
        choice("Sample").selectOption("clothing-9");
        settle();
        assertThat(choice("Model")).hasValue("fashion-denoiser");
        choice("Model").selectOption("scans-same");
        settle();
        assertThat(choice("Sample")).hasValue("letter");
    }

    @Test
    void aReloadShowsTheSame() {
        open(chromium.desktop(), "/digits-denoiser#sample=digit-5&damage=missing-blocks&level=2&seed=42");
        List<String> figures = page.locator("lab-figures td").allInnerTexts();
        String before = page.url();
        page.reload();
        settle();
        assertThat(page.url()).isEqualTo(before);
        assertThat(page.locator("lab-figures td").allInnerTexts()).isEqualTo(figures);
        assertThat(page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true))).hasValue("42");
        assertThat(level()).hasValue("2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Again, with another seed")).click();
        settle();
        assertThat(page).not().hasURL(before);
        Locator seed = page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true));
        seed.fill("42");
        seed.press("Enter");
        settle();
        assertThat(page).hasURL(before);
        assertThat(page.locator("lab-figures td").allInnerTexts()).isEqualTo(figures);
    }

    @Test
    void anAddressThatTheLabDoesNotKnowShowsTheDefaultAndSaysSo() {
        open(chromium.desktop(), "/nothing#sample=x&damage=y&level=7&seed=-1");
        assertThat(page.locator("studio-notices")).containsText("There is no model “nothing” here. This is Scans. There is no sample “x” for Scans; this is another. "
                + "Scans knows no damage “y” here; this is another. The level is 0 to 1, not “7”; this is the middle. "
                + "The seed is a whole number from 0 to 999999, not “-1”; this is 16.");
        assertThat(page).hasURL(Pattern.compile("/lab/scans#sample=letter&damage=stain&level=0\\.6&seed=16$"));
        Chromium.keep(page, "lab-notices");
        page.evaluate("location.hash = '#sample=own'");
        assertThat(page.locator("studio-notices")).hasText(Pattern.compile("\\s*This link is about a picture that was opened on another page.*", Pattern.DOTALL));
        settle();
    }

    @Test
    void aPictureOfTheVisitorsOwnIsDamagedAndWhatIsNoneIsRefused() throws IOException {
        open(chromium.desktop(), "/digits-denoiser");
        file("three.png", Cast.file(Cast.three(300, 20, 30, 120, 12, Color.BLACK, Color.WHITE), "png"));
        assertThat(choice("Sample")).hasValue("own");
        settle();
        assertThat(psnr(1)).isGreaterThan(psnr(0));
        assertThat(page).hasURL(Pattern.compile("sample=own&"));
        byte[] scan = PageFiles.write(PageFiles.page(300, 220, 1), PageFormat.PNG);
        file("one.png", PageFiles.write(PageFiles.page(1, 1, 1), PageFormat.PNG));
        assertThat(problem()).containsText("Expected a picture of at least 16 x 16 pixels, got 1 x 1; open a larger one.");
        file("cut.png", Arrays.copyOf(scan, scan.length / 2));
        assertThat(problem()).containsText("the file is damaged or cut off");
        file("notes.png", "not a picture".getBytes());
        assertThat(problem()).containsText("got a text named “notes.png”");
        Chromium.keep(page, "lab-refused");
        choice("Model").selectOption("scans-same");
        file("page.png", scan);
        page.waitForFunction("studio => studio.own.name === 'page.png'", studio().elementHandle());
        settle();
        assertThat(problem()).hasCount(0);
        assertThat(studio().evaluate("studio => studio.bench.line.result.width")).isEqualTo(300);
    }

    @Test
    void theDownloadsAreWhatIsShown() throws IOException {
        open(chromium.desktop(), "/digits-denoiser#sample=digit-5&damage=speckle&level=0.3&seed=9");
        LabRequest request = new LabRequest("digits-denoiser", "digit-5", "speckle", 0.3, 9);
        Download damaged = page.waitForDownload(() -> link("Download the damaged picture").click());
        assertThat(damaged.suggestedFilename()).isEqualTo("digit-5-speckle-0.3-seed-9-damaged.png");
        assertThat(bytes(damaged)).isEqualTo(service.png(request, null, false));
        assertThat(bytes(page.waitForDownload(() -> link("Download the cleaned picture").click()))).isEqualTo(service.png(request, null, true));
    }

    @Test
    void aBusyServerIsToldInWordsAndAskedAgain() {
        open(chromium.desktop(), "/digits-denoiser");
        studio().evaluate("studio => { studio.receive = () => {}; }");
        level().press("ArrowRight");
        studio().evaluate("studio => studio.talk.receive('picture', { frame: studio.bench.line.loop.flying.frame, results: [], problem: 'All sessions are busy.', retry: true })");
        assertThat(problem()).hasText("All sessions are busy.");
        studio().evaluate("studio => { delete studio.receive; }");
        assertThat(problem()).hasCount(0);
        settle();
    }

    @Test
    void theLabFitsAPhone() {
        open(chromium.phone(), "/scans-same");
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/lab-phone.png")));
        Chromium.assertAccessible(page);
        choice("Sample").selectOption("digit-3");
        settle();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/lab-phone-digit.png")));
    }

    @Test
    void theLabIsReachedFromCleanAndLeadsBack() {
        page = chromium.desktop();
        page.navigate(clean);
        page.locator("nav").getByText("Damage lab").click();
        assertThat(page).hasURL(Pattern.compile("/lab/"));
        settle();
        assertThat(page.locator("nav a[aria-current]")).hasText("Damage lab");
        link("← Clean").click();
        assertThat(page).hasURL(Pattern.compile("/clean$"));
        assertThat(page.locator("clean-studio")).isVisible();
    }

    @Test
    void aModelThatIsMissingIsNotOfferedAndSaid() {
        open(chromium.desktop(), "/scans-same");
        page.evaluate("""
                () => { const studio = document.querySelector('lab-studio'); const bare = document.createElement('lab-studio'); bare.id = 'bare';
                  bare.samples = studio.samples; bare.damages = studio.damages;
                  bare.models = studio.models.filter(({ id }) => id === 'scans-same' || id === 'scans-damaged'); studio.replaceWith(bare); }""");
        assertThat(page.locator("#bare optgroup[disabled]")).hasCount(2);
        assertThat(page.locator("#bare optgroup[disabled]").first()).hasAttribute("label", "Digits, 28 × 28 – no model for these is ready");
        assertThat(page.locator("#bare option[value=scans-damaged]")).hasAttribute("disabled", "");
        page.evaluate("() => { const bare = document.createElement('lab-studio'); bare.models = []; bare.id = 'none'; document.querySelector('#bare').replaceWith(bare); }");
        assertThat(page.locator("#none").getByText("Expected a model that cleans, found none.")).isVisible();
        Chromium.keep(page, "lab-none");
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        page.waitForFunction("studio => studio.settled && studio.bench.line.result && !studio.bench.line.late", studio().elementHandle());
        studio().evaluate("studio => studio.updateComplete");
    }

    private Locator studio() {
        return page.locator("lab-studio");
    }

    private Locator level() {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Level").setExact(true));
    }

    private Locator choice(String name) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator problem() {
        return page.locator("studio-notices .problem");
    }

    private Locator cell(String row, int column) {
        return page.locator("lab-figures tr." + row + " td").nth(column);
    }

    private double psnr(int column) {
        return Double.parseDouble(cell("psnr", column).innerText());
    }

    private void file(String name, byte[] file) {
        page.locator("lab-controls .file").setInputFiles(new FilePayload(name, "application/octet-stream", file));
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
