package latentstudio;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of the tests and the benchmark: Chromium without a window. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    /** Starts the Chromium that {@code ./studio test} found; closing it ends it. */
    public Chromium() {
        String executable = System.getenv("STUDIO_CHROMIUM");
        if (executable == null) {
            throw new IllegalStateException("The browser tests need a Chromium: run ./studio test, or set STUDIO_CHROMIUM to its path.");
        }
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(executable))
                .setArgs(List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
