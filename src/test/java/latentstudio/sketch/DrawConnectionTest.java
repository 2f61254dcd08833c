package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.TimeUnit;
import latentstudio.Chromium;
import latentstudio.PageLines;
import org.junit.jupiter.api.Test;

/** Answers that are late, lost, refused or out of order: the strokes stay and the newest drawing is reconstructed. */
@QuarkusTest
class DrawConnectionTest extends DrawScreenWalk {
    @Test
    void strokesSurviveLostAnswersAndAreAskedAboutAgain() {
        open(chromium.desktop(), "");
        String sample = reconstruction();
        holdAnswers();
        drawThree();
        assertThat(page.getByText("Still waiting for the server. Your drawing stays here")).isVisible();
        assertThat(page.locator(RECONSTRUCTION)).hasAttribute("late", "");
        Chromium.keep(page, "draw-waiting");
        loseHeldAnswers();
        awaitReconstructionOtherThan(sample);
        settle();
        assertThat(page.getByText("Your drawing stays here")).isHidden();
        isWhatTheLinkRebuilds(reconstruction());
    }

    @Test
    void strokesSurviveALostConnectionAndTheNewestIsReconstructed() {
        page = chromium.desktop();
        PageLines lines = new PageLines(page);
        open(page, "");
        settle();
        String sample = reconstruction();
        assertThat(lines.lines()).isNotEmpty();

        lines.cut();
        drawThree();
        drawLine(.2, .9, .8, .9);
        assertThat(page.getByText("The connection is lost; reconnecting. Your drawing stays here.")).isVisible();
        awaitStrokes(2);
        assertThat(page.locator(RECONSTRUCTION)).hasAttribute("late", "");
        assertThat(reconstruction()).isEqualTo(sample);
        Chromium.keep(page, "draw-offline");
        Chromium.assertAccessible(page);

        lines.mend();
        awaitReconstructionOtherThan(sample);
        settle();
        assertThat(page.getByText("The connection is lost")).isHidden();
        awaitStrokes(2);
        isWhatTheLinkRebuilds(reconstruction());
    }

    @Test
    void aBusyServerIsAskedAgainAndTheOldResultIsDimmedMeanwhile() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        studio().evaluate("""
                studio => { studio.receive = (line, { frame }) => Object.getPrototypeOf(studio).receive.call(studio, line,
                  { frame, results: [], problem: 'Too many drawings at once.', retry: true }); }""");
        drawThree();
        assertThat(page.getByText("Too many drawings at once.")).isVisible();
        assertThat(page.locator(RECONSTRUCTION)).hasAttribute("late", "");
        assertThat(reconstruction()).isEqualTo(sample);
        loseHeldAnswers();
        awaitReconstructionOtherThan(sample);
        settle();
        assertThat(page.getByText("Too many drawings at once.")).isHidden();
        assertThat(page.locator(RECONSTRUCTION)).not().hasAttribute("late", "");
        isWhatTheLinkRebuilds(reconstruction());
    }

    @Test
    void aQuestionThatCannotBeSentIsAskedAgain() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        page.locator("ink-pad").evaluate("pad => { pad.picture = () => { throw new Error('no memory for a picture'); }; }");
        drawThree();
        assertThat(page.getByText("The server did not take this and is asked again.")).isVisible();
        page.locator("ink-pad").evaluate("pad => { delete pad.picture; }");
        awaitReconstructionOtherThan(sample);
        settle();
        assertThat(page.getByText("The server did not take this")).isHidden();
    }

    @Test
    void anOldAnswerNeverReplacesANewerOne() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        studio().evaluate("""
                studio => { studio.heard = []; studio.receive = (line, answer) => { studio.heard.push(answer);
                  Object.getPrototypeOf(studio).receive.call(studio, line, answer); }; }""");
        drawLine(.5, .2, .5, .8);
        awaitReconstructionOtherThan(sample);
        settle();
        String older = reconstruction();
        studio().evaluate("studio => { studio.older = studio.heard.at(-1); }");
        drawThree();
        awaitReconstructionOtherThan(older);
        settle();
        String newest = reconstruction();
        String shown = "async (studio, frame) => { const { line } = studio.drawing; if (frame) line.questions.set(frame, line.answered);"
                + " studio.receive('drawing', { ...studio.older, frame: frame || studio.older.frame });"
                + " await studio.updateComplete; await new Promise(requestAnimationFrame); }";
        studio().evaluate(shown);
        assertThat(reconstruction()).isEqualTo(newest);
        // the same answer under a newer number is shown: it was its age that kept it away
        studio().evaluate(shown, 1_000_000);
        awaitReconstruction(older);
    }

    @Test
    void aSliderMovedBeforeTheDrawingIsAnsweredLosesNeither() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        holdAnswers();
        drawThree();
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Latent value 1").setExact(true));
        slider.focus();
        page.keyboard().press("End");
        awaitHeldAnswers(1);
        showHeldAnswers();
        awaitReconstructionOtherThan(sample);
        assertThat(page.getByText("Decoded from the edited latent")).isVisible();
        settle();
        isWhatTheLinkRebuilds(reconstruction());
        button("Reset").click();
        settle();
        isWhatTheLinkRebuilds(reconstruction());
    }

    @Test
    void whatABrowserSendsIsChecked() {
        open(chromium.desktop(), "");
        settle();
        assertThat(problem("reconstruct(9001, [studio.modelId], drawing(1_000_000), true)")).contains("The picture is too large: the limit is 750 KB");
        assertThat(problem("reconstruct(9002, Array(17).fill(studio.modelId), drawing(1), true)")).contains("Expected 1 to 16 models");
        assertThat(problem("reconstruct(9003, [studio.modelId], drawing(100), true)")).contains("did not arrive whole");
        assertThat(problem("decode(9004, studio.modelId, Array(4097).fill(0))")).contains("Expected a latent of 1 to 4096 values, got 4097");
        assertThat(problem("decode(9005, studio.modelId, [1e300])")).contains("Latent value 1 is not a finite number");
    }

    @Test
    void aPageIsAskedOverItsOwnSocketWhichNoOtherSessionMayOpen() throws Exception {
        page = chromium.desktop();
        PageLines lines = new PageLines(page);
        open(page, "");
        drawThree();
        settle();
        assertThat(lines.lines()).extracting(WebSocketRoute::url).anyMatch(url -> url.contains("/talk?key="));
        assertThat(studio().evaluate("studio => studio.talk.socket.socket.readyState")).isEqualTo(1);
        URI socket = URI.create(address.replaceFirst("http", "ws")).resolve((String) studio().evaluate("studio => studio.socket"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.newWebSocketBuilder().header("Origin", address.replaceFirst("/$", "")).header("Cookie", "JSESSIONID=another")
                    .buildAsync(socket, new WebSocket.Listener() { }).get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void aSocketThatIsLostIsOpenedAgain() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        studio().evaluate("studio => studio.talk.socket.socket?.close()");
        drawThree();
        awaitReconstructionOtherThan(sample);
        settle();
        page.waitForFunction("studio => studio.talk.socket.socket?.readyState === 1", studio().elementHandle());
    }

    /** What the server says to a question that the page would not ask. */
    private String problem(String question) {
        return (String) studio().evaluate("""
                studio => new Promise(told => {
                  const drawing = length => ({ channels: 1, height: 28, width: 28, samples: btoa('A'.repeat(length)), packed: false });
                  studio.receive = (line, { problem }) => { delete studio.receive; told(problem); };
                  void studio.$server.QUESTION; })""".replace("QUESTION", question));
    }

    /** The address tells the same drawing and latent as the screen, so a reload shows the same pixels. */
    private void isWhatTheLinkRebuilds(String pixels) {
        page.reload();
        awaitReconstruction(pixels);
    }
}
