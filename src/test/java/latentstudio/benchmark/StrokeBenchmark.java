package latentstudio.benchmark;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.List;
import latentstudio.Chromium;
import latentstudio.StudioProcess;

/** From the pointer's move to its reconstruction on screen, measured in a real browser on the same machine. */
final class StrokeBenchmark {
    private static final int STROKES = 12;
    private static final int MOVES = 40;
    /** Milliseconds. */
    private static final double BUDGET = 50;

    /**
     * The lag of a move runs from its pointer event to the first moment after the browser has painted an answer that
     * holds it: a task queued from an animation frame that follows the element's update. A move that waits for the frame
     * in flight counts with its waiting.
     */
    private static final String LISTEN = """
            () => {
              const studio = document.querySelector('draw-studio');
              const asked = new Map();
              let moves = [];
              window.lags = [];
              addEventListener('pointermove', event => { if (event.buttons) moves.push(event.timeStamp); }, true);
              const { socket } = studio.talk;
              const ask = socket.ask;
              socket.ask = (method, all) => {
                asked.set(all[0], moves);
                moves = [];
                return ask.call(socket, method, all);
              };
              const receive = studio.receive;
              studio.receive = (line, answer) => {
                receive.call(studio, line, answer);
                const held = asked.get(answer.frame) ?? [];
                studio.updateComplete.then(() => requestAnimationFrame(() =>
                    setTimeout(() => held.forEach(begun => lags.push(performance.now() - begun)))));
              };
            }""";

    private StrokeBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) {
        for (String model : List.of("digits-tiny", "digits-vae")) {
            Times lags = lags(studio.address(), model, STROKES);
            String moves = lags.sorted().length + " moves";
            table.row(model + ": stroke to reconstruction on screen, p50", "%.1f ms".formatted(lags.median()), moves);
            table.row(model + ": stroke to reconstruction on screen, p95", "%.1f ms".formatted(lags.percentile(95)), moves, Double.NaN,
                    "%.0f ms".formatted(BUDGET), lags.percentile(95) <= BUDGET);
        }
    }

    /** Draws waves over the pad as fast as the browser takes moves and gives the lag of every move, milliseconds. */
    static Times lags(URI address, String model, int strokes) {
        try (Chromium chromium = new Chromium(); Page page = chromium.desktop()) {
            page.navigate(address.resolve("draw/" + model).toString());
            Locator pad = page.locator("ink-pad canvas").first();
            pad.waitFor();
            page.locator("studio-badge").getByText("CPU").or(page.locator("studio-badge").getByText("GPU")).first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            BoundingBox box = pad.boundingBox();
            stroke(page, box, 0); // warms the page and the server's code
            page.evaluate(LISTEN);
            for (int stroke = 0; stroke < strokes; stroke++) {
                stroke(page, box, stroke);
                page.keyboard().press("Control+z");
            }
            page.waitForFunction("() => lags.length > 100");
            List<?> lags = (List<?>) page.evaluate("() => lags");
            return Times.of(lags.stream().mapToDouble(lag -> ((Number) lag).doubleValue()).toArray());
        }
    }

    private static void stroke(Page page, BoundingBox box, int number) {
        page.mouse().move(box.x + box.width * 0.2, box.y + box.height * 0.5);
        page.mouse().down();
        for (int move = 0; move < MOVES; move++) {
            double along = move / (double) MOVES;
            page.mouse().move(box.x + box.width * (0.2 + 0.6 * along),
                    box.y + box.height * (0.5 + 0.3 * Math.sin(2 * Math.PI * along + number)));
            page.evaluate("() => new Promise(requestAnimationFrame)"); // browsers hand out moves once a frame
        }
        page.mouse().up();
    }
}
