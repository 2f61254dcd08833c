package latentstudio.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import org.junit.jupiter.api.Test;

/** Walks through the lessons as a visitor does: a step of each chapter is solved, and is not before that was done. */
@QuarkusTest
class LessonsScreenTest extends ScreenWalk {
    /** Where a place of the map is in its frame, x and y in the map's units. */
    private static final String PLACE = """
            (studio, [x, y]) => { const { viewport, cloud } = studio.stage, { left, top } = studio.stage.getBoundingClientRect();
              const place = viewport.onStage(cloud.inward({ x, y })); return [left + place.x, top + place.y]; }""";

    @TestHTTPResource("/lessons")
    String address;

    @Test
    void aStepOfEachChapterIsSolvedByDoingItAndNotBefore() {
        page = chromium.desktop();
        begin("squeezing/move");
        bars().first().press("ArrowRight");
        heard();
        assertThat(ticks()).hasCount(0);
        bars().first().press("End");
        assertSolved();
        Chromium.keep(page, "lessons-solved");
        Chromium.assertAccessible(page);

        begin("errors/corner");
        toggle("Centre and scale as in training");
        assertSolved();

        begin("map/rare");
        click(0.3, 0.6); // where an 8 is
        heard();
        assertThat(ticks()).hasCount(0);
        click(-2.3, -2);
        assertSolved();

        begin("between/hole");
        toggle("Spherical path");
        heard();
        assertThat(ticks()).hasCount(0);
        screen().locator("path-timeline input").fill("0.5");
        assertSolved();
        assertThat(link("Open in the full screen")).hasAttribute("href", Pattern.compile("/interpolate/digits-dense#a=class:0&b=class:1&path=spherical&steps=16&t=0.5$"));

        begin("random/anything");
        screen().locator("picture-sheet").getByRole(AriaRole.OPTION).first().click();
        assertSolved();

        begin("noise/salt");
        level("0.1");
        heard();
        assertThat(ticks()).hasCount(0);
        level("0.25");
        assertSolved();

        begin("cloud/shape");
        screen().getByLabel("Model", new FrameLocator.GetByLabelOptions().setExact(true)).selectOption("digits-sparse");
        assertSolved();
        assertThat(page.getByText("The sparse model was told")).isVisible();

        link("Next: Cooler faces").click();
        assertThat(page).hasURL(Pattern.compile("/lessons/cloud/cool$"));
        assertThat(page.locator("lessons-studio h1")).hasText("Cooler faces");
        assertThat(ticks()).hasCount(0);
        page.navigate(address);
        assertThat(page.locator(".chapters .tick.done")).hasCount(7);
        assertThat(page.getByText("7 of 21 tasks done, kept in this browser.")).isVisible();
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
        assertSolved();
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

    private void assertSolved() {
        assertThat(ticks()).isVisible();
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

    private void level(String level) {
        screen().getByRole(AriaRole.SLIDER, new FrameLocator.GetByRoleOptions().setName("Level").setExact(true)).fill(level);
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private void click(double x, double y) {
        List<?> place = (List<?>) screen().locator("map-studio").evaluate(PLACE, List.of(x, y));
        BoundingBox frame = page.locator("live-screen iframe").boundingBox();
        page.mouse().click(frame.x + ((Number) place.get(0)).doubleValue(), frame.y + ((Number) place.get(1)).doubleValue());
    }
}
