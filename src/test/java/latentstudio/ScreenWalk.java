package latentstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A class of walks through one screen: one browser for all of them, a page for each, and no error that goes unseen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScreenWalk {
    protected Chromium chromium;
    protected Page page;

    /** What the page looked like when a walk ended too early. */
    @RegisterExtension
    final AfterTestExecutionCallback failure = context -> {
        if (context.getExecutionException().isPresent() && page != null) {
            Chromium.keep(page, "failed-" + context.getRequiredTestMethod().getName());
        }
    };

    @BeforeAll
    void start() {
        chromium = new Chromium();
    }

    /** Opens a screen on a desktop, whose element is named as the first part of its path, and waits until it is settled. */
    protected void open(String address, String path) {
        page = chromium.desktop();
        page.navigate(address + path);
        settle(path.substring(0, path.indexOf('/')) + "-studio");
    }

    /** Waits until an element has an answer to all that it asked. */
    protected void settle(String studio) {
        page.waitForFunction("name => document.querySelector(name)?.settled", studio);
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
}
