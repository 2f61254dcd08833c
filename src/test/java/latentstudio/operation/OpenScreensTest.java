package latentstudio.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import latentstudio.ScreenWalk;
import org.junit.jupiter.api.Test;

/** What the metrics tell while somebody looks at screens; and the dashboard, which must know nothing that they do not tell. */
@QuarkusTest
class OpenScreensTest extends ScreenWalk {
    private static final String DRAW = "studio_screens_open{screen=\"draw\"}";
    private static final String MODELS = "studio_screens_open{screen=\"models\"}";
    private static final String NONE = "studio_screens_open{screen=\"none\"}";
    private static final String LAG = "studio_push_lag_seconds_count{screen=\"draw\"}";
    private static final String SUPERSEDED = "studio_push_superseded_total{screen=\"draw\"}";
    private static final Pattern METRIC = Pattern.compile("\\b((?:studio|http|jvm|process|system)_[a-z0-9_]+)\\b");

    @TestHTTPResource("/")
    String address;

    @Test
    void aScreenIsCountedUntilItIsLeftOrClosed() {
        Scrape before = Scrape.now();
        open("");
        awaitValue(DRAW, before.value(DRAW) + 1);
        page.locator("nav a", new Page.LocatorOptions().setHasText("Models")).click();
        awaitValue(MODELS, before.value(MODELS) + 1);
        awaitValue(DRAW, before.value(DRAW));
        page.navigate(address + "no-such-screen");
        awaitValue(NONE, before.value(NONE) + 1);
        awaitValue(MODELS, before.value(MODELS));
        page.close();
        awaitValue(NONE, before.value(NONE));
    }

    @Test
    void everyAnswerToADrawingIsMeasuredAndWhatNewerOnesOvertookIsCounted() {
        double lags = Scrape.now().value(LAG);
        open("");
        double answered = Scrape.now().value(LAG);
        assertThat(answered).isGreaterThan(lags);
        double superseded = Scrape.now().value(SUPERSEDED);
        int flood = 40;

        page.locator("draw-studio").evaluate("""
                (studio, flood) => { const samples = btoa('A'.repeat(784));
                  for (let i = 0; i < flood; i++) studio.talk.server.reconstruct(100000 + i, [studio.modelId],
                      { channels: 1, height: 28, width: 28, samples, packed: false }, true); }""", flood);

        // each is either answered or overtaken, and the flood is faster than its answers
        page.waitForCondition(() -> Scrape.now().value(LAG) - answered + Scrape.now().value(SUPERSEDED) - superseded == flood);
        assertThat(Scrape.now().value(SUPERSEDED)).isGreaterThan(superseded);
    }

    @Test
    void theDashboardAsksForNothingThatTheServerDoesNotTell() throws IOException {
        open("");
        JsonNode dashboard = new ObjectMapper().readTree(Path.of("operations/grafana-dashboard.json").toFile());
        Set<String> told = Scrape.now().names();
        Set<String> asked = StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .flatMap(target -> METRIC.matcher(target.path("expr").textValue()).results()).map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(told).containsAll(asked);
    }

    private void open(String path) {
        page = chromium.desktop();
        page.navigate(address + path);
        page.waitForFunction("() => document.querySelector('draw-studio')?.drawing.results.length");
    }

    private void awaitValue(String name, double value) {
        page.waitForCondition(() -> Scrape.now().value(name) == value);
    }
}
