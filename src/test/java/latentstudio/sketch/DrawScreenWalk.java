package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.google.gson.JsonObject;
import com.google.gson.JsonArray;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.List;
import latentstudio.ScreenWalk;

/** What the walks through the Draw screen share: a browser, a hand that draws, eyes that look at pixels. */
abstract class DrawScreenWalk extends ScreenWalk {
    static final String RECONSTRUCTION = ".theirs pixel-image";
    /** The reconstruction's pixels on screen, 0 (paper) to 255 (ink), row by row. */
    static final String PIXELS = """
            image => { const c = image.shadowRoot.querySelector('canvas');
              return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((_, i) => i % 4 === 3).join(); }""";
    /** Another figure: at least this many pixels differ by more than a quarter of the range. */
    static final String DIFFERS = """
            ([image, before]) => { const old = before.split(',');
              return (PIXELS)(image).split(',').filter((ink, i) => Math.abs(ink - old[i]) > 64).length >= 20; }""".replace("PIXELS", PIXELS);
    /** A 3 in parts of the pad's side. */
    static final double[][] THREE = {{.3, .2}, {.45, .14}, {.62, .18}, {.66, .3}, {.58, .42}, {.45, .47},
        {.6, .52}, {.68, .65}, {.62, .8}, {.45, .86}, {.3, .78}};

    @TestHTTPResource("/")
    String address;

    void open(Page opened, String path) {
        page = opened;
        page.navigate(address + path);
        awaitReconstruction();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    String reconstruction() {
        return (String) page.locator(RECONSTRUCTION).evaluate(PIXELS);
    }

    void awaitReconstruction() {
        page.waitForFunction("image => /[1-9]/.test((" + PIXELS + ")(image))", page.locator(RECONSTRUCTION).elementHandle());
    }

    void awaitReconstructionOtherThan(String before) {
        page.waitForFunction(DIFFERS, List.of(page.locator(RECONSTRUCTION).elementHandle(), before));
    }

    void awaitReconstruction(String pixels) {
        page.waitForFunction("([image, pixels]) => (" + PIXELS + ")(image) === pixels",
                List.of(page.locator(RECONSTRUCTION).elementHandle(), pixels));
    }

    void awaitStrokes(int count) {
        page.waitForFunction("([pad, count]) => pad.drawing.strokes.length === count",
                List.of(page.locator("ink-pad").elementHandle(), count));
    }

    /** Waits until the newest frame is answered. */
    void settle() {
        page.waitForFunction("studio => studio.settled",
                page.locator("draw-studio").elementHandle());
    }

    List<String> latents() {
        return page.locator("latent-sliders output").allInnerTexts();
    }

    void drawThree() {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + THREE[0][0] * pad.width, pad.y + THREE[0][1] * pad.height);
        page.mouse().down();
        for (double[] point : THREE) {
            page.mouse().move(pad.x + point[0] * pad.width, pad.y + point[1] * pad.height,
                    new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        }
        page.mouse().up();
        awaitInkTold();
    }

    /** The pad tells of ink once a frame of the screen: the last of a stroke comes after the pen has left. */
    private void awaitInkTold() {
        page.waitForFunction("pad => !pad.frame", page.locator("ink-pad").elementHandle());
    }

    void drawLine(double fromX, double fromY, double toX, double toY) {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + fromX * pad.width, pad.y + fromY * pad.height);
        page.mouse().down();
        page.mouse().move(pad.x + toX * pad.width, pad.y + toY * pad.height);
        page.mouse().up();
        awaitInkTold();
    }

    /** Playwright taps but does not drag a finger; the browser's own protocol does. */
    void touchThree() {
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
        awaitInkTold();
    }

    static JsonObject touch(String type, double x, double y) {
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

    Locator studio() {
        return page.locator("draw-studio");
    }

    /** What the server answers from now on is kept and not shown. */
    void holdAnswers() {
        studio().evaluate("studio => { studio.held = []; studio.receive = (...answer) => studio.held.push(answer); }");
    }

    /** The next answers are shown again; those that were held stay lost. */
    void loseHeldAnswers() {
        studio().evaluate("studio => { delete studio.receive; }");
    }

    void showHeldAnswers() {
        studio().evaluate("studio => { delete studio.receive; studio.held.forEach(answer => studio.receive(...answer)); }");
    }

    void awaitHeldAnswers(int count) {
        page.waitForFunction("([studio, count]) => studio.held.length >= count", List.of(studio().elementHandle(), count));
    }

    String strokes() {
        return (String) page.locator("ink-pad").evaluate("pad => JSON.stringify(pad.drawing.strokes)");
    }
}
