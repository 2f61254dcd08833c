package latentstudio.figures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;

/** Walks through the figures as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(FigureModels.class)
class FiguresScreenTest extends ScreenWalk {
    /** How many pixels of a canvas are clearly of a colour. */
    private static final String OF_COLOUR = """
            (canvas, [red, green, blue]) => { const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] > 100 && Math.abs(data[i] - red) + Math.abs(data[i + 1] - green) + Math.abs(data[i + 2] - blue) < 12) count++; }
              return count; }""";
    private static final String PIXELS = "canvas => canvas.toDataURL()";
    private static final List<Integer> ONE = List.of(230, 159, 0);
    private static final List<Integer> SEVEN = List.of(153, 153, 51);

    @TestHTTPResource("/figures/")
    String address;

    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @Test
    void theCornerPlotIsThereBeforeTheVisitorDoesAnything() {
        open(chromium.desktop(), "");
        assertThat(page).hasURL(Pattern.compile("/figures/digits-vae#figure=corner$"));
        assertThat(option()).hasCount(136);
        assertThat(pixels(corner(), ONE)).isGreaterThan(2000);
        assertThat(pixels(corner(), SEVEN)).isGreaterThan(2000);
        assertThat(pixels(detail(), ONE)).isGreaterThan(100);
        assertThat(page.getByText("gives the 10,000 pictures of the test split of MNIST hand-written digits")).isVisible();
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("Digits, variational.*CPU.*answer", Pattern.DOTALL));
        assertThat(link("← Map")).hasAttribute("href", "map/digits-vae");
        Chromium.keep(page, "figures-corner");
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "figures-corner-dark");
        Chromium.assertAccessible(page);
    }

    @Test
    void aClassIsHiddenAndShownByMouse() {
        open(chromium.desktop(), "digits-2d");
        Locator one = button("Class 1");
        one.click();
        settle();
        assertThat(one).hasAttribute("aria-pressed", "false");
        assertThat(pixels(corner(), ONE)).isZero();
        assertThat(pixels(corner(), SEVEN)).isGreaterThan(500);
        assertThat(page).hasURL(Pattern.compile("classes=0,2,3,4,5,6,7,8,9$"));
        button("None").click();
        settle();
        assertThat(pixels(corner(), SEVEN)).isZero();
        assertThat(page).hasURL(Pattern.compile("classes=none$"));
        one.click();
        settle();
        assertThat(pixels(corner(), ONE)).isGreaterThan(500);
        button("All").first().click();
        settle();
        assertThat(page).hasURL(Pattern.compile("#figure=corner$"));
    }

    @Test
    void aPanelTellsTheCorrelationOfItsPair() {
        open(chromium.desktop(), "digits-tiny");
        assertThat(option()).hasCount(55);
        Locator cell = page.locator("[id='panel-4-2']");
        double all = correlation(4, 2, null);
        String before = (String) detail().evaluate(PIXELS);
        cell.hover();
        assertThat(page.locator("corner-panel p")).hasText(Pattern.compile("^z5 over z3: correlation "));
        assertThat(number(page.locator("corner-panel p").innerText())).isCloseTo(all, within(0.0051));
        assertThat((String) detail().evaluate(PIXELS)).isNotEqualTo(before);
        page.mouse().move(2, 2);
        assertThat(page.locator("corner-panel p")).not().hasText(Pattern.compile("z5 over z3"));
        cell.click();
        assertThat(cell).hasAttribute("aria-selected", "true");
        for (int label = 0; label < 9; label++) {
            button("Class " + label).click();
        }
        settle();
        assertThat(page).hasURL(Pattern.compile("classes=9&panel=5,3$"));
        assertThat(number(cell.getAttribute("aria-label"))).isCloseTo(correlation(4, 2, 9), within(0.0051));
        Chromium.keep(page, "figures-corner-nine");
    }

    @Test
    void countsSmallNumbersAsByHand() {
        open(chromium.desktop(), "digits-2d");
        // four points of two classes: (0, 0), (1, 1), (2, 2) and, of the other class, (4, 0)
        Object counted = page.locator("corner-plot").evaluate("""
                plot => { const { constructor } = plot.points;
                  const bytes = array => btoa(String.fromCharCode(...new Uint8Array(array.buffer)));
                  const at = value => Math.round(value / 4 * 65535);
                  const points = new constructor({ model: 'x', size: 2, classes: ['a', 'b'], low: [0, 0], high: [4, 4],
                    labels: bytes(Uint8Array.of(0, 0, 0, 1)), values: bytes(Uint16Array.from([0, 0, 1, 1, 2, 2, 4, 0].map(at))) });
                  const mask = classes => points.mask(new Set(classes));
                  return { histogram: points.histogram(0, 4).map(bins => [...bins].join()), same: points.correlation(0, 1, mask([0])).toFixed(4),
                    all: points.correlation(0, 1, mask([0, 1])).toFixed(4), alone: points.correlation(0, 1, mask([1])),
                    spread: Object.values(points.spread(0, mask([0]))).map(value => value.toFixed(3)).join() }; }""");
        // by hand: deviations (-7/4, -3/4, 1/4, 9/4) and (-3/4, 1/4, 5/4, -3/4) give -1/4 / sqrt(35/4 * 11/4)
        assertThat(counted).asString().isEqualTo("{histogram=[1,1,1,0, 0,0,0,1], same=1.0000, all=-0.0510, alone=null, spread=1.000,1.000}");
    }

    @Test
    void panelsAreReachedByKeyboardAndSpoken() {
        open(chromium.desktop(), "digits-tiny#figure=corner&panel=1,1");
        Locator plot = page.getByRole(AriaRole.LISTBOX);
        plot.focus();
        plot.press("ArrowDown");
        assertThat(plot).hasAttribute("aria-activedescendant", "panel-1-0");
        assertThat(page.locator("[id='panel-1-0']")).hasAttribute("aria-label", Pattern.compile("^z2 over z1: correlation −?0\\.\\d\\d$"));
        plot.press("ArrowRight");
        assertThat(plot).hasAttribute("aria-activedescendant", "panel-1-1");
        plot.press("ArrowRight"); // beyond the diagonal is nothing
        assertThat(plot).hasAttribute("aria-activedescendant", "panel-1-1");
        assertThat(page.locator("corner-panel p")).hasText(Pattern.compile("^z2: mean .*, standard deviation \\d"));
        plot.press("End");
        settle();
        assertThat(page).hasURL(Pattern.compile("panel=10,10$"));
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Corner plot")).press("ArrowRight");
        settle();
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Densities"))).isFocused();
        assertThat(page).hasURL(Pattern.compile("#figure=densities&"));
    }

    @Test
    void manyDimensionsAreChosenFrom() {
        open(chromium.desktop(), "digits-sparse");
        assertThat(option()).hasCount(36);
        assertThat(page.locator("figure-dimensions [aria-pressed='true']")).hasCount(8);
        page.locator("figure-dimensions").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All")).click();
        assertThat(option()).hasCount(528);
        settle();
        assertThat(pixels(corner(), SEVEN)).isGreaterThan(2000);
        Chromium.keep(page, "figures-corner-many");
        button("Usual").click();
        assertThat(option()).hasCount(36);
        open(page, "digits-sparse#figure=corner&dimensions=3");
        assertThat(option()).hasCount(1);
        assertThat(button("Dimension 3")).isDisabled();
        assertThat(page.locator("corner-panel p")).hasText(Pattern.compile("^z3: mean 0\\.\\d\\d, standard deviation"));
    }

    @Test
    void densitiesAreDrawnAndRead() {
        open(chromium.desktop(), "digits-vae#figure=densities");
        assertThat(page.locator("density-plot canvas")).hasCount(16);
        Locator canvas = page.locator("density-plot canvas").first();
        assertThat(pixels(canvas, ONE)).isGreaterThan(100);
        button("Class 1").click();
        settle();
        assertThat(pixels(canvas, ONE)).isZero();
        assertThat(pixels(canvas, SEVEN)).isGreaterThan(100);
        page.locator("density-plot .panel").first().hover();
        assertThat(page.locator("density-plot .panel p").first()).hasText(Pattern.compile("z1\\s*at −?\\d.*· \\d: \\d.\\d\\d · \\d: \\d.\\d\\d"));
        Locator panel = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Densities of z2, place to read"));
        page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Densities of z1, place to read")).focus();
        page.keyboard().press("ArrowDown");
        assertThat(panel).isFocused();
        double before = Double.parseDouble(panel.getAttribute("aria-valuenow"));
        page.keyboard().press("ArrowRight");
        assertThat(panel).not().hasAttribute("aria-valuenow", String.valueOf(before));
        assertThat(Double.parseDouble(panel.getAttribute("aria-valuenow"))).isGreaterThan(before);
        assertThat(page.getByText("beside the N(0, 1) that the model learned towards, dashed")).isVisible();
        Chromium.keep(page, "figures-densities");
        Chromium.assertAccessible(page);
        choose("digits-tiny");
        assertThat(page.getByText("N(0, 1)")).hasCount(0);
    }

    @Test
    void theLearningCurveHasALogarithmicAndALinearAxis() {
        open(chromium.desktop(), "digits-tiny#figure=learning");
        Locator canvas = page.locator("loss-curve canvas");
        String logarithmic = (String) canvas.evaluate(PIXELS);
        Locator axis = page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("log axis"));
        assertThat(axis).isChecked();
        page.getByText("log axis").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("axis=linear$"));
        String linear = (String) page.locator("loss-curve canvas").evaluate(PIXELS);
        assertThat(linear).isNotEqualTo(logarithmic);
        assertThat(page.getByText(Pattern.compile("over 100 epochs.*from epoch 100, at 0\\.13"))).isVisible();
        Chromium.keep(page, "figures-learning");
        Chromium.assertAccessible(page);
        page.reload();
        settle();
        assertThat(axis).not().isChecked();
        assertThat((String) page.locator("loss-curve canvas").evaluate(PIXELS)).isEqualTo(linear);
        page.locator("loss-curve .plot").hover();
        assertThat(page.locator("loss-curve .reading")).hasText(Pattern.compile("^epoch \\d+: training 0\\.\\d+, validation 0\\.\\d+$"));
    }

    @Test
    void testPicturesAreShownWithTheirErrors() {
        open(chromium.desktop(), "digits-2d#figure=pictures");
        Locator images = page.locator("pixel-image");
        assertThat(images).hasCount(40);
        Locator absolute = page.locator("pixel-image[map='absolute']").first().locator("canvas");
        assertThat((boolean) absolute.evaluate("""
                canvas => { const { data } = canvas.getContext('2d').getImageData(0, 0, 28, 28);
                  return data.some((value, i) => i % 4 === 1 && value > 100) && data.some((value, i) => i % 4 === 1 && value < 10); }""")).isTrue();
        assertThat(page.locator(".about").first()).containsText(Pattern.compile("\\d\\s*MSE 0\\.\\d+"));
        String random = (String) absolute.evaluate(PIXELS);
        button("Another ten").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("seed=2$"));
        assertThat((String) absolute.evaluate(PIXELS)).isNotEqualTo(random);
        button("Worst").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("order=worst&seed=2$"));
        assertThat(page.locator(".about")).containsText(IntStream.range(0, 10).mapToObj(i -> i == 0 ? "larger than all others" : "among the worst 1 %").toArray(String[]::new));
        String worst = (String) absolute.evaluate(PIXELS);
        assertThat(worst).isNotEqualTo(random);
        Chromium.keep(page, "figures-worst");
        Chromium.assertAccessible(page);
        page.locator("figure-pictures select").selectOption("7");
        settle();
        assertThat(page.locator(".about b")).hasText(IntStream.range(0, 10).mapToObj(i -> "7").toArray(String[]::new));
        button("Best").click();
        settle();
        assertThat((String) absolute.evaluate(PIXELS)).isNotEqualTo(worst);
        assertThat(page).hasURL(Pattern.compile("order=best&class=7&seed=2$"));
    }

    @Test
    void aLinkRebuildsTheFigure() {
        open(chromium.desktop(), "fashion-tiny#figure=corner&classes=1,7&dimensions=2,5,9&panel=5,2&order=median&class=3&seed=12");
        assertThat(page).hasURL(Pattern.compile("/figures/fashion-tiny#figure=corner&classes=1,7&dimensions=2,5,9&panel=5,2&order=median&class=3&seed=12$"));
        assertThat(option()).hasCount(6);
        assertThat(page.locator("[id='panel-4-1']")).hasAttribute("aria-selected", "true");
        assertThat(pixels(corner(), ONE)).isGreaterThan(500);
        assertThat(pixels(corner(), List.of(0, 114, 178))).isZero();
        String before = (String) corner().evaluate(PIXELS);
        page.reload();
        settle();
        assertThat((String) corner().evaluate(PIXELS)).isEqualTo(before);
        choose("digits-2d"); // it has no fifth dimension
        assertThat(page).hasURL(Pattern.compile("/figures/digits-2d#figure=corner&classes=1,7&order=median&class=3&seed=12$"));
    }

    @Test
    void aDamagedLinkShowsTheFigureAndSaysWhatItLeftOut() {
        open(chromium.desktop(), "damaged#figure=pie&classes=3,12&dimensions=0&panel=1,2&axis=z&order=nicest&class=-1&seed=x");
        assertThat(page.locator("studio-notices")).containsText(Pattern.compile("“damaged” cannot be used now: .*This is Digits, variational\\. "
                + "The figures are corner, densities, cloud, learning, pictures, not “pie”\\. Classes are numbers from 0 to 9 with commas between, not “3,12”\\. "
                + "Dimensions are numbers from 1 to 16 with commas between, not “0”\\. A panel is two dimensions from 1 to 16, the larger first, not “1,2”\\. "
                + "The axis is log or linear, not “z”\\. The order of the test pictures is random, best, median, worst, not “nicest”\\. "
                + "A class is a number from 0 to 9, not “-1”\\. The seed is a whole number from 0 to 999999, not “x”\\. This is the figure without that\\."));
        assertThat(page).hasURL(Pattern.compile("/figures/digits-vae#figure=corner$"));
        Chromium.keep(page, "figures-notices");
    }

    @Test
    void aModelWhosePicturesDoNotShipSaysSoAndShowsItsLearningCurve() {
        open(chromium.desktop(), "kuzushiji");
        assertThat(page.locator(".empty")).hasText(Pattern.compile("Expected a model of .*, whose pictures ship with the studio, got 'kuzushiji', which learned from Kuzushiji-MNIST; choose another model\\."));
        assertThat(link("Download the data as NPZ")).hasCount(0);
        Chromium.keep(page, "figures-none");
        Chromium.assertAccessible(page);
        tab("Learning curve").click();
        settle();
        assertThat(page.locator("loss-curve canvas")).isVisible();
        choose("unsigned");
        assertThat(page.locator(".empty")).hasText("Expected a model whose manifest tells how it learned, got 'unsigned', whose does not; choose another model.");
        choose("digits-2d");
        assertThat(page.locator("loss-curve canvas")).isVisible();
    }

    @Test
    void theDownloadsHoldTheFigure() throws IOException {
        open(chromium.desktop(), "digits-2d");
        BufferedImage corner = png("digits-2d-corner.png");
        assertThat(coloured(corner, 0xe69f00)).isGreaterThan(300); // class 1, in the plot and in its key
        Download latents = page.waitForDownload(() -> link("Download the data as NPZ").click());
        assertThat(latents.suggestedFilename()).isEqualTo("digits-2d-corner.npz");
        Map<String, NpyFile> arrays = NpyFile.read(bytes(latents));
        assertThat(arrays.get("latents").shape()).containsExactly(10_000, 2);
        tab("Densities").click();
        settle();
        assertThat(coloured(png("digits-2d-densities.png"), 0xe69f00)).isGreaterThan(100);
        tab("The cloud").click();
        settle();
        assertThat(coloured(png("digits-2d-cloud.png"), 0xd55e00)).as("normal curves").isGreaterThan(100);
        Download cloud = page.waitForDownload(() -> link("Download the data as NPZ").click());
        assertThat(NpyFile.read(bytes(cloud)).get("scores").shape()).containsExactly(10_000, 2);
        tab("Learning curve").click();
        settle();
        png("digits-2d-learning.png");
        tab("Test pictures").click();
        button("Best").click();
        settle();
        BufferedImage pictures = png("digits-2d-pictures.png");
        assertThat(coloured(pictures, 0x440154)).as("pixels without error").isGreaterThan(20_000);
        Download best = page.waitForDownload(() -> link("Download the data as NPZ").click());
        assertThat(best.suggestedFilename()).isEqualTo("digits-2d-pictures-best.npz");
        assertThat(NpyFile.read(bytes(best)).get("reconstruction").shape()).containsExactly(10, 28, 28);
        String file = link("Download the data as NPZ").getAttribute("href");
        refused(file.replace("figure=pictures", "figure=pie"), "Expected one of the figures [corner, densities, cloud, learning, pictures], got 'pie'");
        refused(file.replace("class=-1", "class=10"), "Expected a class from 0 to 9");
        refused(file.replace("seed=1", "seed=x"), "Expected a class and a seed that are numbers");
        refused(file.replace("model=digits-2d", "model=kuzushiji"), "whose pictures ship with the studio");
    }

    @Test
    void theFiguresFitAPhone() {
        open(chromium.phone(), "digits-vae");
        assertThat(option()).hasCount(10);
        assertThat(pixels(corner(), ONE)).isGreaterThan(200);
        page.locator("[id^='panel-']").nth(4).tap();
        settle();
        assertThat(page).hasURL(Pattern.compile("panel=\\d+,\\d+$"));
        assertThat(page.locator("corner-panel")).isInViewport();
        fits("figures-phone-corner");
        button("Class 1").tap();
        settle();
        assertThat(pixels(corner(), ONE)).isZero();
        for (String name : new String[] {"Densities", "Learning", "Pictures"}) {
            tab(name).tap();
            settle();
            fits("figures-phone-" + name.toLowerCase());
        }
        button("Worst").tap();
        settle();
        assertThat(page.locator("pixel-image")).hasCount(40);
    }

    private void fits(String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/" + name + ".png")));
        Chromium.assertAccessible(page);
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate("about:blank");
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        page.waitForFunction("studio => studio.settled", page.locator("figures-studio").elementHandle());
        page.evaluate("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
    }

    private void choose(String model) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Model").setExact(true)).selectOption(model);
        settle();
    }

    private Locator corner() {
        return page.locator("corner-plot .plot > canvas");
    }

    private Locator detail() {
        return page.locator("corner-panel canvas");
    }

    private Locator option() {
        return page.locator("corner-plot [role=option]");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private int pixels(Locator canvas, List<Integer> colour) {
        return (int) canvas.evaluate(OF_COLOUR, colour);
    }

    /** The correlation coefficient of two dimensions of {@code digits-tiny}'s test latents, of one class or of all. */
    private double correlation(int a, int b, Integer label) {
        EncodedPictures encoded = known.encodedTest(models.model("digits-tiny"));
        List<float[]> rows = IntStream.range(0, 10_000).filter(i -> label == null || encoded.pictures().label(i) == label)
                .mapToObj(i -> encoded.latents()[i]).toList();
        double meanA = rows.stream().mapToDouble(row -> row[a]).average().orElseThrow();
        double meanB = rows.stream().mapToDouble(row -> row[b]).average().orElseThrow();
        double mixed = rows.stream().mapToDouble(row -> (row[a] - meanA) * (row[b] - meanB)).sum();
        return mixed / Math.sqrt(rows.stream().mapToDouble(row -> Math.pow(row[a] - meanA, 2)).sum()
                * rows.stream().mapToDouble(row -> Math.pow(row[b] - meanB, 2)).sum());
    }

    private static double number(String text) {
        Matcher found = Pattern.compile("correlation (−?[\\d.]+)").matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Double.parseDouble(found.group(1).replace('−', '-'));
    }

    private BufferedImage png(String name) throws IOException {
        Download download = page.waitForDownload(() -> button("Download the figure as PNG").click());
        assertThat(download.suggestedFilename()).isEqualTo(name);
        byte[] file = bytes(download);
        download.saveAs(Path.of("target/screenshots/" + name));
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int coloured(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int distance = Math.abs((rgb >> 16 & 255) - (colour >> 16 & 255)) + Math.abs((rgb >> 8 & 255) - (colour >> 8 & 255)) + Math.abs((rgb & 255) - (colour & 255));
                count += distance < 12 ? 1 : 0;
            }
        }
        return count;
    }

    private void refused(String file, String said) {
        APIResponse answer = page.request().get(file);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(said);
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
