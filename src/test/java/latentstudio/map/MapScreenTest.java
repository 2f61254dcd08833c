package latentstudio.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.image.Picture;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;

/** Walks through the Map screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(MapModels.class)
class MapScreenTest extends ScreenWalk {
    /** How many pixels of the points have each class's colour. */
    private static final String COLOURS = """
            stage => { const { width, height } = stage.points;
              const { data } = stage.points.getContext('2d').getImageData(0, 0, width, height);
              const colours = [[0, 114, 178], [230, 159, 0], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [148, 103, 189],
                [153, 153, 51], [136, 34, 85], [119, 119, 119]];
              const counts = colours.map(() => 0);
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 200) continue;
                const near = colours.findIndex(([r, g, b]) => Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12);
                if (near >= 0) counts[near]++;
              }
              return counts; }""";
    /** The ink of a picture on the screen: the sum of its opacities. */
    private static final String INK = """
            image => { const canvas = image.shadowRoot.querySelector('canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return data.reduce((sum, value, i) => sum + (i % 4 === 3 ? value : 0), 0); }""";
    /** The opacities of one of the decoded tiles. */
    private static final String TILE = """
            (stage, tile) => [...stage.tiles.getContext('2d').getImageData(tile % 20 * 28, Math.floor(tile / 20) * 28, 28, 28).data].filter((value, i) => i % 4 === 3)""";
    /** Where a test picture lies, pixels of the window. */
    private static final String SPOT = """
            (stage, point) => { const { x, y } = stage.viewport.onStage(stage.cloud.spot(point)); const { left, top } = stage.getBoundingClientRect(); return [left + x, top + y]; }""";

    @TestHTTPResource("/map")
    String address;

    @Inject
    MapService service;

    @Test
    void aMapInAllColoursWalksByItselfBeforeTheVisitorDoesAnything() {
        page = chromium.desktop();
        page.navigate(address);
        page.waitForFunction("studio => studio.walk.walking && studio.lines.looks.result", studio().elementHandle());
        String first = look().getByText("Density").innerText();
        page.waitForFunction("([studio, first]) => !studio.shadowRoot.querySelector('map-look').shadowRoot.textContent.includes(first)",
                List.of(studio().elementHandle(), first));
        settle();
        assertThat(page).hasURL(Pattern.compile("/map/digits-vae#projection=umap$"));
        assertThat(colours()).hasSize(10).allMatch(count -> count > 300);
        assertThat(ink(0)).isGreaterThan(10_000);
        assertThat(ink(1)).isGreaterThan(10_000);
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("Digits, variational.*CPU.*inference.*ms", Pattern.DOTALL));
        assertThat(page.locator("map-stage").getByText("UMAP 1 →")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures →"))).hasAttribute("href", "figures/digits-vae");
        Chromium.keep(page, "map");
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "map-dark");
        Chromium.assertAccessible(page);
    }

    @Test
    void whoWantsNoMotionGetsNone() {
        page = chromium.desktop();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(address + "/digits-2d");
        settle();
        assertThat(studio().evaluate("studio => studio.walk.walking")).isEqualTo(false);
        assertThat(look()).containsText("No. 0, class 7");
    }

    @Test
    void theLegendHidesClassesByKeyboardAndMouse() {
        open(chromium.desktop(), "/digits-2d#at=0");
        List<Integer> all = colours();
        legend("3").focus();
        page.keyboard().press("Space");
        settle();
        assertThat(legend("3")).hasAttribute("aria-checked", "false");
        assertThat(colours().get(3)).isZero();
        assertThat(colours().get(5)).isGreaterThanOrEqualTo(all.get(5));
        assertThat(page).hasURL(Pattern.compile("&off=3&"));
        page.keyboard().press("Enter");
        settle();
        assertThat(colours()).isEqualTo(all);
        legend("1").dblclick();
        settle();
        assertThat(page).hasURL(Pattern.compile("&off=0,2,3,4,5,6,7,8,9&"));
        assertThat(colours().get(1)).isGreaterThan(500);
        assertThat(IntStream.of(0, 2, 3, 4, 5, 6, 7, 8, 9).map(colours()::get).sum()).isZero();
        Chromium.keep(page, "map-only-ones");
        button("None", page.locator("map-legend")).click();
        settle();
        assertThat(colours()).containsOnly(0);
        button("All", page.locator("map-legend")).click();
        settle();
        assertThat(colours()).isEqualTo(all);
    }

    @Test
    void thePointerDecodesWhatIsUnderItAndBetweenThePoints() {
        open(chromium.desktop(), "/fashion-vae#projection=pca&at=0&view=0,0,6");
        assertThat(look()).containsText("No. 0, class Ankle boot");
        double[] spot = alone();
        page.mouse().move(spot[0] + 2, spot[1] + 1);
        settle();
        int point = ((Number) studio().evaluate("studio => studio.lines.looks.answered.point")).intValue();
        MapQuestion question = new MapQuestion("fashion-vae", "pca", 1, 2);
        assertThat(look()).containsText("No. %,d, class".formatted(point));
        assertThat(look()).containsText(Pattern.compile("Its error, 0\\.\\d+, is (among the (best|worst) \\d+ %|as large as is usual)"));
        assertThat(studio().evaluate("studio => studio.lines.looks.result.picture.samples")).isEqualTo(Base64.getEncoder().encodeToString(service.lookAt(question, point).picture().samples()));
        assertThat(ink(0)).isGreaterThan(5_000);
        assertThat(page).hasURL(Pattern.compile("&at=0&view="));
        page.mouse().move(spot[0] + 12, spot[1] + 12);
        settle();
        assertThat(look()).containsText("Between the pictures; next to it is no. ");
        assertThat(look()).containsText("Decoded here");
        Chromium.keep(page, "map-between");
        page.mouse().click(spot[0], spot[1]);
        settle();
        assertThat(page).hasURL(Pattern.compile("&at=%d&view=".formatted(point)));
        page.mouse().move(5, 5);
        settle();
        assertThat(look()).containsText("No. %,d, class".formatted(point));
    }

    @Test
    void arrowKeysWalkEnterPinsAndPlusZooms() {
        open(chromium.desktop(), "/digits-2d#off=0,1,2,3,4,5,6,7,8,9&at=0.5,0.5");
        Locator stage = page.getByRole(AriaRole.APPLICATION);
        assertThat(stage).hasAccessibleName("Map of 10,000 test pictures by Digits, on a plane");
        stage.focus();
        double before = latent(0);
        page.keyboard().press("ArrowRight");
        settle();
        double small = latent(0) - before;
        assertThat(small).isPositive();
        page.keyboard().press("Shift+ArrowRight");
        settle();
        assertThat(latent(0) - before).isCloseTo(small + small * 6.4, within(0.01));
        page.keyboard().press("ArrowUp");
        settle();
        assertThat(latent(1)).isGreaterThan(0.5);
        page.keyboard().press("Enter");
        settle();
        assertThat(page).hasURL(Pattern.compile("&at=%.4f\\d*,0\\.6".formatted(latent(0))));
        page.keyboard().press("+");
        settle();
        assertThat(page).hasURL(Pattern.compile("&view=[-\\d.]+,[-\\d.]+,1\\.4$"));
        page.keyboard().press("-");
        page.keyboard().press("0");
        settle();
        assertThat(page).not().hasURL(Pattern.compile("view="));
        page.keyboard().press("Escape");
        settle();
        assertThat(page).not().hasURL(Pattern.compile("at="));
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Larger"))).isFocused();
    }

    @Test
    void draggingPansTheWheelZoomsAndNothingIsAskedMeanwhile() {
        open(chromium.desktop(), "/digits-2d#at=0");
        BoundingBox box = page.locator("map-stage").boundingBox();
        double[] before = spot(0);
        page.mouse().move(box.x + 300, box.y + 300);
        settle();
        studio().evaluate("studio => { window.asked = 0; const { socket } = studio.talk, ask = socket.ask; socket.ask = (...all) => { asked++; return ask.apply(socket, all); }; }");
        page.mouse().down();
        page.mouse().move(box.x + 340, box.y + 280, new Mouse.MoveOptions().setSteps(10));
        assertThat(page.evaluate("asked")).isEqualTo(0);
        page.mouse().up();
        settle();
        assertThat(spot(0)[0] - before[0]).isCloseTo(40, within(1.0));
        assertThat(spot(0)[1] - before[1]).isCloseTo(-20, within(1.0));
        assertThat(page).hasURL(Pattern.compile("&at=0&view="));
        page.mouse().wheel(0, -400);
        settle();
        assertThat(page).hasURL(Pattern.compile("&view=.*,1\\.\\d+$"));
        button("Show all", studio()).click();
        settle();
        assertThat(spot(0)).containsExactly(before, within(0.5));
    }

    @Test
    void theLassoShowsThePicturesInIt() {
        open(chromium.desktop(), "/tiny-mapped#projection=umap&at=0");
        assertThat(page.locator("map-controls").getByText("Not by UMAP: it has no way back to a latent")).isVisible();
        button("Lasso", studio()).click();
        assertThat(button("Lasso", studio())).hasAttribute("aria-pressed", "true");
        // around the cluster of the zeros, which is on the right
        lasso(List.of(new double[] {0.65, 0.42}, new double[] {0.99, 0.42}, new double[] {0.99, 0.58}, new double[] {0.65, 0.58}), false);
        settle();
        Locator chosen = page.locator("map-selection");
        assertThat(chosen).containsText(Pattern.compile("\\d{3} chosen, the first 400 shown"));
        assertThat(chosen.locator("li").first()).containsText(Pattern.compile("^\\s*0\\s+[89]\\d\\d"));
        assertThat(chosen.locator("[role=option]")).hasCount(400);
        assertThat(chosen.locator("[role=option]").nth(3)).hasAttribute("aria-label", Pattern.compile("No\\. \\d+, 0"));
        assertThat(((Number) chosen.locator("picture-sheet").evaluate(INK)).intValue()).isGreaterThan(1_000_000);
        assertThat(chosen.boundingBox().y + chosen.boundingBox().height).as("they are seen without scrolling").isLessThan(page.viewportSize().height);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/map-lasso.png")));
        Chromium.assertAccessible(page);
        chosen.locator("[role=option]").nth(3).click();
        settle();
        assertThat(look()).containsText("class 0");
        button("Clear the choice", chosen).click();
        assertThat(chosen).hasCount(0);
        button("Choose what is in view", studio()).focus();
        page.keyboard().press("Enter");
        settle();
        assertThat(chosen).containsText(Pattern.compile("10,000 chosen, the first 400 shown"));
    }

    @Test
    void theManifoldIsDecodedWhereOneLooksAndIsTaken() throws IOException {
        open(chromium.desktop(), "/digits-2d#at=0");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Manifold")).check();
        settle();
        assertThat(page).hasURL(Pattern.compile("&manifold=1$"));
        List<List<?>> corners = IntStream.of(0, 19, 380, 399).<List<?>>mapToObj(this::tile).toList();
        assertThat(corners).doesNotHaveDuplicates().allMatch(tile -> tile.stream().mapToInt(value -> ((Number) value).intValue()).sum() > 5_000);
        Chromium.keep(page, "map-manifold");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "map-manifold-dark");
        Chromium.assertAccessible(page);
        Picture png = Cast.CODEC.read(bytes(page.waitForDownload(() -> page.getByText("Manifold PNG").click())));
        assertThat(png.width()).isEqualTo(560);
        byte[] corner = png.crop(0, 0, 28, 28).toBytes();
        assertThat(IntStream.range(0, 784).map(i -> Math.abs((corner[i] & 0xff) - ((Number) corners.getFirst().get(i)).intValue())).max().orElseThrow()).isLessThanOrEqualTo(1);
        button("Larger", studio()).click();
        settle();
        assertThat(tile(0)).isNotEqualTo(corners.getFirst());
        Download npz = page.waitForDownload(() -> page.getByText("Map NPZ").click());
        assertThat(npz.suggestedFilename()).isEqualTo("digits-2d-map-axes.npz");
        Map<String, NpyFile> arrays = NpyFile.read(bytes(npz));
        assertThat(arrays.get("places").shape()).containsExactly(10_000, 2);
    }

    @Test
    void anotherProjectionMovesThePointsAndKeepsTheTestPicture() {
        open(chromium.desktop(), "/tiny-mapped#projection=pca&at=7");
        assertThat(page.locator("map-stage").getByText(Pattern.compile("PC 1, \\d+ % of the variance →"))).isVisible();
        double[] before = spot(7);
        radio("UMAP").check();
        settle();
        assertThat(page).hasURL(Pattern.compile("#projection=umap&at=7$"));
        assertThat(spot(7)).isNotEqualTo(before);
        assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Manifold"))).isDisabled();
        assertThat(colours()).allMatch(count -> count > 300);
        radio("Axes").check();
        settle();
        page.getByLabel("Axis to the right").selectOption("4");
        settle();
        page.getByLabel("Axis upwards").selectOption("4");
        settle();
        assertThat(page).hasURL(Pattern.compile("#projection=axes&x=2&y=4&at=7$"));
        assertThat(page.locator("map-stage").getByText("z2 →")).isVisible();
        page.getByLabel("Model").selectOption("digits-2d");
        settle();
        assertThat(page).hasURL(Pattern.compile("/map/digits-2d#projection=axes&x=1&y=2$"));
    }

    @Test
    void aLinkRebuildsTheMap() {
        open(chromium.desktop(), "/digits-vae#projection=axes&x=3&y=7&off=1,4&at=0.5,-0.25&view=0.2,0.1,2&manifold=1&z=1,0,1,0,0,0,-1,0,0,0,0,0,0,0,0,0");
        assertThat(page.getByLabel("Axis to the right")).hasValue("3");
        assertThat(latent(2)).isCloseTo(0.5, within(1e-4));
        assertThat(latent(6)).isCloseTo(-0.25, within(1e-4));
        assertThat(colours().get(1) + colours().get(4)).isZero();
        assertThat(page.locator("map-stage .marker")).hasCount(1);
        String url = page.url();
        List<?> tile = tile(17);
        Object view = studio().evaluate("studio => studio.seen");
        page.reload();
        settle();
        assertThat(page.url()).isEqualTo(url);
        assertThat(tile(17)).isEqualTo(tile);
        assertThat(studio().evaluate("studio => studio.seen")).isEqualTo(view);
    }

    @Test
    void aDamagedLinkShowsTheMapAndSaysWhatWasWrong() {
        open(chromium.desktop(), "/digits-2d#projection=tsne&x=1&y=9&off=a&at=1e99,0&view=0,0,NaN&z=1");
        assertThat(page.locator("studio-notices")).containsText("The projection is pca, umap or axes, not “tsne”; this is axes. "
                + "The axes of Digits, on a plane are two different numbers from 1 to 2, not “1 and 9”; these are 1 and 2. "
                + "The hidden classes are numbers with commas between them, not “a”; all are shown. "
                + "The pinned place is the number of a test picture, or two numbers, not “1e99,0”; nothing is pinned. "
                + "The view is its middle and a zoom from 0.25 to 200, not “0,0,NaN”; this is all of the map. "
                + "A latent of Digits, on a plane is 2 numbers, not “1”; none is marked.");
        assertThat(page).hasURL(Pattern.compile("#projection=axes&x=1&y=2$"));
        assertThat(colours()).allMatch(count -> count > 300);
        page.evaluate("location.hash = '#at=123456'");
        assertThat(page.locator("studio-notices")).containsText("There is no test picture no. 123456, the last is no. 9999; nothing is pinned.");
        page.navigate(address + "/tiny-plain#projection=umap&manifold=1");
        assertThat(page.locator("studio-notices")).containsText("This link shows Digits, plain by UMAP. It has no map by UMAP: its folder holds no umap.npy");
        settle();
    }

    @Test
    void whatCannotBeShownIsToldInWords() {
        open(chromium.desktop(), "/tiny-torn");
        assertThat(radio("UMAP")).isDisabled();
        assertThat(page.locator("map-controls")).containsText("Its map by UMAP cannot be read: umap.npy: expected 80000 bytes of numbers, got 79992.");
        page.getByLabel("Model").selectOption("sheep");
        assertThat(page.locator("studio-notices .problem")).containsText("whose pictures ship with the studio, got 'sheep', which learned from pictures of sheep; choose another model.");
        assertThat(page.locator("map-stage")).hasCount(0);
        Chromium.keep(page, "map-sheep");
        Chromium.assertAccessible(page);
        page.getByLabel("Model").selectOption("digits-2d");
        settle();
        assertThat(page.locator("studio-notices .problem")).hasCount(0);
        assertThat(colours()).allMatch(count -> count > 300);
    }

    @Test
    void whatAPageMaySendIsChecked() {
        open(chromium.desktop(), "/digits-2d#at=0");
        studio().evaluate("studio => studio.decode({ spot: { x: NaN, y: 1e30 }, point: 3, on: false })");
        assertThat(page.locator("studio-notices .problem")).containsText("Expected a place on the map within ±1,000,000");
        studio().evaluate("studio => { studio.setting = { ...studio.setting, projection: 'none' }; studio.decode({ spot: { x: 0, y: 0 }, point: 3, on: false }); }");
        assertThat(page.locator("studio-notices .problem")).containsText("Expected a projection, one of [pca, umap, axes], got 'none'");
    }

    @Test
    void aBrowserWithoutWebGlIsToldWhyAndDecodesAllTheSame() {
        page = chromium.desktop();
        page.addInitScript("const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.includes('webgl') ? null : get.call(this, kind, ...rest); };");
        page.navigate(address + "/digits-2d#at=0&manifold=1");
        settle();
        assertThat(page.locator("studio-notices .problem")).containsText("this browser gives no WebGL. Turn on its hardware acceleration");
        assertThat(tile(0)).isNotEqualTo(tile(399));
        page.getByRole(AriaRole.APPLICATION).focus();
        page.keyboard().press("Shift+ArrowRight");
        settle();
        assertThat(look()).not().containsText("No. 0,");
        assertThat(ink(1)).isGreaterThan(10_000);
        Chromium.keep(page, "map-no-webgl");
    }

    @Test
    void aFingerTapsPansAndLassoesOnAPhone() {
        open(chromium.phone(), "/tiny-mapped#projection=umap&at=0");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/map-phone.png")));
        Chromium.assertAccessible(page);
        BoundingBox box = page.locator("map-stage").boundingBox();
        page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
        settle();
        assertThat(look()).containsText("Between the pictures");
        assertThat(look()).containsText("mean of the 4 nearest latents");
        double[] before = spot(0);
        touch(List.of(new double[] {0.5, 0.5}, new double[] {0.6, 0.5}, new double[] {0.7, 0.5}));
        settle();
        assertThat(spot(0)[0] - before[0]).isCloseTo(0.2 * box.width, within(8.0));
        button("Show all", studio()).tap();
        page.waitForCondition(() -> Math.abs(spot(0)[0] - before[0]) < 1); // a busy browser makes a click of a tap when it finds the time
        button("Lasso", studio()).tap();
        assertThat(button("Lasso", studio())).hasAttribute("aria-pressed", "true");
        lasso(List.of(new double[] {0.65, 0.42}, new double[] {0.99, 0.42}, new double[] {0.99, 0.58}, new double[] {0.65, 0.58}), true);
        settle();
        assertThat(page.locator("map-selection li").first()).containsText(Pattern.compile("^\\s*0\\s+[89]\\d\\d"));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/map-phone-lasso.png")));
    }

    @Test
    void otherScreensDoNotLoadWhatDrawsThePoints() {
        page = chromium.desktop();
        page.navigate(address.replace("/map", "/draw"));
        page.locator("studio-badge").getByText("CPU").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        String loaded = "performance.getEntriesByType('resource').some(({ name }) => name.includes('regl-scatterplot'))";
        assertThat(page.evaluate(loaded)).isEqualTo(false);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Map").setExact(true)).click();
        settle();
        assertThat(page.evaluate(loaded)).isEqualTo(true);
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        studio().waitFor();
        page.waitForFunction("studio => studio.settled && studio.cloud && studio.lines.looks.result", studio().elementHandle());
        studio().evaluate("studio => studio.updateComplete.then(() => studio.stage.updateComplete).then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }

    private Locator studio() {
        return page.locator("map-studio");
    }

    private Locator look() {
        return page.locator("map-look");
    }

    private Locator legend(String name) {
        return page.locator("map-legend").getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator radio(String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(String name, Locator within) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private List<Integer> colours() {
        return ((List<?>) page.locator("map-stage").evaluate(COLOURS)).stream().map(count -> ((Number) count).intValue()).toList();
    }

    private int ink(int picture) {
        return ((Number) look().locator("pixel-image").nth(picture).evaluate(INK)).intValue();
    }

    private List<?> tile(int tile) {
        return (List<?>) page.locator("map-stage").evaluate(TILE, tile);
    }

    private double latent(int value) {
        return ((Number) studio().evaluate("(studio, value) => studio.lines.looks.result.latent[value]", value)).doubleValue();
    }

    private double[] spot(int point) {
        return ((List<?>) page.locator("map-stage").evaluate(SPOT, point)).stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    /** Where a test picture lies that has no other near it, pixels of the window. */
    private double[] alone() {
        int point = ((Number) page.locator("map-stage").evaluate("""
                stage => { const { cloud, viewport } = stage; const all = cloud.shown([]);
                  return stage.inSight.filter(i => Math.abs(cloud.x[i]) < 0.1 && Math.abs(cloud.y[i]) < 0.1).find(i => all.every(k => k === i || Math.hypot(cloud.x[k] - cloud.x[i], cloud.y[k] - cloud.y[i]) * viewport.scale > 30)); }"""))
                .intValue();
        return spot(point);
    }

    /** Draws a lasso through these corners, shares of the stage. */
    private void lasso(List<double[]> corners, boolean finger) {
        if (finger) {
            touch(corners);
            return;
        }
        BoundingBox box = page.locator("map-stage").boundingBox();
        double[] first = corners.getFirst();
        page.mouse().move(box.x + first[0] * box.width, box.y + first[1] * box.height);
        page.mouse().down();
        corners.forEach(corner -> page.mouse().move(box.x + corner[0] * box.width, box.y + corner[1] * box.height, new Mouse.MoveOptions().setSteps(5)));
        page.mouse().up();
    }

    /** Moves a finger along a way, shares of the stage. */
    private void touch(List<double[]> way) {
        BoundingBox box = page.locator("map-stage").boundingBox();
        CDPSession browser = page.context().newCDPSession(page);
        for (int i = 0; i < way.size(); i++) {
            browser.send("Input.dispatchTouchEvent", event(i == 0 ? "touchStart" : "touchMove",
                    "[{\"x\": %f, \"y\": %f}]".formatted(box.x + way.get(i)[0] * box.width, box.y + way.get(i)[1] * box.height)));
        }
        browser.send("Input.dispatchTouchEvent", event("touchEnd", "[]"));
        browser.detach();
    }

    private static JsonObject event(String type, String points) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", JsonParser.parseString(points));
        return event;
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
