package latentstudio.interpolate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.image.Picture;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;

/** Walks through the Interpolate screen as a visitor does; looks at pixels, not only at the document. */
@QuarkusTest
class InterpolateScreenTest extends ScreenWalk {
    /** The opacities of a picture: how much ink each pixel has. */
    private static final String INK = """
            image => { const canvas = image.shadowRoot.querySelector('canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return data.filter((_, i) => i % 4 === 3).join(); }""";
    private static final String CLASSES = "/digits-vae#a=class:3&b=class:8&path=linear&steps=16&t=0.5";

    @TestHTTPResource("/interpolate")
    String address;

    @Test
    void aThreeBecomesAnEightOnceByItself() {
        page = chromium.desktop();
        page.navigate(address);
        page.waitForFunction("studio => studio.player.playing && studio.position > 0.2", studio().elementHandle());
        String early = ink(middle());
        settle();
        assertThat(slider()).hasValue("0.5"); // there, and half of the way back
        assertThat(ink(middle())).isNotEqualTo(ink(end("B"))).isNotEqualTo(early).isNotEqualTo(ink(end("A")));
        assertThat(page).hasURL(Pattern.compile("/interpolate/digits-vae#a=test:32&b=test:110&path=linear&steps=16&t=0.5$"));
        assertThat(page.locator("studio-badge")).containsText(Pattern.compile("CPU.*batch.*16.*inference.*ms", Pattern.DOTALL));
        assertThat(page.locator("nav a[aria-current]")).hasText("Interpolate");
        Chromium.keep(page, "interpolate-first");
        Chromium.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.keep(page, "interpolate-dark");
        Chromium.assertAccessible(page);
    }

    @Test
    void whoComesFromAnotherScreenFindsNothingOfItsAddressHere() {
        page = chromium.desktop();
        page.navigate(address.replace("/interpolate", "/generate/digits-2d#t=0.25&seed=7"));
        page.waitForFunction("document.querySelector('generate-studio')?.settled");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Interpolate").setExact(true)).click();
        page.waitForFunction("document.querySelector('interpolate-studio')?.player.playing"); // the 3 becomes an 8 by itself
        settle();
        assertThat(page).hasURL(Pattern.compile("/interpolate/digits-2d#a=test:\\d+&b=test:\\d+&path=linear&steps=16&t=0.5$"));
        assertThat(page.locator("studio-notices p")).hasCount(0);
    }

    @Test
    void nothingMovesByItselfWhereLessMotionIsWanted() {
        page = chromium.desktop();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(address);
        settle();
        assertThat(slider()).hasValue("0.5");
        assertThat(button("Play")).hasCount(0);
        slider().press("Home");
        String before = ink(middle());
        button("Next frame").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("t=0\\.0667$"));
        assertThat(ink(middle())).isNotEqualTo(before);
        slider().press("End");
        button("Next frame").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("t=0\\.9333$"));
    }

    @Test
    void theSliderGoesFromAToBByKeyboard() {
        open(chromium.desktop(), CLASSES);
        String halfway = ink(middle());
        slider().press("Home");
        settle();
        assertThat(ink(middle())).isEqualTo(ink(end("A"))).isNotEqualTo(halfway);
        slider().press("ArrowRight");
        settle();
        assertThat(slider()).hasValue("0.01");
        assertThat(slider()).hasAttribute("aria-valuetext", Pattern.compile("1 %, (among the (rarest|most common) \\d+ %|as common as most)"));
        assertThat(ink(middle())).isNotEqualTo(ink(end("A")));
        slider().press("PageUp");
        settle();
        assertThat(slider()).hasValue("0.11");
        slider().press("End");
        settle();
        assertThat(ink(middle())).isEqualTo(ink(end("B"))).isNotEqualTo(halfway);
        assertThat(page).hasURL(Pattern.compile("t=1$"));
        sheet().focus();
        sheet().press("Home");
        sheet().press("ArrowRight");
        sheet().press("Enter");
        settle();
        assertThat(page).hasURL(Pattern.compile("t=0\\.0667$"));
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Frame 2 of 16, at 7 %"))).hasAttribute("aria-selected", "true");
    }

    @Test
    void framesAndDensityStripMoveTheSliderByMouse() {
        open(chromium.desktop(), CLASSES);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Frame 16 of 16, at 100 %")).click();
        settle();
        assertThat(ink(middle())).isEqualTo(ink(end("B")));
        BoundingBox chart = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^Density along the path"))).boundingBox();
        page.mouse().move(chart.x + chart.width / 4, chart.y + 20);
        page.mouse().down();
        page.mouse().move(chart.x + chart.width / 2, chart.y + 20, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
        settle();
        assertThat(page).hasURL(Pattern.compile("t=0\\.5$"));
        assertThat(page.getByText("50 % of the way", new Page.GetByTextOptions().setExact(true))).isVisible();
        // the strip's ends lie under the middle of the slider's thumb
        BoundingBox track = slider().boundingBox();
        assertThat(chart.x - track.x).isCloseTo(9, within(0.5));
        assertThat(track.width - chart.width).isCloseTo(18, within(1.0));
    }

    @Test
    void ofAFloodOfPositionsTheNewestIsShown() {
        open(chromium.desktop(), CLASSES.replace("t=0.5", "t=0.77"));
        String wanted = ink(middle());
        slider().press("Home");
        settle();
        studio().evaluate("""
                studio => { studio.asked = 0; const { socket } = studio.talk, ask = socket.ask;
                  socket.ask = (...all) => { studio.asked++; return ask.apply(socket, all); };
                  const input = studio.shadowRoot.querySelector('path-timeline').shadowRoot.querySelector('input');
                  for (let i = 1; i <= 77; i++) { input.value = i / 100; input.dispatchEvent(new Event('input')); } }""");
        settle();
        assertThat((int) studio().evaluate("studio => studio.asked")).isBetween(1, 5);
        assertThat(ink(middle())).isEqualTo(wanted);
    }

    @Test
    void playLeadsThereAndBackUntilItIsStopped() {
        open(chromium.desktop(), CLASSES.replace("t=0.5", "t=0.9"));
        button("Play").click();
        choice("Class of A").selectOption("5");
        page.waitForURL(Pattern.compile("#a=class:5&.*&t=0.5$")); // while it plays
        page.waitForFunction("studio => studio.position < 0.7", studio().elementHandle());
        button("Pause").click();
        settle();
        double rest = Double.parseDouble(slider().inputValue());
        assertThat(rest).isLessThan(0.75);
        assertThat(page).hasURL(Pattern.compile("t=0\\.\\d+$"));
        assertThat(button("Play")).isVisible();
    }

    @Test
    void endsAreClassesTestPicturesAndRandomPoints() {
        open(chromium.desktop(), CLASSES);
        String three = ink(end("A"));
        choice("Class of A").selectOption("5");
        settle();
        assertThat(ink(end("A"))).isNotEqualTo(three);
        choice("What A is").selectOption("seed");
        settle();
        assertThat(page).hasURL(Pattern.compile("#a=seed:0&b=class:8&"));
        String zero = ink(end("A"));
        button("Another random point as A").click();
        settle();
        assertThat(ink(end("A"))).isNotEqualTo(zero);
        choice("What B is").selectOption("test");
        Locator number = page.getByLabel("Number of the test picture B");
        number.fill("110");
        number.press("Enter");
        settle();
        assertThat(page).hasURL(Pattern.compile("&b=test:110&"));
        number.fill("10000");
        number.press("Enter");
        assertThat(number).hasValue("110");
        String[] ends = {ink(end("A")), ink(end("B"))};
        button("Swap A and B").click();
        settle();
        assertThat(new String[] {ink(end("B")), ink(end("A"))}).isEqualTo(ends);
        assertThat(page).hasURL(Pattern.compile("#a=test:110&b=seed:\\d+&"));
    }

    @Test
    void whatIsTypedStaysWhilePicturesMove() {
        open(chromium.desktop(), "/digits-vae#a=seed:1&b=test:110&t=0.1");
        button("Play").click();
        Locator number = page.getByLabel("Number of the test picture B");
        number.fill("61");
        page.waitForFunction("studio => studio.position > 0.4", studio().elementHandle());
        assertThat(number).hasValue("61");
        number.press("Enter");
        button("Pause").click();
        settle();
        assertThat(page).hasURL(Pattern.compile("&b=test:61&"));
    }

    @Test
    void anEndIsDrawn() {
        open(chromium.desktop(), CLASSES);
        String three = ink(end("A"));
        button("Draw A").click();
        BoundingBox pad = page.getByRole(AriaRole.APPLICATION).boundingBox();
        page.mouse().move(pad.x + pad.width / 2, pad.y + pad.height / 5);
        page.mouse().down();
        page.mouse().move(pad.x + pad.width / 2, pad.y + pad.height * 4 / 5, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
        Chromium.keep(page, "interpolate-draw");
        Chromium.assertAccessible(page);
        button("Done").click();
        settle();
        String one = ink(end("A"));
        assertThat(one).isNotEqualTo(three);
        // a one has little ink
        assertThat(inked(one)).isBetween(10, 90);
        assertThat(page).hasURL(Pattern.compile("#a=ink:[\\w-]+&b=class:8&"));
        page.reload();
        settle();
        assertThat(ink(end("A"))).isEqualTo(one);
        // by keyboard, and nothing of the other drawing can be undone
        button("Draw B").press("Enter");
        assertThat(button("Undo")).isDisabled();
        page.getByRole(AriaRole.APPLICATION).focus();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        page.keyboard().press("Escape");
        settle();
        assertThat(page).hasURL(Pattern.compile("&b=ink:"));
        choice("Model").selectOption("digits-2d");
        settle();
        assertThat(page).hasURL(Pattern.compile("/digits-2d#a=ink:[\\w-]+&b=ink:[\\w-]+&"));
    }

    @Test
    void aPictureOfTheVisitorsOwnIsAnEndAndTheLinkKeepsItsLatent() {
        open(chromium.desktop(), CLASSES);
        byte[] three = Cast.file(Cast.three(300, 20, 30, 120, 12, Color.BLACK, Color.WHITE), "png");
        page.getByLabel("Picture file for B").setInputFiles(new FilePayload("three.png", "image/png", three));
        assertThat(page.getByText("three.png")).isVisible();
        settle();
        assertThat(page).hasURL(Pattern.compile("&b=z:[-\\d.e]+(,[-\\d.e]+){15}&"));
        String shown = ink(end("B"));
        page.reload();
        settle();
        assertThat(ink(end("B"))).isEqualTo(shown);
        assertThat(choice("What B is")).hasValue("z");
        page.getByLabel("Picture file for B").setInputFiles(new FilePayload("notes.png", "image/png", "not a picture".getBytes()));
        assertThat(page.locator("studio-notices")).containsText("Expected a picture that the browser can read, got “notes.png”; use a PNG, JPEG or WebP.");
    }

    @Test
    void aPictureIsPastedAndDropped() {
        open(chromium.desktop(), CLASSES);
        String give = """
                async ([target, type, base64]) => {
                  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
                  const data = new DataTransfer(); data.items.add(new File([bytes], type + '.png', { type: 'image/png' }));
                  target.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true })
                    : new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true })); }""";
        String three = Base64.getEncoder().encodeToString(Cast.file(Cast.three(300, 20, 30, 120, 12, Color.BLACK, Color.WHITE), "png"));
        page.evaluate(give, List.of(page.locator("path-slot").nth(1).elementHandle(), "drop", three));
        assertThat(page.getByText("drop.png")).isVisible();
        settle();
        assertThat(page).hasURL(Pattern.compile("#a=class:3&b=z:"));
        choice("Class of A").focus();
        page.evaluate(give, List.of(page.locator("body").elementHandle(), "paste", three));
        assertThat(page.getByText("paste.png")).isVisible();
        settle();
        assertThat(page).hasURL(Pattern.compile("#a=z:"));
        assertThat(ink(end("A"))).isEqualTo(ink(end("B")));
    }

    @Test
    void holesAreHatchedAndSpoken() {
        open(chromium.desktop(), "/digits-2d#a=class:1&b=z:60,0&path=linear&steps=12&t=0.5");
        Locator chart = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("The path crosses .*hole.* to 100 %\\.")));
        assertThat(chart).isVisible();
        assertThat(page.getByText(Pattern.compile("^\\s*The path crosses .*to 100 %\\."))).isVisible();
        Locator hole = page.locator("density-strip .chart .hole").last();
        assertThat((String) hole.evaluate("element => getComputedStyle(element).backgroundImage")).contains("repeating-linear-gradient");
        BoundingBox box = hole.boundingBox();
        assertThat(box.x + box.width).isCloseTo(chart.boundingBox().x + chart.boundingBox().width, within(1.0));
        assertThat(page.getByText("Here: rarer than any")).isVisible();
        Chromium.keep(page, "interpolate-hole");
        Chromium.assertAccessible(page);
    }

    @Test
    void aSphericalPathAndMoreFramesAreShown() {
        open(chromium.desktop(), "/digits-conv" + CLASSES.substring("/digits-vae".length()));
        String straight = ink(middle());
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Spherical path")).check();
        settle();
        assertThat(ink(middle())).isNotEqualTo(straight);
        Locator frames = page.getByLabel("Frames", new Page.GetByLabelOptions().setExact(true));
        for (int count : new int[] {64, 2}) {
            frames.fill(String.valueOf(count));
            frames.press("Enter");
            settle();
            assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Frame \\d+ of " + count)))).hasCount(count);
            Chromium.keep(page, "interpolate-" + count);
        }
        assertThat(page).hasURL(Pattern.compile("path=spherical&steps=2&t=0\\.5$"));
        frames.fill("65");
        frames.press("Enter");
        assertThat(frames).hasValue("2");
    }

    @Test
    void theDownloadsAreWhatIsShown() throws IOException {
        open(chromium.desktop(), CLASSES.replace("steps=16", "steps=4"));
        Download strip = page.waitForDownload(() -> link("Download PNG strip, all frames in one picture").click());
        assertThat(strip.suggestedFilename()).isEqualTo("digits-vae-linear.png");
        Picture frames = Cast.CODEC.read(bytes(strip));
        assertThat(frames.width()).isEqualTo(4 * 28);
        assertThat(joined(frames.crop(0, 0, 28, 28).toBytes())).isEqualTo(ink(end("A")));
        assertThat(joined(frames.crop(84, 0, 28, 28).toBytes())).isEqualTo(ink(end("B")));
        Download animation = page.waitForDownload(() -> link("Download GIF, an animation").click());
        assertThat(animation.suggestedFilename()).isEqualTo("digits-vae-linear.gif");
        List<byte[]> moving = AnimatedGifTest.pixels(bytes(animation));
        assertThat(moving).hasSize(6);
        assertThat(joined(moving.get(3))).isEqualTo(ink(end("B")));
        Map<String, NpyFile> arrays = NpyFile.read(bytes(page.waitForDownload(() -> link("Download NPZ, pictures and latents for NumPy").click())));
        assertThat(arrays.get("pictures").shape()).containsExactly(4, 28, 28);
        assertThat(arrays.get("latents").shape()).containsExactly(4, 16);
    }

    @Test
    void aLinkRebuildsTheScreen() {
        String link = "/digits-vae#a=z:" + "0.5,-1,".repeat(8).replaceAll(",$", "") + "&b=seed:5&path=spherical&steps=9&t=0.3";
        open(chromium.desktop(), link);
        assertThat(page.url()).isEqualTo(address + link);
        String[] shown = {ink(end("A")), ink(middle()), ink(end("B"))};
        page.reload();
        settle();
        assertThat(page.url()).isEqualTo(address + link);
        assertThat(new String[] {ink(end("A")), ink(middle()), ink(end("B"))}).isEqualTo(shown);
        assertThat(page.locator("studio-notices p")).hasCount(0);
        assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Spherical path"))).isChecked();
        page.evaluate("location.hash = '#a=class:1&b=class:7&t=1'");
        page.waitForFunction("studio => studio.setting.a.number === 1", studio().elementHandle());
        settle();
        assertThat(page).hasURL(Pattern.compile("#a=class:1&b=class:7&path=linear&steps=16&t=1$"));
        assertThat(ink(middle())).isEqualTo(ink(end("B")));
    }

    @Test
    void aDamagedLinkShowsWhatCanBeReadAndSaysSo() {
        open(chromium.desktop(), "/nothing#a=z:1,2&b=what&path=winding&steps=1&t=7");
        assertThat(page.locator("studio-notices")).containsText("There is no model “nothing” here.");
        assertThat(page.locator("studio-notices")).containsText("End B of this link, “what”, is damaged; this is another. "
                + "The path is linear or spherical, not “winding”; this one is linear. There are 2 to 64 frames, not “1”; these are 16. "
                + "The position on the path is 0 to 1, not “7”; this is its middle. End A is a latent of 2 values,");
        assertThat(page).hasURL(Pattern.compile("/digits-vae#a=test:32&b=test:110&path=linear&steps=16&t=0\\.5$"));
        Chromium.keep(page, "interpolate-damaged");
        button("Dismiss").click();
        assertThat(page.locator("studio-notices p")).hasCount(0);
        page.evaluate("location.hash = '#a=class:12&b=test:10000'");
        assertThat(page.locator("studio-notices")).containsText("End A is class 12, ");
        assertThat(page.locator("studio-notices")).containsText("End B is test picture 10000, there are 0 to 9999; this is another.");
        settle();
    }

    @Test
    void anotherModelKeepsTheEndsThatMakeSenseThere() {
        open(chromium.desktop(), "/digits-conv#a=z:" + "0,".repeat(9) + "0&b=class:8");
        choice("Model").selectOption("fashion-conv");
        settle();
        assertThat(page).hasURL(Pattern.compile("/fashion-conv#a=z:0,.*&b=class:8&"));
        assertThat(page.locator("studio-notices p")).hasCount(0);
        choice("Model").selectOption("digits-2d");
        settle();
        assertThat(page.locator("studio-notices")).containsText("End A is a latent of 10 values");
        assertThat(page).hasURL(Pattern.compile("/digits-2d#a=test:32&b=class:8&"));
    }

    @Test
    void clothingBeginsWithASneakerThatBecomesABoot() {
        open(chromium.desktop(), "/digits-vae#a=test:32&b=test:110");
        choice("Model").selectOption("fashion-vae");
        settle();
        assertThat(page).hasURL(Pattern.compile("/fashion-vae#a=test:22&b=test:28&"));
        Chromium.keep(page, "interpolate-clothing");
        page.setViewportSize(720, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "interpolate-tablet");
    }

    @Test
    void allOfItFitsAPhoneAndWorksByTouch() {
        open(chromium.phone(), CLASSES);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/interpolate-phone.png")));
        Chromium.assertAccessible(page);
        for (Locator item : page.locator("nav a").all()) {
            assertThat((Boolean) item.evaluate("link => link.scrollWidth <= link.clientWidth && link.getBoundingClientRect().right <= innerWidth")).isTrue();
            assertThat(item.boundingBox().width).isGreaterThanOrEqualTo(24);
            assertThat(item.boundingBox().y + item.boundingBox().height).isLessThanOrEqualTo(740);
        }
        BoundingBox track = slider().boundingBox();
        assertThat(track.y + track.height).as("the slider is seen without scrolling").isLessThan(740 - 84);
        page.touchscreen().tap(track.x + track.width - 4, track.y + track.height / 2);
        settle();
        assertThat(ink(middle())).isEqualTo(ink(end("B")));
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Frame 1 of 16, at 0 %")).tap();
        settle();
        assertThat(ink(middle())).isEqualTo(ink(end("A")));
        button("Draw A").tap();
        Chromium.keep(page, "interpolate-phone-draw");
        BoundingBox pad = page.getByRole(AriaRole.APPLICATION).boundingBox();
        page.touchscreen().tap(pad.x + pad.width / 2, pad.y + pad.height / 2);
        button("Done").tap();
        settle();
        assertThat(page).hasURL(Pattern.compile("#a=ink:"));
        button("Swap A and B").tap();
        settle();
        assertThat(page).hasURL(Pattern.compile("&b=ink:"));
    }

    @Test
    void withoutAModelTheScreenSaysSo() {
        open(chromium.desktop(), CLASSES);
        page.evaluate("() => { const bare = document.createElement('interpolate-studio'); bare.models = []; bare.id = 'none'; document.querySelector('interpolate-studio').replaceWith(bare); }");
        assertThat(page.locator("#none").getByText("No model is ready")).isVisible();
    }

    private void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        settle();
    }

    private void settle() {
        page.waitForFunction("studio => studio.settled && studio.way.path && !studio.way.late", studio().elementHandle());
        studio().evaluate("studio => studio.updateComplete");
    }

    private Locator studio() {
        return page.locator("interpolate-studio");
    }

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Position on the path"));
    }

    private Locator sheet() {
        return page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Frames of the path"));
    }

    private Locator middle() {
        return page.locator(".between pixel-image");
    }

    private Locator end(String name) {
        return page.locator("path-slot[name=" + name + "] pixel-image");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator choice(String name) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String ink(Locator picture) {
        return (String) picture.evaluate(INK);
    }

    private static int inked(String ink) {
        return (int) Pattern.compile(",").splitAsStream(ink).filter(value -> Integer.parseInt(value) > 127).count();
    }

    private static String joined(byte[] pixels) {
        StringBuilder text = new StringBuilder();
        for (byte pixel : pixels) {
            text.append(text.isEmpty() ? "" : ",").append(pixel & 0xff);
        }
        return text.toString();
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream file = download.createReadStream()) {
            return file.readAllBytes();
        }
    }
}
