package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged studio is stopped while people look at its screens, and another one started at its address. */
class DrawRestartProcessTest extends DrawScreenWalk {
    private static final String LOST = "The connection is lost; reconnecting.";
    /** What each screen shows, with its choices in the address. */
    private static final Map<String, String> SCREENS = Map.of("interpolate-studio", "interpolate/digits-conv", "generate-studio", "generate/fashion-vae",
            "map-studio", "map/digits-2d", "figures-studio", "figures/digits-vae", "lab-studio", "lab/scans", "clean-studio", "clean/scans");

    @TempDir
    Path data;

    @Test
    void aDrawingAndEveryScreenOutliveARestartAndGoOn() throws IOException, InterruptedException {
        StudioProcess studio = StudioProcess.start(List.of("-Dstudio.data=" + data));
        try {
            address = studio.address().toString();
            open(chromium.desktop(), "draw/digits-vae");
            Map<String, Page> others = new LinkedHashMap<>();
            SCREENS.forEach((element, path) -> others.put(element, other(path, element)));
            drawThree();
            settle();
            String before = reconstruction();

            studio.terminate();
            assertThat(page.getByText(LOST + " Your drawing stays here.")).isVisible();
            Chromium.keep(page, "draw-restart");
            studio.awaitEnd();
            drawLine(.2, .9, .8, .9);
            awaitStrokes(2);
            String drawn = strokes();

            studio = studio.startAgain();
            awaitAnswer(page, "draw-studio");
            assertThat(page.getByText(LOST)).isHidden();
            assertThat(strokes()).isEqualTo(drawn);
            awaitReconstructionOtherThan(before);
            String both = reconstruction();
            drawLine(.9, .1, .9, .9);
            awaitReconstructionOtherThan(both);
            settle();
            awaitStrokes(3);
            others.forEach((element, other) -> {
                awaitAnswer(other, element);
                assertThat(other.getByText(LOST)).isHidden();
                assertThat(other.url()).contains(SCREENS.get(element));
            });
        } finally {
            studio.close();
        }
    }

    /** A visitor of his own: tabs of one browser share a session, and begin a new one each when they come back at the same moment. */
    private Page other(String path, String element) {
        Page other = chromium.desktop();
        other.navigate(address + path);
        other.waitForFunction("element => document.querySelector(element)?.models", element);
        return other;
    }

    /** Not by a handle: the page may be loaded anew meanwhile. */
    private static void awaitAnswer(Page page, String element) {
        page.waitForFunction("element => { const studio = document.querySelector(element);"
                + " return studio?.models && studio.settled !== false && window.Vaadin?.connectionState?.state === 'connected'; }", element);
    }
}
