package latentstudio.clean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.PageLines;
import latentstudio.ScreenWalk;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.Picture;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.Restorers;
import latentstudio.scan.Scans;
import org.junit.jupiter.api.Test;

/** Walks through the Clean screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(Restorers.class)
class CleanScreenTest extends ScreenWalk {
    /** Dark pixels of the page that are seen between two parts of the stage's width. */
    private static final String DARK = """
            ([compare, from, to]) => { const c = compare.shadowRoot.querySelector('canvas');
              const data = c.getContext('2d').getImageData(c.width * from, 0, c.width * (to - from), c.height).data;
              let dark = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255 && data[i] < 160) dark++;
              return dark; }""";
    private static final byte[] PAGE = PageFiles.write(PageFiles.page(300, 220, 1), PageFormat.PNG);

    @TestHTTPResource("/clean")
    String address;

    @Inject
    CleanService service;

    @Test
    void anExampleIsCleanBeforeTheVisitorDoesAnything() {
        greet(chromium.desktop(), "scans");
        assertThat(page.getByText("An example: a coffee stain")).isVisible();
        assertThat(page.getByText("Your pages stay on this server for an hour, or until you delete them.")).isVisible();
        assertThat(edge()).hasValue("50");
        awaitDark(0, .5, true);
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("Scans.*CPU", Pattern.DOTALL));
        assertThat(page.getByText("540 × 420 px")).isVisible();
        assertThat(page.getByText(Pattern.compile("% of what was dark is paper now; \\d+ % of the page is lighter"))).isVisible();
        assertThat(link("Download PNG")).not().hasAttribute("href", Pattern.compile(".*"));
        Chromium.keep(page, "clean-example");
        Chromium.assertAccessible(page);
    }

    @Test
    void anExampleIsCleanedWithOneClick() {
        greet(chromium.desktop(), "scans");
        for (String name : List.of("A yellowed letter", "A photographed receipt", "A form with a stamp")) {
            String before = scan();
            button(name).click();
            awaitNew(before);
            assertThat(page.getByText("1000 × 1400 px")).isVisible();
            assertThat(studio().evaluate("studio => (" + OPAQUE + ")(studio, 500, 700)")).isEqualTo(255);
            Chromium.keep(page, "clean-" + name.replaceFirst(".* ", ""));
        }
    }

    @Test
    void theEdgeMovesByKeyboardAndByDrag() {
        open(chromium.desktop(), "scans-bleach");
        edge().press("Home");
        awaitDark(0, 1, false);
        edge().press("End");
        awaitDark(.5, 1, true);
        assertThat(edge()).hasAttribute("aria-valuetext", "100 % before, 0 % after");
        BoundingBox stage = page.locator(".stage").boundingBox();
        page.mouse().move(stage.x + stage.width / 2, stage.y + 100);
        page.mouse().down();
        page.mouse().move(stage.x + 10, stage.y + 110);
        page.mouse().up();
        assertThat(edge()).hasValue("0");
        awaitDark(0, 1, false);
    }

    @Test
    void theStrengthBlendsAtOnce() {
        open(chromium.desktop(), "scans-bleach");
        edge().press("Home");
        awaitDark(0, 1, false);
        Locator strength = slider("Strength");
        strength.press("Home");
        awaitDark(.5, 1, true);
        assertThat(page.locator("page-result output")).hasText("0 %");
        strength.press("End");
        awaitDark(0, 1, false);
    }

    @Test
    void inkThatWasRemovedIsShownInColour() {
        open(chromium.desktop(), "scans-bleach");
        String pink = """
                compare => { const c = compare.shadowRoot.querySelector('canvas');
                  const { data } = c.getContext('2d').getImageData(c.width / 2 + 2, 0, c.width / 2 - 2, c.height);
                  for (let i = 0; i < data.length; i += 4) if (data[i] > 180 && data[i + 1] < 90 && data[i + 2] > 100) return true;
                  return false; }""";
        assertThat(page.locator("page-compare").evaluate(pink)).isEqualTo(false);
        toggle("Show ink removed").check();
        page.waitForFunction(pink, page.locator("page-compare").elementHandle());
        Chromium.keep(page, "clean-removed");
    }

    @Test
    void theRestoreBrushBringsTheOriginalBack() throws IOException {
        open(chromium.desktop(), "scans-bleach");
        edge().press("Home");
        awaitDark(0, 1, false);
        button("Restore brush").click();
        BoundingBox stage = page.locator(".stage").boundingBox();
        page.mouse().move(stage.x + stage.width * .3, stage.y + stage.height * .5);
        page.mouse().down();
        page.mouse().move(stage.x + stage.width * .6, stage.y + stage.height * .5, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
        awaitDark(.3, .6, true);
        awaitDark(.8, 1, false);
        Chromium.keep(page, "clean-brush");
        latentstudio.image.Page restored = PageFiles.read(bytes(download("PNG")));
        assertThat(darkRows(restored)).isNotEmpty().allMatch(row -> Math.abs(row - restored.height() / 2) < 30);

        page.reload(); // the server knows what was painted
        settle();
        edge().press("Home");
        awaitDark(.3, .6, true);
        awaitDark(.8, 1, false);
        button("Restore brush").click();

        button("Undo").click();
        awaitDark(0, 1, false);
        assertThat(button("Undo")).isDisabled();
        assertThat(darkRows(PageFiles.read(bytes(download("PNG"))))).isEmpty();

        page.locator(".stage").focus();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Space");
        }
        awaitDark(.2, .55, true);
    }

    /** The model that ships, on a page that it has never seen. */
    @Test
    void aRealPageThatIsDroppedComesBackAsItsTruth() throws IOException {
        byte[] dirty = CleanScreenTest.class.getResourceAsStream("example.png").readAllBytes();
        Picture truth = Cast.CODEC.read(CleanScreenTest.class.getResourceAsStream("example-truth.png").readAllBytes());
        open(chromium.desktop(), "scans");
        String before = scan();
        drop("stained.png", dirty);
        awaitNew(before);
        assertThat(page.getByText("stained.png")).isVisible();
        edge().press("Home");
        edge().press("ArrowRight");
        assertThat(edge()).hasValue("1");
        Chromium.keep(page, "clean-real");

        Picture cleaned = Cast.CODEC.read(bytes(download("PNG")));
        assertThat(Math.sqrt(truth.meanSquaredError(Cast.CODEC.read(dirty)))).isGreaterThan(0.15);
        assertThat(Math.sqrt(truth.meanSquaredError(cleaned))).isLessThan(0.04);
    }

    /** Rows with dark pixels. */
    private static List<Integer> darkRows(latentstudio.image.Page page) {
        return IntStream.range(0, page.height()).filter(y -> IntStream.range(0, page.width()).anyMatch(x -> page.luminance(x, y) < 160)).boxed().toList();
    }

    @Test
    void thePageIsSeenFromNearByKeysWheelAndButtons() {
        open(chromium.desktop(), "scans-blur");
        Locator zoom = page.locator("page-compare output");
        String fitting = zoom.innerText();
        page.locator(".stage").focus();
        page.keyboard().press("+");
        assertThat(zoom).not().hasText(fitting);
        double left = viewLeft();
        page.keyboard().press("+");
        page.keyboard().press("+");
        page.keyboard().press("ArrowRight");
        assertThat(viewLeft()).isLessThan(left);
        Chromium.keep(page, "clean-near");
        page.keyboard().press("0");
        assertThat(zoom).hasText(fitting);
        BoundingBox stage = page.locator(".stage").boundingBox();
        page.mouse().move(stage.x + 200, stage.y + 200);
        page.mouse().wheel(0, -300);
        assertThat(zoom).not().hasText(fitting);
        button("Fit").click();
        assertThat(zoom).hasText(fitting);
        page.mouse().dblclick(stage.x + 200, stage.y + 200);
        assertThat(zoom).not().hasText(fitting);
        page.mouse().dblclick(stage.x + 200, stage.y + 200);
        assertThat(zoom).hasText(fitting);
    }

    @Test
    void aDroppedPageComesBackTileByTileAfterAPreviewOfItsMiddle() {
        open(chromium.desktop(), "scans-bleach");
        // what the server says of a page is held back, and then let through piece by piece
        studio().evaluate("studio => { studio.pageDone = () => {}; studio.pageOpened({ page: 1, width: 300, height: 220, "
                + "dpi: 300, shownWidth: 300, shownHeight: 220, picture: studio.work.layers.original.toDataURL(), edit: { strength: 1, strokes: [] } }, "
                + "studio.work.status.id); }");
        String white = "(left, top, width, height, done) => { const canvas = Object.assign(document.createElement('canvas'), { width, height }); "
                + "const pen = canvas.getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, width, height); "
                + "studio.pagePart({ page: 1, left, top, picture: canvas.toDataURL(), done, total: 16 }, studio.work.status.id); }";
        awaitDark(.5, 1, true);
        studio().evaluate("studio => (" + white + ")(110, 80, 80, 60, 0)");
        page.waitForFunction("studio => (" + OPAQUE + ")(studio, 150, 110) === 255", studio().elementHandle());
        assertThat(studio().evaluate("studio => (" + OPAQUE + ")(studio, 5, 5)")).isEqualTo(0);
        studio().evaluate("studio => { for (let i = 0; i < 8; i++) (" + white + ")(i % 4 * 75, i < 4 ? 0 : 55, 75, 55, i + 1); }");
        page.waitForFunction("studio => (" + OPAQUE + ")(studio, 5, 5) === 255", studio().elementHandle());
        assertThat(studio().evaluate("studio => (" + OPAQUE + ")(studio, 290, 210)")).isEqualTo(0);
        studio().evaluate("studio => { for (let i = 8; i < 16; i++) (" + white + ")(i % 4 * 75, i < 12 ? 110 : 165, 75, 55, i + 1); }");
        awaitDark(.51, 1, false);
        awaitDark(0, .5, true);
    }

    /** How opaque a pixel of the cleaned page is. */
    private static final String OPAQUE = "(studio, x, y) => studio.work.layers.cleaned.getContext('2d').getImageData(x, y, 1, 1).data[3]";

    @Test
    void aDownloadHoldsWhatTheRestorerMade() throws IOException {
        open(chromium.desktop(), "scans-blur");
        choose("blots.tif", PageFiles.write(PageFiles.page(211, 150, 3), PageFormat.TIFF));
        latentstudio.image.Page cleaned = service.clean("scans-blur", PageFiles.write(PageFiles.page(211, 150, 3), PageFormat.TIFF),
                CleanOptions.DEFAULT, file -> file.cleaned().page());
        Download png = download("PNG");
        assertThat(png.suggestedFilename()).isEqualTo("blots-clean.png");
        latentstudio.image.Page whole = PageFiles.read(bytes(png));
        assertThat(whole.width()).isEqualTo(211);
        assertThat(whole.samples()).isEqualTo(cleaned.samples());
        assertThat(whole.dpi()).isEqualTo(new latentstudio.image.Dpi(300, 200));
        slider("Strength").press("Home");
        latentstudio.image.Page original = PageFiles.read(bytes(download("TIFF")));
        assertThat(original.samples()).isEqualTo(PageFiles.page(211, 150, 3).samples());
        Download jpeg = download("JPEG");
        assertThat(jpeg.suggestedFilename()).isEqualTo("blots-clean.jpg");
        assertThat(PageFiles.read(bytes(jpeg)).height()).isEqualTo(150);
    }

    @Test
    void aFileThatIsNoPageIsRefusedInWordsAndThePageStays() throws IOException {
        open(chromium.desktop(), "scans-bleach");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("page.txt"));
        }
        refuses("page.png", zip.toByteArray(), "Expected a page (PNG, JPEG, TIFF, GIF, BMP, WebP or PDF), got a ZIP archive named “page.png”. Unpack it and open that.");
        Chromium.keep(page, "clean-refused");
        Chromium.assertAccessible(page);
        refuses("empty.png", new byte[0], "Expected a page, got an empty file: “empty.png” has no bytes.");
        refuses("paper.pdf", "%PDF-1.7 and more".getBytes(), "paper.pdf: Expected a whole PDF, but this one is damaged or cut off");
        studio().evaluate("studio => { studio.limit = 100; }");
        refuses("vast.png", PAGE, "Expected a file of at most 100 bytes, got");
        awaitDark(0, .5, true);
        assertThat(link("Download PNG")).isVisible();
    }

    @Test
    void aPageThatCannotBeReadIsRefusedByTheServerInWords() throws IOException {
        open(chromium.desktop(), "scans-bleach");
        refuses("huge.png", Cast.pngHeader(20_000, 20_000), "Expected a picture of at most 80,000,000 pixels, got 20000 x 20000");
        awaitDark(0, .5, true);
        choose("blots.png", PAGE);
        assertThat(page.locator("studio-notices")).not().containsText("Expected");
    }

    @Test
    void aPageThatIsCutOffStaysAsItWasAndThatIsSaid() {
        open(chromium.desktop(), "scans-bleach");
        page.locator("page-sources .file").setInputFiles(new FilePayload("cut.png", "image/png", Arrays.copyOf(PAGE, PAGE.length / 2)));
        assertThat(page.getByText(Pattern.compile("cut.png, page 1 stays as it was: .*damaged or cut off"))).isVisible();
    }

    @Test
    void theSwitchesCleanThePageAgainAndAreRememberedWithIt() {
        open(chromium.desktop(), "scans-bleach");
        String before = scan();
        toggle("Keep the paper’s colour").check();
        awaitNew(before);
        page.reload();
        settle();
        assertThat(toggle("Keep the paper’s colour")).isChecked();
        assertThat(toggle("Remove specks")).not().isChecked();
    }

    @Test
    void anotherModelCleansTheSamePage() {
        open(chromium.desktop(), "scans-blur");
        awaitDark(.51, 1, true);
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption("scans-bleach");
        awaitDark(.51, 1, false);
        assertThat(page).hasURL(Pattern.compile("/clean/scans-bleach\\?scan="));
    }

    @Test
    void aPageFitsAPhone() {
        open(chromium.phone(), "scans-bleach");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        awaitDark(0, .5, true);
        Chromium.keep(page, "clean-phone");
        Chromium.assertAccessible(page);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(java.nio.file.Path.of("target/screenshots/clean-phone-all.png")));
        choose("blots.png", PAGE);
        awaitDark(.51, 1, false);
    }

    @Test
    void aLostConnectionKeepsWhatIsShownAndTheTilesComeAfterwards() {
        page = chromium.desktop();
        PageLines lines = new PageLines(page);
        open(page, "scans-bleach");
        lines.cut();
        assertThat(page.getByText("The connection is lost; reconnecting. The page stays here.")).isVisible();
        awaitDark(0, .5, true);
        Chromium.keep(page, "clean-lost");
        lines.mend();
        // Flow tries again every few seconds
        assertThat(page.getByText("The connection is lost")).isHidden();
        choose("blots.png", PAGE);
        assertThat(page.getByText("300 × 220 px")).isVisible();
    }

    @Test
    void aBusyServerIsToldInWords() {
        open(chromium.desktop(), "scans-bleach");
        page.route(Pattern.compile(".*/api/v1/scans"), route -> route.fulfill(new Route.FulfillOptions().setStatus(503)
                .setContentType("application/problem+json").setBody("{\"detail\": \"Expected room for 9 bytes, but other uploads fill it; try again in a moment.\"}")));
        refuses("blots.png", PAGE, "Expected room for 9 bytes, but other uploads fill it; try again in a moment.");
    }

    @Test
    void withoutARestorerTheScreenSaysSo() {
        open(chromium.desktop(), "scans-bleach");
        page.evaluate("() => { const bare = document.createElement('clean-studio'); bare.models = []; bare.id = 'bare'; "
                + "document.querySelector('clean-studio').replaceWith(bare); }");
        assertThat(page.locator("#bare").getByText("Expected a model that cleans pages, found none.")).isVisible();
        assertThat(button("Open pages")).isDisabled();
        Chromium.keep(page, "clean-none");
        Chromium.assertAccessible(page);
    }

    @Test
    void aModelThatIsNotThereIsReplacedAndSaid() {
        greet(chromium.desktop(), "scans-damaged");
        assertThat(page.locator("studio-notices")).containsText("“scans-damaged” cannot be used now: restorer.onnx is damaged");
    }

    /** With a page of black blots on it, cleaned. */
    private void open(Page opened, String model) {
        greet(opened, model);
        choose("page.png", PAGE);
    }

    private void greet(Page opened, String model) {
        page = opened;
        page.navigate(address + "/" + model);
        awaitGreeting();
    }

    private void awaitGreeting() {
        page.waitForFunction("() => document.querySelector('clean-studio')?.settled && document.querySelector('clean-studio').work.opened.page === 0");
        assertThat(page.getByText("An example: a coffee stain")).isVisible();
    }

    private void settle() {
        page.waitForFunction("() => document.querySelector('clean-studio')?.settled");
        assertThat(link("Download PNG")).hasAttribute("href", Pattern.compile(".*"));
    }

    /** Of which the page is on the screen. */
    private String scan() {
        return String.valueOf(studio().evaluate("studio => studio.work.status?.id"));
    }

    /** Waits until the page of another scan is clean. */
    private void awaitNew(String before) {
        page.waitForFunction("([studio, before]) => studio.work.status && studio.work.status.id !== before && studio.settled",
                List.of(studio().elementHandle(), before));
        settle();
    }

    private Locator toggle(String name) {
        return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator studio() {
        return page.locator("clean-studio");
    }

    private Locator edge() {
        return slider("Edge between before and after");
    }

    private Locator slider(String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private double viewLeft() {
        return ((Number) page.locator("page-compare").evaluate("compare => compare.view.left")).doubleValue();
    }

    private void awaitDark(double from, double to, boolean some) {
        page.waitForFunction("([compare, from, to, some]) => ((" + DARK + ")([compare, from, to]) > 100) === some",
                List.of(page.locator("page-compare").elementHandle(), from, to, some));
    }

    private void drop(String name, byte[] file) {
        Object transfer = page.evaluateHandle("""
                ([name, bytes]) => { const transfer = new DataTransfer();
                  transfer.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name)); return transfer; }""",
                List.of(name, Base64.getEncoder().encodeToString(file)));
        page.dispatchEvent("clean-studio", "drop", Map.of("dataTransfer", transfer));
    }

    /** Opens a page and waits until it is clean. */
    private void choose(String name, byte[] file) {
        String before = scan();
        page.locator("page-sources .file").setInputFiles(new FilePayload(name, "application/octet-stream", file));
        awaitNew(before);
    }

    private void refuses(String name, byte[] file, String problem) {
        page.locator("page-sources .file").setInputFiles(new FilePayload(name, "application/octet-stream", file));
        assertThat(page.locator("studio-notices .problem")).containsText(problem);
    }

    private Download download(String format) {
        return page.waitForDownload(() -> link("Download " + format).click());
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
