package latentstudio.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks through the lessons as a visitor does. */
@QuarkusTest
class LessonsScreenTest extends ScreenWalk {
    /** Where a place of the map is in its frame, x and y in the map's units. */
    private static final String PLACE = """
            (studio, [x, y]) => { const { viewport, cloud } = studio.stage, { left, top } = studio.stage.getBoundingClientRect();
              const place = viewport.onStage(cloud.inward({ x, y })); return [left + place.x, top + place.y]; }""";

    @TestHTTPResource("/lessons")
    String address;

    /** What a visitor does on a screen: something that does not do a step's task, and then what does. */
    private record Acts(Runnable others, Runnable solving) {
    }

    @TestFactory
    Stream<DynamicTest> everyStepIsSolvedByDoingItAndNotBefore() {
        page = chromium.desktop();
        List<String> steps = new Lessons(new ObjectMapper()).in(Locale.ENGLISH).stream()
                .flatMap(chapter -> chapter.steps().stream().map(step -> chapter.id() + "/" + step.id())).toList();
        Map<String, Acts> acts = acts();
        assertThat(acts).containsOnlyKeys(steps);
        return steps.stream().map(step -> DynamicTest.dynamicTest(step, () -> {
            begin(step);
            acts.get(step).others().run();
            heard();
            assertThat(ticks()).hasCount(0);
            acts.get(step).solving().run();
            assertThat(ticks()).isVisible();
        }));
    }

    private Map<String, Acts> acts() {
        Map<String, Acts> acts = new HashMap<>();
        acts.put("squeezing/draw", new Acts(() -> bars().first().press("ArrowRight"), () -> stroke(0.3, 0.3, 0.6, 0.7)));
        acts.put("squeezing/move", new Acts(() -> bars().first().press("ArrowRight"), () -> bars().first().press("End")));
        acts.put("squeezing/compare", new Acts(() -> {
            toggle("Compare models");
            press("Digits, tiny");
        }, () -> {
            toggle("Compare models");
            press("Digits, variational");
        }));
        acts.put("errors/scribble", new Acts(() -> press("Clear"), () -> {
            stroke(0.2, 0.2, 0.8, 0.8);
            stroke(0.2, 0.8, 0.8, 0.2);
            stroke(0.5, 0.1, 0.5, 0.9);
            stroke(0.1, 0.5, 0.9, 0.5);
        }));
        acts.put("errors/corner", new Acts(() -> bars().first().press("ArrowRight"), () -> toggle("Centre and scale as in training")));
        acts.put("errors/worst", new Acts(() -> press("Worst"), () -> select("Class", "4")));
        acts.put("map/pin", new Acts(() -> click(pictureOf(1)), () -> click(pictureOf(7))));
        acts.put("map/border", new Acts(() -> press("Choose what is in view"), () -> repeatUntilSolved(() -> {
            press("Larger");
            press("Choose what is in view");
        })));
        acts.put("map/rare", new Acts(() -> click(List.of(0.3, 0.6)), () -> click(List.of(-2, -2.9)))); // where an 8 is, and a 4
        acts.put("between/rarest", new Acts(() -> position(0.2), () -> position(((Number) page.evaluate("""
                () => { const { profile } = document.querySelector('lessons-studio').told.at(-1);
                  return profile.indexOf(Math.min(...profile)) / (profile.length - 1); }""")).doubleValue())));
        acts.put("between/hole", new Acts(() -> toggle("Spherical path"), () -> position(0.5)));
        acts.put("between/filled", new Acts(() -> position(0.4), () -> select("Model", "digits-vae")));
        acts.put("random/anything", new Acts(() -> {
            radio("Over-constrained");
            sample(0, 0);
        }, () -> {
            radio("Unconstrained");
            sample(0, 0);
        }));
        acts.put("random/constraint", new Acts(() -> sample(0, 0), () -> {
            radio("Over-constrained");
            sample(0, 0);
        }));
        acts.put("random/new", new Acts(() -> sample(0, 0), () -> {
            temperature("1.4");
            trySamples(0);
        }));
        acts.put("noise/salt", new Acts(() -> level("0.1"), () -> level("0.25")));
        acts.put("noise/harm", new Acts(() -> level("0.4"), () -> level("0.1")));
        acts.put("noise/page", new Acts(() -> select("Damage", "wrinkles"), () -> select("Damage", "uneven-light")));
        acts.put("cloud/shape", new Acts(() -> select("Model", "digits-2d"), () -> select("Model", "digits-sparse")));
        acts.put("cloud/cool", new Acts(() -> sample(0, 0), () -> {
            temperature("0.4");
            trySamples(0);
        }));
        acts.put("cloud/ways", new Acts(() -> {
            toggle("Compare all ways");
            sample(1, 0);
        }, () -> trySamples(3))); // the ellipsoid's
        return acts;
    }

    @Test
    void whatIsSolvedIsKeptAndLeadsOn() {
        page = chromium.desktop();
        begin("between/hole");
        toggle("Spherical path");
        position(0.5);
        assertThat(ticks()).isVisible();
        assertThat(link("Open in the full screen")).hasAttribute("href", Pattern.compile("/interpolate/digits-dense#a=class:0&b=class:1&path=spherical&steps=16&t=0.5$"));
        Chromium.assertAccessible(page);
        begin("cloud/shape");
        select("Model", "digits-sparse");
        assertThat(ticks()).isVisible();
        assertThat(page.getByText("The sparse model was told")).isVisible();
        Chromium.keep(page, "lessons-solved");

        link("Next: Cooler faces").click();
        assertThat(page).hasURL(Pattern.compile("/lessons/cloud/cool$"));
        assertThat(page.locator("lessons-studio h1")).hasText("Cooler faces");
        assertThat(ticks()).hasCount(0);
        page.navigate(address);
        assertThat(page.locator(".chapters .tick.done")).hasCount(2);
        assertThat(page.getByText("2 of 21 tasks done, kept in this browser.")).isVisible();
        Chromium.keep(page, "lessons");
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin again")).click();
        page.reload();
        assertThat(page.getByText("0 of 21 tasks done, kept in this browser.")).isVisible();
    }

    @Test
    void aStepStartsAgainAndADrawingSolvesItWithAFinger() {
        page = chromium.phone();
        begin("squeezing/draw");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        assertThat(page.locator("nav a[aria-current=page]")).hasText("Lessons");
        assertThat(page.locator("header nav").boundingBox().height).as("two rows").isLessThan(100);
        Chromium.assertAccessible(page);
        Locator pad = screen().locator("ink-pad");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
        assertThat(ticks()).isVisible();
        Chromium.keep(page, "lessons-phone");
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start this step again")).click();
        assertThat(ticks()).hasCount(0);
        page.waitForFunction("document.querySelector('lessons-studio').told.length > 0");
        assertThat(ticks()).hasCount(0);
        assertThat(screen().getByText("Draw over me")).isVisible();
    }

    @Test
    void aTeacherFindsAllTasksWithTheirAddresses() {
        page = chromium.desktop();
        page.navigate(address + "/teacher");
        assertThat(page.locator("task-sheet li")).hasCount(21);
        List<?> links = (List<?>) page.locator("task-sheet li a").evaluateAll("links => links.map(link => link.href)");
        assertThat(links).doesNotHaveDuplicates().allSatisfy(link -> assertThat(link.toString()).matches(Pattern.quote(address) + "/[a-z]+/[a-z]+"));
        assertThat(page.locator("task-sheet li").last()).containsText("Switch on the comparison of all ways");
        assertThat(page).hasTitle("All tasks · Latent Studio");
        Chromium.keep(page, "lessons-teacher");
        Chromium.assertAccessible(page);
        page.locator("task-sheet li a").nth(9).click();
        assertThat(page.locator("lessons-studio h1")).hasText("From a 3 to an 8");
    }

    @Test
    void anAddressOfNoStepHasNothing() {
        page = chromium.desktop();
        page.navigate(address + "/squeezing/nothing");
        assertThat(page.locator("h1")).hasText("Nothing here");
        page.navigate(address + "/errors");
        assertThat(page.locator("lessons-studio h1")).hasText("Something it never saw");
    }

    private void begin(String step) {
        page.navigate(address + "/" + step);
        page.waitForFunction("document.querySelector('lessons-studio')?.told.length > 0");
        assertThat(ticks()).hasCount(0);
    }

    /** Waits until the lesson has heard something new of the screen, which is settled then. */
    private void heard() {
        int told = ((Number) page.evaluate("window.toldBefore ?? 1")).intValue();
        page.waitForFunction("before => document.querySelector('lessons-studio').told.length > before", told);
        page.evaluate("window.toldBefore = document.querySelector('lessons-studio').told.length");
    }

    private Locator ticks() {
        return page.locator("lessons-studio .task.solved");
    }

    private FrameLocator screen() {
        return page.frameLocator("live-screen iframe");
    }

    private Locator bars() {
        return screen().locator("latent-sliders input[type=range]");
    }

    private void toggle(String name) {
        screen().getByRole(AriaRole.SWITCH, new FrameLocator.GetByRoleOptions().setName(name)).click();
    }

    private void press(String name) {
        screen().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name)).click();
    }

    private void radio(String name) {
        screen().getByRole(AriaRole.RADIO, new FrameLocator.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private void select(String name, String value) {
        screen().getByRole(AriaRole.COMBOBOX, new FrameLocator.GetByRoleOptions().setName(name)).selectOption(value);
    }

    private void level(String level) {
        screen().getByRole(AriaRole.SLIDER, new FrameLocator.GetByRoleOptions().setName("Level").setExact(true)).fill(level);
    }

    private void temperature(String temperature) {
        screen().getByRole(AriaRole.SLIDER, new FrameLocator.GetByRoleOptions().setName("Temperature")).fill(temperature);
    }

    private void position(double position) {
        screen().locator("path-timeline input").fill(String.valueOf(position));
    }

    /** A line on the pad, from and to in parts of its sides. */
    private void stroke(double fromX, double fromY, double toX, double toY) {
        BoundingBox pad = screen().locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + fromX * pad.width, pad.y + fromY * pad.height);
        page.mouse().down();
        page.mouse().move(pad.x + toX * pad.width, pad.y + toY * pad.height, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    /** Chooses a sample and waits until it was looked at. */
    private void sample(int sheet, int index) {
        Object told = page.evaluate("document.querySelector('lessons-studio').told.length");
        screen().locator("picture-sheet").nth(sheet).getByRole(AriaRole.OPTION).nth(index).click();
        page.waitForFunction("before => { const { told } = document.querySelector('lessons-studio'); return told.length > before && told.at(-1).densityPercentile !== null; }", told);
    }

    private void trySamples(int sheet) {
        int[] index = new int[1];
        repeatUntilSolved(() -> sample(sheet, index[0]++));
    }

    private void repeatUntilSolved(Runnable act) {
        for (int times = 0; times < 8 && ticks().count() == 0; times++) {
            act.run();
        }
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Where a picture of a class is on the map. */
    private List<?> pictureOf(int label) {
        return (List<?>) screen().locator("map-studio").evaluate("""
                ({ stage: { cloud } }, label) => { const { x, y } = cloud.outward(cloud.spot(cloud.labels.indexOf(label))); return [x, y]; }""", label);
    }

    private void click(List<?> at) {
        List<?> place = (List<?>) screen().locator("map-studio").evaluate(PLACE, at);
        BoundingBox frame = page.locator("live-screen iframe").boundingBox();
        page.mouse().click(frame.x + ((Number) place.get(0)).doubleValue(), frame.y + ((Number) place.get(1)).doubleValue());
    }
}
