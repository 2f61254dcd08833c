package latentstudio.sketch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
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
                studio => { studio.receive = ({ frame }) => Object.getPrototypeOf(studio).receive.call(studio,
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
        page.locator("ink-pad").evaluate("pad => { pad.png = () => { throw new Error('no memory for a picture'); }; }");
        drawThree();
        assertThat(page.getByText("The server did not take this drawing and is asked again.")).isVisible();
        page.locator("ink-pad").evaluate("pad => { delete pad.png; }");
        awaitReconstructionOtherThan(sample);
        settle();
        assertThat(page.getByText("The server did not take this drawing")).isHidden();
    }

    @Test
    void anOldAnswerNeverReplacesANewerOne() {
        open(chromium.desktop(), "");
        settle();
        String sample = reconstruction();
        studio().evaluate("""
                studio => { studio.heard = []; studio.receive = answer => { studio.heard.push(answer);
                  Object.getPrototypeOf(studio).receive.call(studio, answer); }; }""");
        drawLine(.5, .2, .5, .8);
        awaitReconstructionOtherThan(sample);
        settle();
        String older = reconstruction();
        studio().evaluate("studio => { studio.older = studio.heard.at(-1); }");
        drawThree();
        awaitReconstructionOtherThan(older);
        settle();
        String newest = reconstruction();
        String shown = "async (studio, frame) => { studio.receive({ ...studio.older, frame: frame || studio.older.frame });"
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
        button("Reset latent").click();
        settle();
        isWhatTheLinkRebuilds(reconstruction());
    }

    @Test
    void whatABrowserSendsIsChecked() {
        open(chromium.desktop(), "");
        Locator studio = page.locator("draw-studio");
        settle();
        studio.evaluate("studio => studio.$server.reconstruct(9001, [studio.modelId], 'A'.repeat(1000001), true)");
        assertThat(page.getByText("The picture is too large: the limit is 750 KB")).isVisible();
        studio.evaluate("studio => studio.$server.reconstruct(9002, Array(17).fill(studio.modelId), '', true)");
        assertThat(page.getByText("Expected 1 to 16 models")).isVisible();
        studio.evaluate("studio => studio.$server.decode(9003, studio.modelId, Array(4097).fill(0))");
        assertThat(page.getByText("Expected a latent of 1 to 4096 values, got 4097")).isVisible();
        studio.evaluate("studio => studio.$server.decode(9004, studio.modelId, [1e300])");
        assertThat(page.getByText("Latent value 1 is not a finite number")).isVisible();
        Chromium.keep(page, "draw-problem");
    }

    /** The address tells the same drawing and latent as the screen, so a reload shows the same pixels. */
    private void isWhatTheLinkRebuilds(String pixels) {
        page.reload();
        awaitReconstruction(pixels);
    }
}
