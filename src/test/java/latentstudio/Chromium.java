package latentstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of the tests and the benchmark: the Chromium that {@code ./studio test} finds, without a window. Close it. */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--enable-unsafe-swiftshader", // WebGL without a GPU, which newer ones allow on demand only
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    /** How long a test waits for what it expects: so long that only a fault reaches it, since cleaning and training yield to all else on a busy machine. */
    private static final int PATIENCE_MILLIS = 300_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();

    public Chromium() {
        String executable = System.getenv("STUDIO_CHROMIUM");
        if (executable == null) {
            throw new IllegalStateException("The browser tests need a Chromium: run ./studio test, or set STUDIO_CHROMIUM to its path.");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(executable)).setArgs(FLAGS));
    }

    /** A page of a desktop, in light colours. */
    public Page desktop() {
        return desktop("en-US");
    }

    /** The same with a browser in a language: {@code de-AT}. */
    public Page desktop(String language) {
        return desktop(language, ColorScheme.LIGHT);
    }

    /** A page of a desktop with a browser in a language, in these colours. */
    public Page desktop(String language, ColorScheme colours) {
        return page(new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(colours).setLocale(language));
    }

    /** A page of a small phone with touch, in dark colours. */
    public Page phone() {
        return page(new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true).setIsMobile(true)
                .setColorScheme(ColorScheme.DARK));
    }

    /** A page of a desktop that trusts any certificate and may read what was copied. */
    public Page overTls() {
        return page(new Browser.NewContextOptions().setViewportSize(1280, 800).setIgnoreHTTPSErrors(true).setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(errors::add);
        return page;
    }

    /** Keeps a picture of the page under {@code target/screenshots}. */
    public static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Asserts that axe finds nothing on the page as it is now. */
    public static void assertAccessible(Page page) {
        List<String> findings = new AxeBuilder(page).analyze().getViolations().stream().map(Chromium::finding).toList();
        assertThat(findings).as("findings of axe").isEmpty();
    }

    private static String finding(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " " + rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getHtml()).toList();
    }

    /** Uncaught errors of all pages so far. */
    public List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
