package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.google.gson.JsonObject;
import com.google.gson.JsonArray;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentstudio.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Walks through the Draw screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawScreenTest {
    private static final String RECONSTRUCTION = ".theirs pixel-image";
    /** The reconstruction's pixels on screen, 0 (paper) to 255 (ink), row by row. */
    private static final String PIXELS = """
            image => { const c = image.shadowRoot.querySelector('canvas');
              return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((_, i) => i % 4 === 3).join(); }""";
    /** Another figure: at least this many pixels differ by more than a quarter of the range. */
    private static final String DIFFERS = """
            ([image, before]) => { const old = before.split(',');
              return (PIXELS)(image).split(',').filter((ink, i) => Math.abs(ink - old[i]) > 64).length >= 20; }""".replace("PIXELS", PIXELS);
    /** A 3 in parts of the pad's side. */
    private static final double[][] THREE = {{.3, .2}, {.45, .14}, {.62, .18}, {.66, .3}, {.58, .42}, {.45, .47},
        {.6, .52}, {.68, .65}, {.62, .8}, {.45, .86}, {.3, .78}};

    @TestHTTPResource("/")
    String address;

    private Chromium chromium;
    private Page page;

    @BeforeAll
    void start() {
        chromium = new Chromium();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(chromium.errors()).as("uncaught errors in the browser").isEmpty();
        page.context().close();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aSampleIsReconstructedBeforeTheVisitorDoesAnything() {
        open(chromium.desktop(), "");
        assertThat(page.getByText("Draw over me")).isVisible();
        assertThat(latents()).hasSizeBetween(2, 256);
        Chromium.keep(page, "draw-sample");
        Chromium.assertAccessible(page);
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
        button("Reset latent").click();
        awaitReconstruction(encoded);
    }

    @Test
    void aDamagedLinkIsToldAndHarmless() {
        open(chromium.desktop(), "#v=1&ink=%21%21broken");
        assertThat(page.getByText("The drawing in this link is damaged")).isVisible();
        Chromium.keep(page, "draw-damaged-link");
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
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void aFingerDrawsOnAPhoneAndThePageStaysStill() {
        open(chromium.phone(), "");
        String sample = reconstruction();
        touchThree();
        awaitReconstructionOtherThan(sample);
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "draw-phone");
        Chromium.assertAccessible(page);
    }

    @Test
    void modelsAreComparedSideBySide() {
        open(chromium.desktop(), "");
        page.keyboard().press("m");
        Locator cards = page.locator("model-comparison section");
        int models = ((Number) page.locator("draw-studio").evaluate("studio => studio.models.filter(m => m.available).length")).intValue();
        assertThat(cards).hasCount(models);
        for (int i = 0; i < models; i++) {
            assertThat(cards.nth(i)).containsText(Pattern.compile("Error\\s*[\\d.]+"));
        }
        page.waitForURL(Pattern.compile(".*compare=1.*"));
        Chromium.keep(page, "draw-compare");
        Chromium.assertAccessible(page);
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
    void strokesSurviveALostAnswer() {
        open(chromium.desktop(), "");
        String sample = reconstruction();
        // the server's answers get lost on the way
        page.locator("draw-studio").evaluate("studio => { studio.taken = studio.receive; studio.receive = () => {}; }");
        drawThree();
        assertThat(page.getByText("Your drawing stays here")).isVisible();
        Chromium.keep(page, "draw-waiting");
        page.locator("draw-studio").evaluate("studio => { studio.receive = studio.taken; studio.talk.resend(); }");
        awaitReconstructionOtherThan(sample);
        assertThat(page.getByText("Your drawing stays here")).isHidden();
    }

    @Test
    void whatABrowserSendsIsChecked() {
        open(chromium.desktop(), "");
        Locator studio = page.locator("draw-studio");
        settle();
        studio.evaluate("studio => studio.$server.reconstruct(9001, [studio.modelId], 'A'.repeat(1000001), true)");
        assertThat(page.getByText("The picture is too large: the limit is 750 KB")).isVisible();
        studio.evaluate("studio => studio.$server.reconstruct(9002, Array(17).fill(studio.modelId), '', true)");
        assertThat(page.getByText("Expected 1 to 16 models")).isVisible();
        studio.evaluate("studio => studio.$server.decode(9003, studio.modelId, Array(4097).fill(0))");
        assertThat(page.getByText("Expected a latent of 1 to 4096 values, got 4097")).isVisible();
        studio.evaluate("studio => studio.$server.decode(9004, studio.modelId, [1e300])");
        assertThat(page.getByText("Latent value 1 is not a finite number")).isVisible();
        Chromium.keep(page, "draw-problem");
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
        assertThat(page.getByText("A pasted picture is too large for a link and is not in it")).isVisible();
        button("Undo").click();
        awaitReconstruction(sample);
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        awaitReconstruction();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String reconstruction() {
        return (String) page.locator(RECONSTRUCTION).evaluate(PIXELS);
    }

    private void awaitReconstruction() {
        page.waitForFunction("image => /[1-9]/.test((" + PIXELS + ")(image))", page.locator(RECONSTRUCTION).elementHandle());
    }

    private void awaitReconstructionOtherThan(String before) {
        page.waitForFunction(DIFFERS, List.of(page.locator(RECONSTRUCTION).elementHandle(), before));
    }

    private void awaitReconstruction(String pixels) {
        page.waitForFunction("([image, pixels]) => (" + PIXELS + ")(image) === pixels",
                List.of(page.locator(RECONSTRUCTION).elementHandle(), pixels));
    }

    private void awaitStrokes(int count) {
        page.waitForFunction("([pad, count]) => pad.drawing.strokes.length === count",
                List.of(page.locator("ink-pad").elementHandle(), count));
    }

    /** Waits until the newest frame is answered. */
    private void settle() {
        page.waitForFunction("studio => studio.settled",
                page.locator("draw-studio").elementHandle());
    }

    private List<String> latents() {
        return page.locator("latent-sliders output").allInnerTexts();
    }

    private void drawThree() {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + THREE[0][0] * pad.width, pad.y + THREE[0][1] * pad.height);
        page.mouse().down();
        for (double[] point : THREE) {
            page.mouse().move(pad.x + point[0] * pad.width, pad.y + point[1] * pad.height,
                    new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        }
        page.mouse().up();
    }

    private void drawLine(double fromX, double fromY, double toX, double toY) {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + fromX * pad.width, pad.y + fromY * pad.height);
        page.mouse().down();
        page.mouse().move(pad.x + toX * pad.width, pad.y + toY * pad.height);
        page.mouse().up();
    }

    /** Playwright taps but does not drag a finger; the browser's own protocol does. */
    private void touchThree() {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        CDPSession browser = page.context().newCDPSession(page);
        for (int i = 0; i < THREE.length; i++) {
            browser.send("Input.dispatchTouchEvent", touch(i == 0 ? "touchStart" : "touchMove",
                    pad.x + THREE[i][0] * pad.width, pad.y + THREE[i][1] * pad.height));
        }
        JsonObject end = new JsonObject();
        end.addProperty("type", "touchEnd");
        end.add("touchPoints", new JsonArray());
        browser.send("Input.dispatchTouchEvent", end);
    }

    private static JsonObject touch(String type, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonArray points = new JsonArray();
        points.add(point);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        return event;
    }
}
